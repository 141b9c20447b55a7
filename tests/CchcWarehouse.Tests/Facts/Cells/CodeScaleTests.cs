using CchcWarehouse.Etl.Facts.Cells;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Cells;

public sealed class CodeScaleTests
{
    [Theory]
    [InlineData("Có = 1 Không = 0")]
    [InlineData("Không = 0; Có = 1")]
    [InlineData("Có=1;Không=0")]
    [InlineData("Không = 0\nCó = 1")]
    [InlineData("Có: 1, Không: 0")]
    [InlineData("1 = Có; 0 = Không")]
    [InlineData("(Có = 1, Không = 0)")]
    public void A_code_list_is_read_in_any_order_and_spelling(string text) =>
        CodeScale.Parse(text).ShouldNotBeNull().ToString().ShouldBe("Không = 0; Có = 1");

    [Fact]
    public void Digits_belong_to_labels_too() =>
        CodeScale.Parse("Chưa có = 0 2 cấp = 1 3 cấp = 2").ShouldNotBeNull().Entries.Select(e => e.Label).ShouldBe(["Chưa có", "2 cấp", "3 cấp"]);

    [Fact]
    public void A_semicolon_may_stand_inside_a_label() =>
        CodeScale.Parse("Có ban hành hoặc triển khai KH = 1 Không ban hành; triển khai KH = 0").ShouldNotBeNull()
            .Find(0m).ShouldNotBeNull().Label.ShouldBe("Không ban hành; triển khai KH");

    [Theory]
    [InlineData("Văn bản")]
    [InlineData("Điểm = Tỷ lệ * Điểm tối đa")]
    [InlineData("Theo QĐ 2394/QĐ-UBND của UBND tỉnh")]
    [InlineData("Có = 1 Không = 1")]
    public void Other_unit_cells_are_no_code_list(string text) => CodeScale.Parse(text).ShouldBeNull();

    [Fact]
    public void A_word_finds_its_code_whatever_its_case() =>
        CodeScale.Parse("Đã vận hành = 1 Chưa = 0").ShouldNotBeNull().Find("đã vận hành").ShouldNotBeNull().Value.ShouldBe(1);
}
