using CchcWarehouse.Etl.Documents.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>A PDF in which only some texts are set in fonts from before Unicode.</summary>
public sealed class FontEncodingsTests
{
    [Theory]
    [InlineData(".VnTime", "v¨n", "văn")]
    [InlineData(".VnTimeH", "v¨n", "VĂN")]
    [InlineData("VNI-Times", "vaên", "văn")]
    [InlineData("TimesNewRomanPSMT", "v¨n", "v¨n")]
    public void A_word_is_decoded_as_its_font_asks(string font, string drawn, string text)
    {
        var page = new PdfPage(600, 800, [new(40, 50, 60, 62, drawn), new(80, 50, 100, 62, "bản")]);
        VisibleText[] visible = [new(1, 38, 50, 30, 12, font, drawn), new(1, 78, 50, 30, 12, "Arial", "bản")];

        var decoded = FontEncodings.Decode([page], visible.ToLookup(t => t.Page)).Single();

        decoded.Words.Select(w => w.Text).ShouldBe([text, "bản"]);
    }

    [Fact]
    public void A_font_of_that_name_that_draws_Unicode_is_left_alone()
    {
        var page = new PdfPage(600, 800, [new(40, 50, 60, 62, "được")]);

        FontEncodings.Decode([page], new[] { new VisibleText(1, 38, 50, 30, 12, ".VnTime", "được") }.ToLookup(t => t.Page)).Single().Words[0].Text.ShouldBe("được");
    }
}
