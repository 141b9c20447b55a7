using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>Puts the rows of a head over each other: the texts over each column, from top to bottom.</summary>
/// <remarks>
/// Text layouts write a head that spans columns once, with empty cells after it (002, 004) or without
/// (003); the lower row then tells where the spans were.
/// </remarks>
internal static class HeadColumns
{
    internal static List<List<string>> Of(List<Piece> heads, List<Piece> sample)
    {
        if (heads[0].PositionsAreExact)
            return Exact(heads);
        var rows = heads.Select(h => h.Cells.Select(c => c.Text).ToList()).ToList();
        var width = CommonWidth(sample);
        while (rows.Count > 1 && rows[0].Count != rows[1].Count)
        {
            var upper = rows[0].Count < rows[1].Count && rows[1].Any(t => t.Length == 0)
                ? SpreadOverGroups(rows[0], rows[1])
                : null;
            if (upper is not null)
                rows[0] = upper;
            else if (Insert(rows[0], rows[1], width) is var (above, below))
                (rows[0], rows[1]) = (above, below);
            else
                Pad(rows);
        }
        Pad(rows);
        return Paths(rows);
    }

    // An upper cell stands over one column without, or over a run of columns with, a lower head.
    private static List<string>? SpreadOverGroups(List<string> upper, List<string> lower)
    {
        var groups = new List<(int From, int Count)>();
        for (var i = 0; i < lower.Count;)
        {
            var count = 1;
            while (lower[i].Length > 0 && i + count < lower.Count && lower[i + count].Length > 0)
                count++;
            groups.Add((i, count));
            i += count;
        }
        if (groups.Count != upper.Count)
            return null;
        var spread = new List<string>();
        foreach (var ((_, count), text) in groups.Zip(upper))
            spread.AddRange(Enumerable.Repeat(text, count));
        return spread;
    }

    // The lower row holds only the lower heads: they go under the heads that can be divided.
    private static (List<string> Upper, List<string> Lower)? Insert(List<string> upper, List<string> lower, int width)
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
            return (above, below);
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
