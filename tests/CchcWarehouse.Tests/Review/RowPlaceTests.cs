using CchcWarehouse.Etl.Review;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Review;

public sealed class RowPlaceTests
{
    [Theory]
    [InlineData("Số nhiệm vụ đã hoàn thành", "SỐ NHIỆM VỤ ĐÃ HOÀN THÀNH:")]
    [InlineData("Số nhiệm vụ đã hoàn thành", "1.1.2. Số nhiệm vụ đã  hoàn thành")]
    [InlineData("Số TTHC của tỉnh trong năm 2022", "Số TTHC của tỉnh Sóc Trăng trong năm 2023")]
    public void Case_ordinals_years_and_names_of_units_say_nothing(string one, string other) =>
        RowPlace.KeyOf(one).ShouldBe(RowPlace.KeyOf(other));

    [Theory]
    [InlineData("Số nhiệm vụ đã hoàn thành", "Số nhiệm vụ chưa hoàn thành")]
    [InlineData("Mức độ 3", "Mức độ 4")]
    public void Other_words_are_another_label(string one, string other) => RowPlace.KeyOf(one).ShouldNotBe(RowPlace.KeyOf(other));

    [Fact]
    public void A_label_without_words_still_has_a_key() => RowPlace.KeyOf("…").ShouldNotBeEmpty();

    [Fact]
    public void Reports_of_one_form_may_differ_in_a_few_labels()
    {
        var labels = Enumerable.Range(1, 20).Select(n => $"Số văn bản loại {(char)('a' + n)}").ToList();
        var form = ReviewForm.Of(labels);
        form.IsOf(labels.Select(RowPlace.KeyOf)).ShouldBeTrue();
        form.IsOf(labels.Skip(2).Append("Số đơn vị").Select(RowPlace.KeyOf)).ShouldBeTrue();
        form.IsOf(labels.Skip(10).Append("Số đơn vị").Select(RowPlace.KeyOf)).ShouldBeFalse();
        ReviewForm.Of(labels).Key.ShouldBe(form.Key);
    }
}
