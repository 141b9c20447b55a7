using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class PdfReaderTests(PrintedReports printed) : IClassFixture<PrintedReports>
{
    public static TheoryData<string> Reports => SampleReports.All;

    [Theory]
    [MemberData(nameof(Reports))]
    public async Task A_printed_report_gives_the_rows_of_the_text(string report)
    {
        var expected = AnnexReader.Read(DocumentReader.Read(SampleReports.Text(report)));

        var actual = AnnexReader.Read(await DocumentReader.ReadAsync(printed.Pdf(report), CancellationToken.None));

        Lines(actual).ShouldBe(Lines(expected));
    }

    // Whether a line ends because the cell is full or because the writer began a new one, paper does not always show.
    private static List<string> Lines(Annex annex) =>
        [.. annex.Rows.Select(r => $"{r.Row} ({r.ParentRow}) {r.PrintedNumber} | {r.Label} | {r.Unit} | {r.Result} | {r.Notes}".ReplaceLineEndings(" "))];
}
