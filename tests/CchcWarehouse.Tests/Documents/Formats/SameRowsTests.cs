using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>A report gives the same rows whatever program its office wrote it with.</summary>
public sealed class SameRowsTests
{
    public static TheoryData<string> Reports => SampleReports.All;

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_word_document_gives_the_rows_of_the_text(string report) =>
        ShouldBeTheSame(report, grid => SourceDocument.FromBytes("a.docx", DocxWriter.Write(grid)));

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_workbook_of_texts_gives_the_rows_of_the_text(string report) =>
        ShouldBeTheSame(report, grid => SourceDocument.FromBytes("a.xlsx", XlsxWriter.Write(grid, asNumbers: false)));

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_workbook_of_numbers_gives_the_rows_of_the_text(string report) =>
        ShouldBeTheSame(report, grid => SourceDocument.FromBytes("a.xlsx", XlsxWriter.Write(grid, asNumbers: true)), text => text?.Replace('.', ','));

    [Theory]
    [MemberData(nameof(Reports))]
    public void A_web_page_gives_the_rows_of_the_text(string report) =>
        ShouldBeTheSame(report, grid => SourceDocument.FromBytes("a.html", HtmlWriter.Write(grid)));

    [Theory]
    [MemberData(nameof(Reports))]
    public void Values_parted_by_semicolons_give_the_rows_of_the_text(string report) =>
        ShouldBeTheSame(report, grid => SourceDocument.FromBytes("a.csv", CsvWriter.Write(grid, ';')));

    [Theory]
    [MemberData(nameof(Reports))]
    public void Values_parted_by_commas_give_the_rows_of_the_text(string report) =>
        ShouldBeTheSame(report, grid => SourceDocument.FromBytes("a.csv", CsvWriter.Write(grid, ',')));

    [Theory]
    [MemberData(nameof(Reports))]
    public void Quoted_values_parted_by_tabs_give_the_rows_of_the_text(string report) =>
        ShouldBeTheSame(report, grid => SourceDocument.FromBytes("a.tsv", CsvWriter.Write(grid, '\t')));

    private static void ShouldBeTheSame(string report, Func<DocumentGrid, SourceDocument> write, Func<string?, string?>? value = null)
    {
        var text = DocumentReader.Read(SampleReports.Text(report));
        var expected = AnnexReader.Read(text);

        var actual = AnnexReader.Read(write(ExactGrid.Of(text)));

        Lines(actual, value).ShouldBe(Lines(expected, value));
        actual.HeadingLines.Select(l => l.Text).ShouldBe(expected.HeadingLines.Select(l => l.Text));
    }

    private static List<string> Lines(Annex annex, Func<string?, string?>? value) =>
        [.. annex.Rows.Select(r => $"{r.Row} ({r.ParentRow}) {r.PrintedNumber} | {r.Label} | {r.Unit} | {(value is null ? r.Result : value(r.Result))} | {r.Notes}".Replace("\n", "⏎", StringComparison.Ordinal))];
}
