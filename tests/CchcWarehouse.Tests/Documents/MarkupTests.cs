using CchcWarehouse.Etl.Documents;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents;

public sealed class MarkupTests
{
    [Theory]
    [InlineData("<b>I</b>", "I")]
    [InlineData("( <a href=\"https://x.vn/\">https://x.vn/</a> )", "( https://x.vn/ )")]
    [InlineData("<ul style=\"x\"><li>- Một</li><li>Hai</li></ul>", "- Một\nHai")]
    [InlineData("Có = 1<br>Không = 0", "Có = 1\nKhông = 0")]
    [InlineData("<p>Một</p> <p>Hai</p>", "Một\nHai")]
    [InlineData("**Cán bộ: 10 người**", "Cán bộ: 10 người")]
    [InlineData("*** Cán bộ**", "Cán bộ")]
    [InlineData("*nghiêng*", "nghiêng")]
    [InlineData("Điểm =  Tỷ lệ * Điểm tối đa", "Điểm = Tỷ lệ * Điểm tối đa")]
    [InlineData("**PHỤ LỤC 2****BẢNG 2**", "PHỤ LỤC 2\nBẢNG 2")]
    [InlineData("\\* Đối với", "* Đối với")]
    [InlineData("[bookmark: _GoBack](Kèm theo)", "(Kèm theo)")]
    [InlineData("[Cổng](https://x.vn)", "Cổng")]
    [InlineData("tỷ lệ &lt; 5 &amp; &gt; 3", "tỷ lệ < 5 & > 3")]
    [InlineData("dưới <5% và >3", "dưới <5% và >3")]
    [InlineData("25<sup>1</sup>", "25¹")]
    [InlineData("không\u200b có\u00a0gì\u00ad", "không có gì")]
    [InlineData("e&#x301;", "é")]
    [InlineData("một\nhai", "một\nhai")]
    [InlineData("1\n1", "1\n1")]
    [InlineData("ghi chú (*)", "ghi chú (*)")]
    public void What_the_paper_does_not_show_goes(string raw, string clean) => Markup.CleanCell(raw).ShouldBe(clean);

    [Theory]
    [InlineData("Số VBQPPL đã\nban hành", "Số VBQPPL đã ban hành")]
    [InlineData("Có = 1\nKhông = 0", "Có = 1\nKhông = 0")]
    public void A_wrapped_line_goes_on_with_a_small_letter(string raw, string clean) => Markup.CleanWrappedCell(raw).ShouldBe(clean);

    [Theory]
    [InlineData("### **1. Cải cách thể chế**", "1. Cải cách thể chế")]
    [InlineData("> trích", "trích")]
    [InlineData("#1", "#1")]
    public void Heading_marks_of_a_line_go(string raw, string clean) => Markup.CleanLine(raw).ShouldBe(clean);
}
