namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>The head of a table without lines as rows of cells: what stands over several columns, over what stands in each.</summary>
internal static class UnruledHead
{
    private const double OtherLine = 0.35;

    internal static IReadOnlyList<IReadOnlyList<GridCell>> Rows(IEnumerable<PageLine> lines, Columns columns)
    {
        var parts = Spread(lines.SelectMany(columns.Parts).ToList());
        var spans = parts.Where(p => p.Span > 1).GroupBy(p => (p.Column, p.Span)).OrderBy(g => g.Min(p => p.CentreY)).ToList();
        var cells = parts.Where(p => p.Span == 1).GroupBy(p => p.Column).Select(g => Cell(g.Key, 1, [.. g])).OrderBy(c => c.Column).ToList();
        if (spans.Count == 0)
            return [cells];
        var upper = spans.ConvertAll(s => Cell(s.Key.Column, s.Key.Span, [.. s]));
        var under = cells.Where(c => upper.Exists(u => IsUnder(c, u))).ToList();
        return [[.. upper.Concat(cells.Except(under).Select(c => c with { RowSpan = 2 })).OrderBy(c => c.Column)], under];
    }

    // "Kết quả" over "Đơn vị" and "Số liệu" may be too short to reach over both: the second column has nothing
    // at its height, though other heads stand there.
    private static List<LinePart> Spread(List<LinePart> parts)
    {
        var columns = parts.Where(p => p.Span == 1).GroupBy(p => p.Column).ToDictionary(g => g.Key, g => g.OrderBy(p => p.CentreY).ToList());
        var spread = parts.ToList();
        foreach (var (column, right) in columns.OrderByDescending(c => c.Key))
        {
            var height = OtherLine * (right[0].Line.Bottom - right[0].Line.Top);
            if (!columns.TryGetValue(column - 1, out var left) || !left.Exists(p => Math.Abs(p.CentreY - right[0].CentreY) < height))
                continue;
            // One line set in the middle beside three is no lower head.
            if (right[0].CentreY + right[^1].CentreY - left[0].CentreY - left[^1].CentreY < 2 * height)
                continue;
            if (parts.Exists(p => p.Column <= column && column <= p.Last && p.CentreY < right[0].CentreY - height))
                continue;
            if (!columns.Any(c => c.Key != column && c.Key != column - 1 && c.Value[^1].CentreY < right[0].CentreY - height))
                continue;
            foreach (var over in left.Where(p => p.CentreY < right[0].CentreY - height))
                spread[spread.IndexOf(over)] = over with { Span = 2 };
        }
        return spread;
    }

    private static bool IsUnder(GridCell cell, GridCell upper) => cell.Column >= upper.Column && cell.Column < upper.Column + upper.ColumnSpan;

    private static GridCell Cell(int column, int span, List<LinePart> parts) =>
        new(column, CellText.Clean(string.Join(' ', parts.Select(p => p.Text))), ColumnSpan: span)
        {
            Confidence = parts.SelectMany(p => p.Line.Words).Min(w => w.Confidence),
        };
}
