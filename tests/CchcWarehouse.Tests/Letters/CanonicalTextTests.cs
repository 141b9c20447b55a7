using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Letters;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Letters;

public sealed class CanonicalTextTests
{
    [Theory]
    [InlineData("to\u0302\u0309ng", "tổng")]
    [InlineData("to\u0309\u0302ng", "tổng")]
    [InlineData("tô\u0309ng", "tổng")]
    [InlineData("o\u0323\u031b", "ợ")]
    [InlineData("o\u031b\u0323", "ợ")]
    [InlineData("e\u0323\u0302", "ệ")]
    [InlineData("e\u0302\u0323", "ệ")]
    [InlineData("U\u031b\u0303", "Ữ")]
    [InlineData("a\u0306\u0301", "ắ")]
    [InlineData("u\u0308", "ü")]
    [InlineData("\u0301a", "\u0301a")]
    [InlineData("x\u0301", "x\u0301")]
    [InlineData("đường", "đường")]
    public void Marks_join_their_letter_in_whatever_order_they_come(string text, string composed) =>
        CanonicalText.Compose(text).ShouldBe(composed);

    [Theory]
    [InlineData("Đơn vị tính", "don vi tinh")]
    [InlineData("  Số  lượng/ tỷ lệ (%) ", "so luong ty le")]
    [InlineData("UỶ BAN", "uy ban")]
    [InlineData("to\u0302\u0309ng", "tong")]
    public void Folded_words_have_no_case_marks_or_punctuation(string text, string folded) => FoldedText.Of(text).ShouldBe(folded);

    [Fact]
    public void Words_are_found_only_as_whole_words()
    {
        FoldedText.Holds("ke hoach giao", "giao").ShouldBeTrue();
        FoldedText.Holds("giao thong", "giao thong").ShouldBeTrue();
        FoldedText.Holds("ngoai giaox", "giao").ShouldBeFalse();
    }
}
