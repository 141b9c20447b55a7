using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>Pages that lay askew, in bad light, seen from the side, without ruled lines: what is read is what the text says.</summary>
public sealed class PhotographedReportTests
{
    private const string Report = "2021-thi-xa-huong-tra-thua-thien-hue";
    private const int RowsOnPage = 22;
    private const int FewestValues = 13;

    [Theory]
    [InlineData("unruled.jpg")]
    [InlineData("photograph.jpg")]
    public async Task A_photographed_page_gives_the_values_of_the_text_or_leaves_them_to_a_person(string picture)
    {
        var expected = Values(ReportReader.Read(SampleReports.Text(Report)));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "scans", picture));

        var reading = await ReportReader.ReadAsync(SourceDocument.FromBytes(picture, bytes), ReviewDecisions.None, CancellationToken.None);

        reading.Rows.Count.ShouldBe(RowsOnPage);
        Values(reading).Except(expected).ShouldBeEmpty();
        Values(reading).Count.ShouldBeGreaterThanOrEqualTo(FewestValues);
        reading.Findings.ShouldContain(f => f.Rule == "recognised");
    }

    private static List<string> Values(ReportReading reading) =>
        [.. reading.Rows.Where(r => r.IndicatorCode is not null && r.Status != ObservationStatus.Review)
            .Select(r => FormattableString.Invariant($"{r.PrintedNumber?.TrimEnd('.')} {r.IndicatorCode} {r.Value} {r.Denominator} {r.Qualifier} {r.Status}"))];
}
