using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Quality;

/// <summary>A bound or an estimate where a figure is asked.</summary>
internal static class InexactFigures
{
    public static IEnumerable<ReadingFinding> Check(IReadOnlyList<RowReading> rows) =>
        rows.Where(r => r is { Value: not null, IndicatorCode: not null, Qualifier: not ValueQualifier.Exact }).Select(r => new ReadingFinding(
            "value-not-exact", Severity.Warning, r.Row,
            $"“{r.PrintedValue}” là một giới hạn hoặc ước lượng, không phải con số chính xác.",
            $"“{r.PrintedValue}” is a bound or an estimate, not a figure.",
            Actual: r.PrintedValue));
}
