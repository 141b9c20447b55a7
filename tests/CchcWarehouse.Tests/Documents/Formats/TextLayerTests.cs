using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Pages;
using CchcWarehouse.Etl.Documents.Tools;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>What a PDF holds as text counts only where the page shows it, whichever way the page lies.</summary>
public sealed class TextLayerTests
{
    private const string Report = "2022-q1-xa-hoang-trung-thanh-hoa";
    private const string Box = "/MediaBox[0 0 841.889763779528 595.303937007874]";

    [Theory]
    [InlineData("/MediaBox[0 0 841.89 595.30]/Rotate 90")]
    [InlineData("/MediaBox[0 0 841.89 595.30]/Rotate 180")]
    [InlineData("/MediaBox[0 0 841.89 595.30]/Rotate 270")]
    [InlineData("/MediaBox[-60 -70 900 640]/CropBox[0 0 842 595]")]
    public async Task A_page_that_lies_on_its_side_or_is_cropped_gives_its_rows(string box)
    {
        var pdf = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(SampleReports.Root, "etl", "samples", "formats", Report + ".pdf")));
        pdf.ShouldContain(Box);
        var changed = SourceDocument.FromBytes("report.pdf", Encoding.Latin1.GetBytes(pdf.Replace(Box, box.PadRight(Box.Length), StringComparison.Ordinal)));

        var rows = AnnexReader.Read(await DocumentReader.ReadAsync(changed, CancellationToken.None)).Rows;

        rows.Select(r => $"{r.PrintedNumber} {r.Label} {r.Result}".ReplaceLineEndings(" "))
            .ShouldBe(AnnexReader.Read(DocumentReader.Read(SampleReports.Text(Report))).Rows.Select(r => $"{r.PrintedNumber} {r.Label} {r.Result}".ReplaceLineEndings(" ")));
    }

    [Fact]
    public async Task Text_without_ink_is_not_taken_for_typed()
    {
        var layer = await LayerOf(TypedPdf.Write(TypedPdf.Line("So van ban 27"), TypedPdf.Line("So van ban 27", rendering: 3)));

        layer.Invisible.ShouldBe([2]);
        layer.Notices(new HashSet<int>()).Select(n => n.Rule).ShouldBe(["hidden-text"]);
        layer.Notices(new HashSet<int> { 2 }).ShouldBeEmpty();
    }

    [Fact]
    public async Task Words_of_no_language_are_not_taken_for_text()
    {
        var layer = await LayerOf(TypedPdf.Write(TypedPdf.Line("Trong nam qua uy ban nhan dan xa ban hanh sau van ban va hai ke hoach"), TypedPdf.Line("Wkrqj qdp txd xb edq qkdq gdq ad edq kdqk vdx ydq edq yd kdl nh krdfk")));

        layer.Illegible.ShouldBe([2]);
        layer.Notices(new HashSet<int>()).Select(n => n.Rule).ShouldBe(["illegible-font"]);
    }

    private static async Task<TextLayer> LayerOf(byte[] pdf)
    {
        using var folder = new ToolFolder();
        await File.WriteAllBytesAsync(folder["document.pdf"], pdf);
        var xhtml = await ToolRun.RunAsync(ExternalTool.PdfText, folder, TimeSpan.FromMinutes(1), ["-bbox", folder["document.pdf"], "-"], CancellationToken.None);
        return await TextLayer.ReadAsync(folder, PdfWords.Read(xhtml), CancellationToken.None);
    }
}
