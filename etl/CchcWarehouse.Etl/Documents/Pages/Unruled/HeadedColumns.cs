namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>Joins the column that only has a head with the one beside it that has none: the head stands left, its figures right.</summary>
internal static class HeadedColumns
{
    private const int Many = 8;

    internal static IReadOnlyList<double> Of(IReadOnlyList<double> cuts, IReadOnlyList<Region> regions)
    {
        while (Superfluous(cuts, regions) is { } cut)
            cuts = [.. cuts.Where(c => c != cut)];
        return cuts;
    }

    private static double? Superfluous(IReadOnlyList<double> cuts, IReadOnlyList<Region> regions)
    {
        var columns = new Columns(cuts, regions.SelectMany(r => r.Lines));
        var heads = new HeadLines(regions[0], columns);
        if (heads.LinesOf(regions[0]) == 0)
            return null;
        var head = Filled(regions.SelectMany(r => r.Lines.Take(heads.LinesOf(r))), columns);
        var body = Filled(regions.SelectMany(r => r.Lines.Skip(heads.LinesOf(r))), columns);
        for (var i = 0; i + 1 < columns.Count; i++)
        {
            if (head[i] > 0 && head[i + 1] == 0 && body[i] * Many < body[i + 1] || head[i] == 0 && head[i + 1] > 0 && body[i] > Many * body[i + 1])
                return cuts[i];
        }
        return null;
    }

    private static int[] Filled(IEnumerable<PageLine> lines, Columns columns)
    {
        var filled = new int[columns.Count];
        foreach (var part in lines.SelectMany(columns.Parts).Where(p => p.Span == 1))
            filled[part.Column]++;
        return filled;
    }
}
