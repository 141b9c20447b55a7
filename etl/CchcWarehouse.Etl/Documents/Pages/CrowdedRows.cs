using CchcWarehouse.Etl.Documents.Pages.Unruled;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Finds rows of ruled cells in which several rows stand, because only the columns were ruled.</summary>
internal static class CrowdedRows
{
    private const int Several = 2;

    /// <summary>The ruled table; where a row is crowded, its lines as a stretch of their own.</summary>
    internal static IEnumerable<PagePart> Parts(Page page, Lattice table, IReadOnlyList<PageWord> words)
    {
        var first = 0;
        var hasFigures = false;
        for (var (row, end) = (0, 0); row < table.Rows.Count - 1; row = end)
        {
            end = End(table, row);
            var within = words.Where(w => w.CentreY >= table.Rows[row] && w.CentreY < table.Rows[end]).ToList();
            if (IsCrowded([.. table.Cells.Where(c => c.Row >= row && c.Row < end)], within))
            {
                if (row > first)
                    yield return Ruled(page, table.Part(first, row), words);
                var inside = within.Where(w => w.CentreX >= table.Left && w.CentreX < table.Right);
                yield return new PagePart(page, new TextStretch(page, PageText.LinesOfColumns(inside), table.InnerColumns, HasHead: row > 0 && !hasFigures, IsWhole: true), null, []);
                first = end;
            }
            hasFigures |= within.Exists(w => PageRun.IsFigure(w.Text));
        }
        if (first < table.Rows.Count - 1)
            yield return Ruled(page, table.Part(first, table.Rows.Count - 1), words);
    }

    // Rows that a merged cell holds together.
    private static int End(Lattice table, int row)
    {
        var end = row + 1;
        while (table.Cells.Where(c => c.Row >= row && c.Row < end).Max(c => c.Row + c.RowSpan) is var last && last > end)
            end = last;
        return end;
    }

    private static PagePart Ruled(Page page, Lattice table, IReadOnlyList<PageWord> words) =>
        new(page, null, table, [.. words.Where(w => w.CentreY >= table.Top && w.CentreY < table.Bottom)]);

    // Two numbers of rows, or figures in two lines of two cells. "1" over "1" alone may be two answers of one row.
    private static bool IsCrowded(List<LatticeCell> cells, List<PageWord> words)
    {
        if (cells.Count < TextStretch.FewestColumns)
            return false;
        var (signs, figures) = (0, new List<int>());
        foreach (var cell in cells)
        {
            var texts = PageText.Lines(words.Where(cell.Holds)).ConvertAll(l => PageText.Text(l.Words));
            if (cell.Column == 0)
                signs = Math.Max(signs, texts.Count(PageRun.IsRowSign));
            else
                figures.Add(texts.Count(PageRun.IsFigure));
        }
        return signs >= Several || figures.Count(f => f >= Several) > 1 || figures.Max() > Several;
    }
}
