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
        var tables = Lattice.Of(page.Lines);
        for (var i = 0; i < tables.Count; i++)
        {
            var table = tables[i];
            var next = i + 1 < tables.Count ? tables[i + 1].Top : double.MaxValue;
            if (IsHeadAlone(page, table, next))
            {
                borders = table.InnerColumns;
                continue;
            }
            yield return Lines(page, [.. left.Where(w => w.CentreY < table.Top)], margins, borders);
            var words = left.Where(w => w.CentreY >= table.Top && w.CentreY < table.Bottom).ToList();
            foreach (var part in CrowdedRows.Parts(page, table, words))
                yield return part;
            left.RemoveAll(w => w.CentreY < table.Bottom);
            borders = null;
        }
        yield return Lines(page, left, margins, borders);
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
