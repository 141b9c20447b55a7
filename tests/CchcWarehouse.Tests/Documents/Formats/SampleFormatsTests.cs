using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>The samples of <c>etl/samples/formats</c> say what the text of the same report says.</summary>
public sealed class SampleFormatsTests(SampleFormats samples, ITestOutputHelper output) : IClassFixture<SampleFormats>
{
    private const double LeastShare = 0.7;

    public static TheoryData<string, string> Exact
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var report in SampleFormats.Reports)
            {
                foreach (var ending in SampleFormats.Endings)
                    all.Add(report, ending);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Exact))]
    public async Task A_sample_gives_the_observations_of_the_text(string report, string ending)
    {
        var text = ReportReader.Read(SampleReports.Text(report));

        var reading = await ReadAsync($"{report}.{ending}");

        Facts(reading).ShouldBe(Facts(text));
        reading.Report.ShouldBe(text.Report with { Title = reading.Report.Title });
    }

    [Fact]
    public async Task A_scanned_sample_gives_the_observations_of_the_text_or_leaves_them_to_a_person()
    {
        var expected = Facts(ReportReader.Read(SampleReports.Text(SampleFormats.Scanned)));

        var reading = await ReadAsync(SampleFormats.Scanned + ".scan.pdf");

        var actual = Facts(reading);
        output.WriteLine($"{actual.Count} of {expected.Count} observations, {reading.Rows.Count(r => r.Status == ObservationStatus.Review)} rows in review");
        actual.Except(expected).ShouldBeEmpty();
        actual.Count.ShouldBeGreaterThanOrEqualTo((int)(LeastShare * expected.Count));
    }

    [Fact]
    public async Task A_picture_of_one_page_gives_the_observations_of_that_page()
    {
        var expected = Facts(ReportReader.Read(SampleReports.Text(SampleFormats.Scanned)));

        var actual = Facts(await ReadAsync(SampleFormats.Scanned + ".page-1.png"));

        actual.ShouldNotBeEmpty();
        actual.Except(expected).ShouldBeEmpty();
    }

    private async Task<ReportReading> ReadAsync(string name) =>
        await ReportReader.ReadAsync(await samples.ReadAsync(name), ReviewDecisions.None, CancellationToken.None);

    private static List<string> Facts(ReportReading reading) =>
        [.. reading.Rows.Where(r => r.IndicatorCode is not null && r.Status != ObservationStatus.Review)
            .Select(r => FormattableString.Invariant($"{r.Row} {r.IndicatorCode} {r.Value} {r.Denominator} {r.Qualifier} {r.Status} {r.TextValue} {r.UnitOfMeasureCode}"))];
}
