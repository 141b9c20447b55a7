using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Tests.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts;

/// <summary>Values, statuses and indicators against fixtures that were written by reading.</summary>
public sealed class ExpectedFactsTests
{
    public static TheoryData<string> Unseen => [.. ExpectedRow.Names("unseen", "*.txt")];

    public static TheoryData<string> Real => [.. ExpectedRow.Names("expected", "*.tsv")];

    [Theory]
    [MemberData(nameof(Unseen))]
    public void Facts_of_an_unseen_form_are_what_a_reader_finds(string name) =>
        Compare(ExpectedRow.Document("unseen", name), ExpectedFact.Read("unseen", name));

    [Theory]
    [MemberData(nameof(Real))]
    public void Facts_of_a_real_report_are_what_a_reader_finds(string name)
    {
        if (RealReports.Read(name) is { } bytes)
        {
            Compare(bytes, ExpectedFact.Read("expected", name));
        }
    }

    private static void Compare(byte[] bytes, List<ExpectedFact> expected)
    {
        var rows = ReportReader.Read(SourceDocument.FromBytes("report.txt", bytes)).Rows;

        rows.Select(r => r.Line).ShouldBe(expected.Select(e => e.Line));
        var differences = rows.Zip(expected).SelectMany(p => p.Second.Differences(p.First).Select(d => $"line {p.First.Line} {p.First.Label}: {d} [{string.Join("; ", p.First.Reasons)}]"));
        string.Join('\n', differences).ShouldBeEmpty();
        rows.Where(r => r.IndicatorCode is not null).GroupBy(r => r.IndicatorCode, StringComparer.Ordinal).ShouldAllBe(g => g.Count() == 1);
    }
}
