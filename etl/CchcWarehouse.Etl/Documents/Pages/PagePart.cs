using CchcWarehouse.Etl.Documents.Pages.Unruled;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>A ruled table of a page, or the lines between two.</summary>
/// <param name="Words">Of the ruled table.</param>
internal sealed record PagePart(Page Page, TextStretch? Text, Lattice? Ruled, IReadOnlyList<PageWord> Words)
{
    private const int MostHeadRows = 4;

    internal static IEnumerable<PagePart> Of(Page page, PageMargins margins)
    {
        var left = page.Words.ToList();
        IReadOnlyList<double>? borders = null;
        var tables = InReadingOrder(Lattice.Of(page.Lines));
        for (var i = 0; i < tables.Count; i++)
        {
            var table = tables[i];
            var next = tables.Select(t => t.Top).Where(t => t >= table.Bottom).DefaultIfEmpty(double.MaxValue).Min();
            if (IsHeadAlone(page, table, next))
            {
                borders = table.InnerColumns;
                continue;
            }
            var own = left.Where(w => !tables.Skip(i + 1).Any(t => t.IsBeside(table) && t.Holds(w))).ToList();
            yield return Lines(page, [.. own.Where(w => w.CentreY < table.Top)], margins, borders);
            var words = own.Where(w => w.CentreY >= table.Top && w.CentreY < table.Bottom).ToList();
            foreach (var part in CrowdedRows.Parts(page, table, words))
                yield return part;
            left = [.. left.Except(own.Where(w => w.CentreY < table.Bottom))];
            borders = null;
        }
        yield return Lines(page, left, margins, borders);
    }

    // Of two tables side by side the one that ends lower comes last: it may go on overleaf.
    private static List<Lattice> InReadingOrder(IReadOnlyList<Lattice> tables)
    {
        var ordered = tables.ToList();
        for (var i = 1; i < ordered.Count; i++)
        {
            for (var j = i; j > 0 && ordered[j].IsBeside(ordered[j - 1]) && ordered[j].Bottom < ordered[j - 1].Bottom; j--)
                (ordered[j - 1], ordered[j]) = (ordered[j], ordered[j - 1]);
        }
        return ordered;
    }

    // Only the head is ruled, perhaps in part; the rows below it are not.
    private static bool IsHeadAlone(Page page, Lattice table, double next)
    {
        if (table.Rows.Count - 1 > MostHeadRows || page.Words.Any(w => w.CentreY >= table.Top && w.CentreY < table.Bottom && PageRun.IsFigure(w.Text)))
            return false;
        var below = new TextStretch(page, PageText.LinesOfColumns(page.Words.Where(w => w.CentreY >= table.Bottom && w.CentreY < next)), null, HasHead: false, IsWhole: false);
        return Enumerable.Range(0, below.Lines.Count).Count(below.IsSeed) > 1;
    }

    private static PagePart Lines(Page page, List<PageWord> words, PageMargins margins, IReadOnlyList<double>? borders) =>
        new(page, new TextStretch(page, [.. PageText.LinesOfColumns(words).Where(l => !margins.Holds(page, l))], borders, HasHead: false, IsWhole: false), null, []);
}
