using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>A report that came as text, with its cells put under their columns and its heads merged.</summary>
/// <remarks>What a careful typist would make of the text before writing it with an office program.</remarks>
internal static class ExactGrid
{
    private const int MostHeadRows = 2;

    internal static DocumentGrid Of(DocumentGrid text) =>
        new([.. text.Blocks.Select(b => b is TableGrid table ? Exact(table) : b)]);

    private static TableGrid Exact(TableGrid table)
    {
        var width = table.Rows.Max(r => r.Cells.Count);
        var rows = table.Rows.Select((r, i) => Placed(r, width, isHead: i == 0)).ToList();
        for (var i = 0; i + 1 < rows.Count; i++)
        {
            if (IsHead(rows[i]) && IsLowerHead(rows[i + 1]))
                rows[i] = Merged(rows[i], rows[i + 1]);
        }
        return table with { Rows = rows, PositionsAreExact = true };
    }

    // A row that lost cells lost its number, or else its note; a head that lost one has a cell over two columns.
    private static List<GridCell> Cells(GridRow row, int width, bool isHead)
    {
        var missing = width - row.Cells.Count;
        var lost = Enumerable.Repeat(new GridCell(0, ""), missing);
        if (!isHead || missing == 0)
            return row.Cells[0].Text.Length is > 0 and < 6 ? [.. row.Cells, .. lost] : [.. lost, .. row.Cells];
        var cells = row.Cells.ToList();
        cells.InsertRange(cells.Count - 1, lost);
        return cells;
    }

    private static GridRow Placed(GridRow row, int width, bool isHead) =>
        row with { Cells = [.. Cells(row, width, isHead).Select((c, column) => c with { Column = column })] };

    private static bool IsHead(GridRow row) =>
        row.Cells[0].Text is "STT" or "TT" or "THỨ TỰ";

    private static bool IsLowerHead(GridRow row) =>
        row.Cells[0].Text.Length == 0 && row.Cells[1].Text.Length == 0 && row.Cells.Any(c => c.Text.Length > 0);

    // "Kết quả" over "Đơn vị tính" and "Số liệu", the other heads over both rows.
    private static GridRow Merged(GridRow upper, GridRow lower)
    {
        var cells = new List<GridCell>();
        for (var column = 0; column < upper.Cells.Count; column++)
        {
            var span = 1;
            while (upper.Cells[column].Text.Length > 0 && column + span < upper.Cells.Count
                   && upper.Cells[column + span].Text.Length == 0 && lower.Cells[column + span].Text.Length > 0)
            {
                span++;
            }
            var over = lower.Cells[column].Text.Length == 0 ? MostHeadRows : 1;
            cells.Add(upper.Cells[column] with { ColumnSpan = span, RowSpan = over });
            column += span - 1;
        }
        return upper with { Cells = cells };
    }
}
