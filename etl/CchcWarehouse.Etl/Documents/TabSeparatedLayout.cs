namespace CchcWarehouse.Etl.Documents;

/// <summary>One table row a line, tabs between the cells; blank lines are page breaks.</summary>
/// <remarks>
/// A cell that held several lines on the paper may have broken its row over several lines of text; the
/// pieces are put together only where they add up to exactly the width of the table.
/// </remarks>
internal static class TabSeparatedLayout
{
    internal static TableGrid? TryRead(TextLines lines, ref int at)
    {
        if (!HasTab(lines[at]))
            return null;

        var end = EndOfTable(lines, at);
        var width = CommonWidth(lines, at, end);
        var trims = Trims(lines, at, end);
        var rows = new List<GridRow>();
        var first = at + 1;
        var afterBreak = false;
        while (at < end)
        {
            if (lines.IsBlank(at) && !HasTab(lines[at]))
            {
                afterBreak = true;
                at++;
                continue;
            }
            var (text, next) = Joined(lines, at, end, width, trims);
            rows.Add(new GridRow(at + 1, Cells(text), afterBreak));
            afterBreak = false;
            at = next;
        }
        return new TableGrid(first, rows, PositionsAreExact: false);
    }

    private static bool HasTab(string line) => line.Contains('\t', StringComparison.Ordinal);

    // Lines with tabs, with blank lines and the loose ends of broken cells between them.
    private static int EndOfTable(TextLines lines, int at)
    {
        var end = at + 1;
        for (var next = at + 1; next < lines.Count; next++)
        {
            if (HasTab(lines[next]))
                end = next + 1;
            else if (lines.IsBlank(next) ? false : !FollowsRow(lines, next))
                break;
        }
        return end;
    }

    // A loose line belongs to the table when it stands directly under a line of it and more rows follow.
    private static bool FollowsRow(TextLines lines, int at)
    {
        if (lines.IsBlank(at - 1))
            return false;
        var next = at;
        while (next < lines.Count && next < at + 30 && !HasTab(lines[next]))
        {
            if (lines.IsBlank(next))
                return false;
            next++;
        }
        return next < lines.Count && HasTab(lines[next]);
    }

    private static int CommonWidth(TextLines lines, int at, int end)
    {
        var counts = new Dictionary<int, int>();
        for (; at < end; at++)
        {
            var width = lines[at].AsSpan().Count('\t') + 1;
            if (width > 1)
                counts[width] = counts.GetValueOrDefault(width) + 1;
        }
        return counts.MaxBy(c => c.Value * 1000L + c.Key).Key;
    }

    private static (string Text, int Next) Joined(TextLines lines, int at, int end, int width, bool trims)
    {
        var cells = lines[at].AsSpan().Count('\t') + 1;
        var next = at + 1;
        if (lines[at].AsSpan().IndexOfAnyExcept("-\t ") < 0)
            return (lines[at], next);
        while (next < end && cells < width && !lines.IsBlank(next) && !StartsRow(lines[next], cells, width, trims))
        {
            cells += lines[next].AsSpan().Count('\t');
            next++;
        }
        // The last cell of a whole row may also run on; a line with tabs would be the next row, and where empty
        // cells are left away a line without tabs may be one too.
        while (!trims && next < end && cells == width && !lines.IsBlank(next) && !HasTab(lines[next]) && !LooksNumbered(lines[next]))
            next++;
        if (cells != width || next == at + 1)
            return (lines[at], at + 1);
        return (string.Join('\n', Enumerable.Range(at, next - at).Select(i => lines[i])), next);
    }

    // A line that fits the width by itself, or would overfill the row, is a row of its own; and where the
    // writer leaves empty cells at the end away, a short row is no broken one.
    private static bool StartsRow(string line, int cells, int width, bool trims)
    {
        var tabs = line.AsSpan().Count('\t');
        return cells + tabs > width || tabs > 0 && (trims || tabs + 1 >= width - 1 || line[0] == '\t') || LooksNumbered(line);
    }

    // "1.2", "3.", "IV" before a tab, a blank or the end of the line.
    private static bool LooksNumbered(string line)
    {
        var end = line.AsSpan().IndexOfAny(" \t");
        var first = Markup.CleanLine(end < 0 ? line : line[..end]).AsSpan();
        if (first.Length is 0 or > 8)
            return false;
        var marked = end >= 0 && line[end] == '\t' || first[^1] is '.' or ')' || first[..^1].Contains('.');
        return marked && (char.IsAsciiDigit(first[0]) || first.IndexOfAnyExcept("IVX.)") < 0);
    }

    private static bool Trims(TextLines lines, int at, int end)
    {
        for (; at < end; at++)
        {
            if (lines[at].EndsWith('\t') && !lines.IsBlank(at))
                return false;
        }
        return true;
    }

    private static List<GridCell> Cells(string line)
    {
        var cells = new List<GridCell>();
        foreach (var cell in line.Split('\t'))
            cells.Add(new GridCell(cells.Count, Markup.CleanWrappedCell(cell)));
        return cells;
    }
}
