using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Tools;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class OfficeConversionTests
{
    private const string Report = "2022-q1-xa-hoang-trung-thanh-hoa";

    [Theory]
    [InlineData("doc", "doc:MS Word 97")]
    [InlineData("odt", "odt")]
    [InlineData("rtf", "rtf")]
    [InlineData("fodt", "fodt")]
    public async Task An_older_text_document_gives_the_rows_of_the_text(string ending, string filter)
    {
        var text = DocumentReader.Read(SampleReports.Text(Report));
        var docx = SourceDocument.FromBytes("a.docx", DocxWriter.Write(ExactGrid.Of(text)));
        var older = await ConvertedAsync(docx, ending, filter);

        Lines(await DocumentReader.ReadAsync(older, CancellationToken.None)).ShouldBe(Lines(text));
    }

    [Theory]
    [InlineData("ods", "ods")]
    [InlineData("fods", "fods")]
    public async Task An_open_sheet_gives_the_rows_of_the_text(string ending, string filter)
    {
        var text = DocumentReader.Read(SampleReports.Text(Report));
        var xlsx = SourceDocument.FromBytes("a.xlsx", XlsxWriter.Write(ExactGrid.Of(text), asNumbers: false));

        Lines(await DocumentReader.ReadAsync(await ConvertedAsync(xlsx, ending, filter), CancellationToken.None)).ShouldBe(Lines(text));
    }

    [Fact]
    public async Task Macros_in_an_open_document_are_refused()
    {
        var document = OtherPackages.Zip("a.odt", ("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("Basic/Standard/Module1.xml", [1]));

        (await RefusedAsync(document)).ShouldBe("macros");
    }

    [Fact]
    public async Task An_open_document_with_a_password_is_refused()
    {
        var document = OtherPackages.Zip(
            "a.odt", ("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("META-INF/manifest.xml", "<manifest:encryption-data/>"u8.ToArray()));

        (await RefusedAsync(document)).ShouldBe("encrypted");
    }

    [Fact]
    public async Task What_the_office_program_cannot_open_is_damaged() =>
        (await RefusedAsync(OtherPackages.Zip("a.odt", ("mimetype", "application/vnd.oasis.opendocument.text"u8.ToArray()), ("content.xml", "<a"u8.ToArray())))).ShouldBeOneOf("damaged", "tool-failed");

    [Fact]
    public async Task A_document_that_is_called_otherwise_is_read_for_what_it_is()
    {
        var docx = SourceDocument.FromBytes("report.pdf", DocxWriter.Write(ExactGrid.Of(DocumentReader.Read(SampleReports.Text(Report)))));

        (await DocumentReader.ReadAsync(docx, CancellationToken.None)).Notices.ShouldHaveSingleItem().Rule.ShouldBe("mislabelled");
    }

    private static async Task<SourceDocument> ConvertedAsync(SourceDocument document, string ending, string filter)
    {
        using var folder = new ToolFolder();
        await File.WriteAllBytesAsync(folder[document.FileName], document.Bytes.ToArray());
        await ToolRun.RunAsync(
            ExternalTool.Soffice, folder, TimeSpan.FromMinutes(3),
            [$"-env:UserInstallation=file://{folder["profile"]}", "--headless", "--convert-to", filter, "--outdir", folder["out"], folder[document.FileName]],
            CancellationToken.None);
        return SourceDocument.FromBytes("a." + ending, await File.ReadAllBytesAsync(folder["out/a." + ending]));
    }

    private static async Task<string> RefusedAsync(SourceDocument document) =>
        (await Should.ThrowAsync<UnreadableDocumentException>(() => DocumentReader.ReadAsync(document, CancellationToken.None))).Code;

    private static List<string> Lines(DocumentGrid grid) =>
        [.. AnnexReader.Read(grid).Rows.Select(r => $"{r.Row} ({r.ParentRow}) {r.PrintedNumber} | {r.Label} | {r.Unit} | {r.Result} | {r.Notes}".ReplaceLineEndings("⏎"))];
}
