namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>Parts the lines of a table without ruled lines into rows: of all ways the one that fits best.</summary>
/// <remarks>
/// A row next to which another border fits nearly as well, or whose cells do not lie as in the others, is
/// doubted: a person sees it before its value counts.
/// </remarks>
internal static class RowSplit
{
    internal const int MostLines = 60;
    private const double NearlyAsWell = 1;
    private const int Passes = 3;

    /// <param name="First">The row's first line.</param>
    /// <param name="End">The first line below it.</param>
    internal readonly record struct Found(int First, int End, bool IsDoubted)
    {
        /// <summary>Another row may begin inside.</summary>
        internal bool MayBeSeveral(IReadOnlyList<TableLine> lines, int label) =>
            IsDoubted && lines.Take(End).Skip(First + 1).Any(l => l.In(label) is { StartsUpper: true });
    }

    internal static IReadOnlyList<Found> Of(IReadOnlyList<TableLine> lines, Columns columns)
    {
        if (lines.Count == 0)
            return [];
        var costs = new RowCosts(lines, columns);
        var rows = new List<(int First, int End)>();
        double[] before = [], after = [];
        for (var pass = 0; pass < Passes; pass++)
        {
            (before, after, rows) = Best(costs, lines.Count);
            if (pass + 1 < Passes)
                costs.Learn(rows);
        }
        return [.. rows.Select(r => new Found(r.First, r.End, IsDoubted(costs, r, before, after)))];
    }

    // The cheapest ways to part the lines above and below each border.
    private static (double[] Before, double[] After, List<(int First, int End)> Rows) Best(RowCosts costs, int count)
    {
        var before = Enumerable.Repeat(double.MaxValue, count + 1).ToArray();
        var after = Enumerable.Repeat(double.MaxValue, count + 1).ToArray();
        var from = new int[count + 1];
        before[0] = after[count] = 0;
        for (var end = 1; end <= count; end++)
        {
            for (var first = end - 1; first >= Math.Max(0, end - MostLines); first--)
            {
                if (before[first] + Cost(costs, first, end) is var cost && cost < before[end])
                    (before[end], from[end]) = (cost, first);
            }
        }
        for (var first = count - 1; first >= 0; first--)
        {
            for (var end = first + 1; end <= Math.Min(count, first + MostLines); end++)
                after[first] = Math.Min(after[first], Cost(costs, first, end) + after[end]);
        }
        var rows = new List<(int First, int End)>();
        for (var end = count; end > 0; end = from[end])
            rows.Add((from[end], end));
        rows.Reverse();
        return (before, after, rows);
    }

    // The border above a row belongs to it.
    private static double Cost(RowCosts costs, int first, int end) => costs.Row(first, end) + (first > 0 ? costs.Border(first) : 0);

    private static bool IsDoubted(RowCosts costs, (int First, int End) row, double[] before, double[] after)
    {
        var best = after[0];
        if (costs.Row(row.First, row.End) > RowCosts.Misplaced
            || row.First > 0 && costs.Border(row.First) > RowCosts.Misplaced
            || row.End + 1 < before.Length && costs.Border(row.End) > RowCosts.Misplaced)
        {
            return true;
        }
        for (var border = row.First + 1; border < row.End; border++)
        {
            if (before[border] + after[border] < best + NearlyAsWell)
                return true;
        }
        return row.First > 0 && Across(costs, row.First, before, after) < best + NearlyAsWell
            || row.End + 1 < before.Length && Across(costs, row.End, before, after) < best + NearlyAsWell;
    }

    // The best way without the border.
    private static double Across(RowCosts costs, int border, double[] before, double[] after)
    {
        var best = double.MaxValue;
        for (var first = border - 1; first >= Math.Max(0, border - MostLines); first--)
        {
            for (var end = border + 1; end <= Math.Min(before.Length - 1, first + MostLines); end++)
                best = Math.Min(best, before[first] + Cost(costs, first, end) + after[end]);
        }
        return best;
    }
}
