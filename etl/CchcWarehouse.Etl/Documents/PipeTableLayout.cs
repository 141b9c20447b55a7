using System.Text;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Markdown tables: cells between bars, one row a line; or one row between two ruled lines (+---+).</summary>
internal static class PipeTableLayout
{
    internal static TableGrid? TryRead(TextLines lines, ref int at)
    {
        if (!IsRow(lines[at]) && !IsBorder(lines[at]))
            return null;

        var bordered = IsBorder(lines[at]);
        var rows = new List<GridRow>();
        var first = at + 1;
        var afterBreak = false;
        var open = false;
        for (; at < lines.Count; at++)
        {
            if (IsRow(lines[at]))
            {
                var cells = Cells(lines[at]);
                if (bordered && open)
                    rows[^1] = Merged(rows[^1], cells);
                else
                    rows.Add(new GridRow(at + 1, cells, afterBreak));
                open = true;
                afterBreak = false;
            }
            else if (IsBorder(lines[at]))
                open = false;
            else if (lines.IsBlank(at) && MoreRowsFollow(lines, at))
                afterBreak = true;
            else
                break;
        }
        return new TableGrid(first, rows, PositionsAreExact: false);
    }

    private static bool IsRow(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length > 1 && text[0] == '|' && text[1..].Contains('|');
    }

    private static bool IsBorder(string line)
    {
        var text = line.AsSpan().Trim();
        return text.Length > 4 && text[0] == '+' && text[^1] == '+' && text.IndexOfAnyExcept("+-=:") < 0;
    }

    private static bool MoreRowsFollow(TextLines lines, int at)
    {
        while (at < lines.Count && lines.IsBlank(at))
            at++;
        return at < lines.Count && (IsRow(lines[at]) || IsBorder(lines[at]));
    }

    private static List<GridCell> Cells(string line)
    {
        var cells = new List<GridCell>();
        var cell = new StringBuilder();
        var text = line.AsSpan().Trim()[1..];
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] == '|')
                cell.Append(text[++i]);
            else if (text[i] == '|')
            {
                cells.Add(new GridCell(cells.Count, Markup.CleanCell(cell.ToString())));
                cell.Clear();
            }
            else
                cell.Append(text[i]);
        }
        if (!string.IsNullOrWhiteSpace(cell.ToString()))
            cells.Add(new GridCell(cells.Count, Markup.CleanCell(cell.ToString())));
        return cells;
    }

    private static GridRow Merged(GridRow row, List<GridCell> more)
    {
        var cells = new List<GridCell>();
        for (var i = 0; i < Math.Max(row.Cells.Count, more.Count); i++)
        {
            var above = i < row.Cells.Count ? row.Cells[i].Text : "";
            var below = i < more.Count ? more[i].Text : "";
            cells.Add(new GridCell(i, above.Length == 0 ? below : below.Length == 0 ? above : Markup.CleanWrappedCell(above + "\n" + below)));
        }
        return row with { Cells = cells };
    }
}
