using System.Diagnostics;
using System.Globalization;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Tests.Documents.Formats.Writers;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>Tables without ruled lines: no value that the text does not have, no row lost without a word.</summary>
public sealed class UnruledTableTests(PrintedLooks printed, ITestOutputHelper output) : IClassFixture<PrintedLooks>
{
    private const double LeastShare = 0.7;

    public static TheoryData<string, string> Printed
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var report in PrintedLooks.Reports)
            {
                foreach (var look in TableLook.All.Keys)
                    all.Add(report, look);
            }
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Printed))]
    public async Task A_table_without_lines_gives_the_facts_of_the_text_or_leaves_them_to_a_person(string report, string look)
    {
        var expected = ReportReader.Read(InventedReports.Text(report));
        var watch = Stopwatch.StartNew();

        var actual = await ReportReader.ReadAsync(printed.Pdf(report, look), ReviewDecisions.None, CancellationToken.None);

        var count = ReadingCount.Of(expected, actual);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"COUNT {report} | {look} | {count} | {watch.Elapsed.TotalSeconds:0.0} s"));
        count.Wrong.ShouldBeEmpty();
        count.LostInSilence.ShouldBeEmpty();
        count.Accepted.ShouldBeGreaterThanOrEqualTo((int)(LeastShare * count.Expected));
    }
}
