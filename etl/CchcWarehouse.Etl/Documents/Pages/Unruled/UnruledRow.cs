namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>A row of cells that was put together of lines.</summary>
internal sealed record UnruledRow(IReadOnlyList<GridCell> Cells)
{
    // What a cell of a ruled table has beside its text.
    private const double Padding = 12;

    private static readonly CellDoubt Uncertain = new(
        "bảng không kẻ dòng: chưa chắc dòng chữ này thuộc hàng nào",
        "the table has no ruled lines: it is not certain which row this line of text belongs to");

    private static readonly CellDoubt Crossed = new(
        "bảng không kẻ cột: chữ trong ô lấn sang cột bên cạnh",
        "the table has no ruled columns: the text of the cell reaches into the next one");

    internal static UnruledRow Of(IReadOnlyList<TableLine> lines, Columns columns, bool isDoubted)
    {
        var doubt = lines.Any(l => l.IsBlotted) ? OcrDoubt.Blotted : isDoubted ? Uncertain : null;
        var cells = lines.SelectMany(l => l.Parts).GroupBy(p => p.Column).Select(g => CellOf([.. g], columns, doubt)).ToList();
        // What belongs into an empty cell may stand in the row beside.
        if (doubt is not null)
            cells.AddRange(Enumerable.Range(0, columns.Count).Where(c => !cells.Exists(t => t.Column <= c && c < t.Column + t.ColumnSpan)).Select(c => new GridCell(c, "") { Doubt = doubt }));
        return new UnruledRow([.. cells.OrderBy(c => c.Column)]);
    }

    private static GridCell CellOf(List<LinePart> parts, Columns columns, CellDoubt? doubt)
    {
        var (column, span) = (parts[0].Column, parts.Max(p => p.Last) - parts[0].Column + 1);
        var words = parts.SelectMany(p => p.Line.Words).ToList();
        var width = Enumerable.Range(column, span).Sum(columns.Width);
        return new GridCell(column, PageText.OfCell([.. parts.Select(p => p.Line).Where(l => l.Words.Any(w => w.Text.Length > 0))], width + Padding), ColumnSpan: span)
        {
            Confidence = words.Min(w => w.Confidence),
            Doubt = FigurePrint.DoubtOf(words) ?? doubt ?? (span > 1 && words.Exists(w => PageRun.IsFigure(w.Text)) ? Crossed : null),
        };
    }
}
