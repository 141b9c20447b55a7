using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>Puts the rows of a head over each other: the texts over each column, from top to bottom.</summary>
/// <remarks>
/// Text layouts write a head that spans columns once, with empty cells after it (002, 004) or without
/// (003); the lower row then tells where the spans were.
/// </remarks>
internal static class HeadColumns
{
    /// <summary>The texts over each column, and whether the rows could not be put over each other with certainty.</summary>
    /// <param name="fullWidth">The number of columns that the widest rows show.</param>
    internal static (List<List<string>> Paths, bool InDoubt) Of(List<Piece> heads, int fullWidth, List<Piece> sample)
    {
        if (heads[0].PositionsAreExact)
            return (Exact(heads), false);
        var rows = heads.Select(h => h.Cells.Select(c => c.Text).ToList()).ToList();
        var inDoubt = false;
        if (rows.Count > 1)
            (rows[0], rows[1], inDoubt) = Aligned(rows[0], rows[1], fullWidth, CommonWidth(sample));
        Pad(rows);
        return (Paths(rows), inDoubt);
    }

    private static (List<string> Upper, List<string> Lower, bool InDoubt) Aligned(List<string> upper, List<string> lower, int fullWidth, int width)
    {
        var hasPlaces = lower.Exists(t => t.Length == 0);
        if (!hasPlaces && lower.Count < upper.Count)
            return UnderBlanks(upper, lower) ?? Insert(upper, lower, fullWidth) ?? Insert(upper, lower, width) ?? (upper, lower, true);
        var spread = SpreadOverGroups(upper, lower);
        if (spread is { } full && upper.Count < fullWidth && full.Upper.Count == fullWidth)
            return (full.Upper, full.Lower, false);
        if (lower.Count <= upper.Count && !Conflicts(upper, lower))
            return (upper, lower, false);
        return spread is var (above, below) ? (above, below, Conflicts(above, below)) : (upper, lower, true);
    }

    // "Số liệu" cannot stand under "Ghi chú", and two heads side by side rarely have one lower head each:
    // the upper row has fewer cells than the table has columns.
    private static bool Conflicts(List<string> upper, List<string> lower)
    {
        for (var i = 0; i < Math.Min(upper.Count, lower.Count); i++)
        {
            if (upper[i].Length == 0 || !IsLowerHead(lower[i]))
                continue;
            if (!CanBeDivided(upper[i]) && HeadWords.RoleOf(upper[i]) != HeadWords.RoleOf(lower[i]))
                return true;
            if (i > 0 && IsLowerHead(lower[i - 1]) && upper[i - 1].Length > 0 && upper[i - 1] != upper[i])
                return true;
        }
        return false;
    }

    private static bool IsLowerHead(string text) =>
        text is { Length: > 0 } and not ['(', .., ')'] && HeadWords.RoleOf(text) is not (ColumnRole.Other or ColumnRole.Label or ColumnRole.Ordinal);

    // An upper cell stands over one column without, or over a run of columns with, a lower head.
    private static (List<string> Upper, List<string> Lower)? SpreadOverGroups(List<string> upper, List<string> lower)
    {
        var sizes = new List<int>();
        for (var i = 0; i < lower.Count; i += sizes[^1])
        {
            var count = 1;
            while (lower[i].Length > 0 && i + count < lower.Count && lower[i + count].Length > 0)
                count++;
            sizes.Add(count);
        }
        // Empty cells at the end may have been left away.
        while (sizes.Count < upper.Count)
            sizes.Add(1);
        if (sizes.Count != upper.Count)
            return null;
        var spread = sizes.Zip(upper).SelectMany(p => Enumerable.Repeat(p.Second, p.First)).ToList();
        return (spread, [.. lower, .. Enumerable.Repeat("", spread.Count - lower.Count)]);
    }

