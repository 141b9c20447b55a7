namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>Cuts a worksheet into its title lines, its one table and the lines below it.</summary>
/// <remarks>
/// A worksheet is one table, however many blank rows part it: only what stands above the first row of three
/// cells, and what stands apart below the last one, is text.
/// </remarks>
internal static class SheetBlocks
{
    private const int FewestCellsOfTableRow = 3;

    internal static IEnumerable<DocumentBlock> Of(Sheet sheet) => Of(new VisibleSheet(sheet).Rows, positionsAreExact: true);

    internal static IEnumerable<DocumentBlock> Of(IReadOnlyList<VisibleRow> rows, bool positionsAreExact)
    {
        var (from, to) = TableRows(rows);
        return [
            .. rows.Take(from).SelectMany(TextOf),
            .. from < to ? [Table(rows, from, to, positionsAreExact)] : Enumerable.Empty<DocumentBlock>(),
            .. rows.Skip(to).SelectMany(TextOf)];
    }

    private static (int From, int To) TableRows(IReadOnlyList<VisibleRow> rows)
    {
        var least = rows.Any(r => r.Filled >= FewestCellsOfTableRow) ? FewestCellsOfTableRow : FewestCellsOfTableRow - 1;
        var whole = Enumerable.Range(0, rows.Count).Where(i => rows[i].Filled >= least).ToList();
        if (whole.Count < 2)
            return (rows.Count, rows.Count);
        var end = Enumerable.Range(whole[^1] + 1, rows.Count - whole[^1] - 1).FirstOrDefault(i => IsEnd(rows, whole[^1], i), rows.Count);
        return (whole[0], end);
    }

    // Set apart by a blank row or a missing frame, and no figures from there on: notes, names, receivers.
    private static bool IsEnd(IReadOnlyList<VisibleRow> rows, int lastWhole, int at)
    {
        var isFramed = rows[lastWhole].HasBorder;
        var isApart = isFramed ? !rows[at].HasBorder : rows[at].Index - rows[at - 1].Index > 1;
        return isApart && (isFramed || rows[at].Filled == 1) && !rows.Skip(at).Any(HasFigures);
    }

    private static bool HasFigures(VisibleRow row) =>
        row.Cells.Skip(1).Any(c => c.Text.Length > 0 && (char.IsAsciiDigit(c.Text[0]) || c.Doubt is not null));

    private static TableGrid Table(IReadOnlyList<VisibleRow> rows, int from, int to, bool positionsAreExact) =>
        new(rows[from].Index + 1, [.. rows.Skip(from).Take(to - from).Select(RowOf)], positionsAreExact);

    private static GridRow RowOf(VisibleRow row) =>
        new(row.Index + 1, [.. row.Cells.Select(c => new GridCell(c.Column, c.Text, row.Index + 1, c.ColumnSpan, c.RowSpan) { Doubt = c.Doubt })]);

    // "Kỳ báo cáo:" in one cell and "Quý I" in the next are one line; the two halves of a letterhead are two.
    private static IEnumerable<TextBlock> TextOf(VisibleRow row)
    {
        var texts = new List<string>();
        foreach (var cell in row.Cells.Where(c => c.Text.Length > 0))
        {
            if (texts.Count > 0 && texts[^1].EndsWith(':'))
                texts[^1] += " " + cell.Text;
            else
                texts.Add(cell.Text);
        }
        return texts.SelectMany(t => t.Split('\n')).Select(line => new TextBlock(row.Index + 1, line));
    }
}
