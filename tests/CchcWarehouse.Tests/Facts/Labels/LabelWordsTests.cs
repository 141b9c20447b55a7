using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Facts.Labels;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Labels;

public sealed class LabelWordsTests
{
    private static readonly IndicatorCatalogue Catalogue = IndicatorCatalogue.Shared;

    [Theory]
    [InlineData("Đơn giản hoá thủ tục hành chính", "Đơn giản hóa TTHC")]
    [InlineData("Tỉ lệ hồ sơ giải quyết đúng hẹn", "Tỷ lệ hồ sơ giải quyết đúng hạn.")]
    [InlineData("- Số ĐVSNCL thuộc UBND cấp huyện:", "Số đơn vị sự nghiệp công lập thuộc Ủy ban nhân dân huyện")]
    [InlineData("3.1. SỐ TTHC LIÊN THÔNG CÙNG CẤP", "Số thủ tục hành chính liên thông cùng cấp")]
    [InlineData("Số TTHC cung cấp mức độ 3 và mức độ 4", "Số TTHC cung cấp mức độ 3, 4")]
    [InlineData("Chuyên trang CCHC tỉnh ( https://cchc.soctrang.gov.vn/ )", "Chuyên trang CCHC tỉnh")]
    [InlineData("Số nhiệm vụ UBND tỉnh Sóc Trăng giao trong năm 2022", "Số nhiệm vụ UBND tỉnh giao")]
    public void Wordings_of_one_thing_have_the_same_words(string one, string other) =>
        Words(one).Main.Order(StringComparer.Ordinal).ShouldBe(Words(other).Main.Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("so với năm 2015", "so với kế hoạch năm")]
    [InlineData("so với năm 2015", "so với năm 2021")]
    [InlineData("Số hồ sơ đã giải quyết", "Số hồ sơ chưa giải quyết")]
    [InlineData("giải quyết đúng hạn", "giải quyết quá hạn")]
    [InlineData("Tổng số văn bản đi", "Tổng số văn bản đến")]
    [InlineData("Số VBQPPL kiểm tra", "Số VBQPPL tự kiểm tra")]
    public void What_tells_neighbours_apart_is_kept(string one, string other) =>
        Words(one).Main.SetEquals(Words(other).Main).ShouldBeFalse();

    [Theory]
    [InlineData("Số nhiêm vụ đã hoàn thnàh", "Số nhiệm vụ đã hoàn thành", 2)]
    [InlineData("Só nhiệm vụ đuợc giao", "Số nhiệm vụ được giao", 2)]
    public void Slips_of_the_hand_are_put_right_and_counted(string written, string meant, int slips)
    {
        Words(written).Main.SetEquals(Words(meant).Main).ShouldBeTrue();
        Words(written).Slips.ShouldBe(slips);
    }

    [Theory]
    [InlineData("chờ")]
    [InlineData("nữ")]
    [InlineData("thêm")]
    public void Another_word_is_never_taken_for_a_slip(string word) =>
        Words($"Số hồ sơ {word} giải quyết").Main.ShouldContain(VietnameseSyllable.Normal(word));

    private static LabelWords Words(string label) => LabelWords.Read(label, Catalogue.Lexicon, Catalogue.Spelling);
}
