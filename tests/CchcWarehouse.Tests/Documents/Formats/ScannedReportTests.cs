using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Pages;
using CchcWarehouse.Etl.Documents.Tools;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>What a scan gives: no number that the paper does not show; what is not sure waits for a person.</summary>
public sealed class ScannedReportTests(PrintedReports printed, ITestOutputHelper output) : IClassFixture<PrintedReports>
{
    private const double PixelsPerPoint = 300 / 72.0;
    private const double LeastShare = 0.7;

    [Theory]
    [InlineData("01-quarter-with-plan-column", 0.6)]
    public async Task A_scanned_report_gives_the_facts_of_the_text_or_leaves_them_to_a_person(string report, double degrees)
    {
        var expected = Facts(ReportReader.Read(SampleReports.Text(report)));
        var pages = await ScannedAsync(report, degrees);
        var told = new List<RecognitionProgress>();
        RecognitionProgress.TellTo(told.Add);

        var reading = await ReportReader.ReadAsync(SourceDocument.FromBytes("scan.pdf", ScanWriter.Pdf(pages)), ReviewDecisions.None, CancellationToken.None);

        var actual = Facts(reading);
        output.WriteLine($"{report}: {actual.Count} of {expected.Count} facts, {reading.Rows.Count(r => r.Status == ObservationStatus.Review)} rows in review");
        actual.Except(expected).ShouldBeEmpty();
        actual.Count.ShouldBeGreaterThan((int)(LeastShare * expected.Count));
        reading.Findings.ShouldContain(f => f.Rule == "recognised");
        told.ShouldBe([.. Enumerable.Range(1, pages.Count).Select(page => new RecognitionProgress("scan.pdf", page, pages.Count))]);
    }

    [Fact]
    public async Task A_page_that_lay_sideways_is_turned()
    {
        const string Report = "06-commune-of-2026";
        var expected = Facts(ReportReader.Read(SampleReports.Text(Report)));
        var pages = (await ScannedAsync(Report, 0)).Select(p => Skew.Turned(p, 1)).ToList();

        var actual = Facts(await ReportReader.ReadAsync(SourceDocument.FromBytes("scan.pdf", ScanWriter.Pdf(pages)), ReviewDecisions.None, CancellationToken.None));

        actual.Except(expected).ShouldBeEmpty();
        actual.Count.ShouldBeGreaterThan((int)(LeastShare * expected.Count));
    }

    private async Task<IReadOnlyList<GrayImage>> ScannedAsync(string report, double degrees)
    {
        using var folder = new ToolFolder();
        await File.WriteAllBytesAsync(folder["document.pdf"], printed.Pdf(report).Bytes.ToArray());
        var xhtml = await ToolRun.RunAsync(ExternalTool.PdfText, folder, TimeSpan.FromMinutes(1), ["-bbox", folder["document.pdf"], "-"], CancellationToken.None);
        var pages = new List<GrayImage>();
        foreach (var page in PdfWords.Read(xhtml))
            pages.Add(ScanWriter.Scanned(await PagePixels.DrawAsync(folder, pages.Count + 1, PixelsPerPoint, page.Size, CancellationToken.None), degrees, pages.Count));
        return pages;
    }

    private static List<string> Facts(ReportReading reading) =>
        [.. reading.Rows.Where(r => r.IndicatorCode is not null && r.Status != ObservationStatus.Review)
            .Select(r => FormattableString.Invariant($"{r.Row} {r.IndicatorCode} {r.Value} {r.Denominator} {r.Qualifier} {r.Status}"))];
}