    // The lower row holds only the lower heads, and one upper head has just as many cells, the others of them empty.
    private static (List<string> Upper, List<string> Lower, bool InDoubt)? UnderBlanks(List<string> upper, List<string> lower)
    {
        var runs = new List<int>();
        for (var i = 0; i < upper.Count; i++)
        {
            var size = 1 + upper.Skip(i + 1).TakeWhile(t => t.Length == 0).Count();
            if (upper[i].Length > 0 && size > 1 && size == lower.Count && CanBeDivided(upper[i]))
                runs.Add(i);
        }
        return runs.Count == 1 ? (upper, [.. Enumerable.Repeat("", runs[0]), .. lower], false) : null;
    }

    // The lower row holds only the lower heads: they go under the heads that can be divided.
    private static (List<string> Upper, List<string> Lower, bool InDoubt)? Insert(List<string> upper, List<string> lower, int width)
    {
        var parts = lower.Where(t => t.Length > 0).ToList();
        var dividable = Enumerable.Range(0, upper.Count).Where(i => CanBeDivided(upper[i])).ToList();
        foreach (var parents in new[] { dividable, dividable.Where(i => HeadWords.RoleOf(upper[i]) == ColumnRole.Result).ToList() })
        {
            if (parents.Count == 0 || parts.Count % parents.Count != 0 || upper.Count - parents.Count + parts.Count != width)
                continue;
            var each = parts.Count / parents.Count;
            var (above, below) = (new List<string>(), new List<string>());
            for (var i = 0; i < upper.Count; i++)
            {
                var rank = parents.IndexOf(i);
                above.AddRange(Enumerable.Repeat(upper[i], rank < 0 ? 1 : each));
                below.AddRange(rank < 0 ? [""] : parts.GetRange(rank * each, each));
            }
            return (above, below, parents.Count > 1);
        }
        return null;
    }

    private static bool CanBeDivided(string head) =>
        HeadWords.RoleOf(head) is not (ColumnRole.Ordinal or ColumnRole.Label or ColumnRole.Notes or ColumnRole.Unit);

    private static void Pad(List<List<string>> rows)
    {
        var width = rows.Max(r => r.Count);
        foreach (var row in rows)
            row.AddRange(Enumerable.Repeat("", width - row.Count));
    }

    private static List<List<string>> Paths(List<List<string>> rows)
    {
        var width = rows[0].Count;
        for (var i = 0; i + 1 < rows.Count || i == 0; i++)
        {
            for (var c = 1; c < width; c++)
            {
                if (rows[i][c].Length == 0 && CanBeDivided(rows[i][c - 1]) && rows[i][c - 1].Length > 0 && HasOwnHead(rows, i, c))
                    rows[i][c] = rows[i][c - 1];
            }
        }
        return [.. Enumerable.Range(0, width).Select(c => rows.Select(r => r[c]).Where(t => t.Length > 0).Distinct().ToList())];
    }

    // In a head of one row every unnamed column belongs to the name on its left.
    private static bool HasOwnHead(List<List<string>> rows, int row, int column) =>
        rows.Count == 1 || rows.Skip(row + 1).Any(r => r[column].Length > 0);

    private static List<List<string>> Exact(List<Piece> heads)
    {
        var width = heads.Max(h => h.Cells.Max(c => c.Column + c.ColumnSpan));
        var paths = Enumerable.Range(0, width).Select(_ => new List<string>()).ToList();
        foreach (var cell in heads.SelectMany(h => h.Cells).Where(c => c.Text.Length > 0))
        {
            for (var c = cell.Column; c < Math.Min(width, cell.Column + cell.ColumnSpan); c++)
            {
                if (!paths[c].Contains(cell.Text))
                    paths[c].Add(cell.Text);
            }
        }
        return paths;
    }

    /// <summary>The number of cells that most rows have; of two equally common ones the larger.</summary>
    internal static int CommonWidth(IEnumerable<Piece> rows) =>
        rows.GroupBy(r => r.Cells.Count).MaxBy(g => g.Count() * 1000L + g.Key)?.Key ?? 0;
}
