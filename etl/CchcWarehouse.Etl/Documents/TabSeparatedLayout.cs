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
            var (text, next) = Joined(lines, at, end, width);
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

    private static (string Text, int Next) Joined(TextLines lines, int at, int end, int width)
    {
        var cells = lines[at].AsSpan().Count('\t') + 1;
        var next = at + 1;
        while (next < end && cells < width && !lines.IsBlank(next) && !StartsRow(lines, next, cells, width))
        {
            cells += lines[next].AsSpan().Count('\t');
            next++;
        }
        // The last cell of a whole row may also run on; a line with tabs would be the next row.
        while (next < end && cells == width && !lines.IsBlank(next) && !HasTab(lines[next]) && !LooksNumbered(lines[next]))
            next++;
        if (cells != width || next == at + 1)
            return (lines[at], at + 1);
        return (string.Join('\n', Enumerable.Range(at, next - at).Select(i => lines[i])), next);
    }

    // A line that fits the width by itself, or would overfill the row, is a row of its own.
    private static bool StartsRow(TextLines lines, int at, int cells, int width)
    {
        var tabs = lines[at].AsSpan().Count('\t');
        return cells + tabs > width || tabs + 1 >= width - 1 && tabs > 0 || lines[at].StartsWith('\t') || LooksNumbered(lines[at]);
    }

    private static bool LooksNumbered(string line)
    {
        var text = Markup.CleanLine(line).AsSpan();
        var end = text.IndexOfAny(". )\t");
        return end is > 0 and <= 8 && (char.IsAsciiDigit(text[0]) && text[end] != ' ' || text[..end].IndexOfAnyExcept("IVXLC") < 0);
    }

    private static List<GridCell> Cells(string line)
    {
        var cells = new List<GridCell>();
        foreach (var cell in line.Split('\t'))
            cells.Add(new GridCell(cells.Count, Markup.CleanCell(cell)));
        return cells;
    }
}
