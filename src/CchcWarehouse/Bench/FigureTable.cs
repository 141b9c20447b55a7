namespace CchcWarehouse.Bench;

/// <summary>The comparisons as a table in Markdown.</summary>
internal static class FigureTable
{
    public static string Print(IEnumerable<Comparison> comparisons) => string.Join(
        '\n',
        [
            "| workload | limit | ours | ratio | target | met |",
            "|---|---|---|---|---|---|",
            .. comparisons.Select(row =>
                $"| {row.Workload} | {row.Limit} | {row.Ours} | {Number.Short(row.Ratio)} | {row.Bound} | {(row.IsMet ? "yes" : "no")} |"),
        ]);
}
