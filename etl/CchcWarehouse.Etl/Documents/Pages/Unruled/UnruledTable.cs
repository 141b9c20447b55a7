namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>A table without ruled lines over all its pages.</summary>
internal sealed class UnruledTable
{
    private const int FewestSeeds = 4;
    private const double SameBorder = 8;
    private const double MostHeld = 0.9;

    private readonly List<Region> regions = [];
    private IReadOnlyList<double> cuts;

    private UnruledTable(Region region)
    {
        regions.Add(region);
        cuts = region.Stretch is { IsWhole: true, Borders: { } borders } ? borders : OwnCuts([region]);
        if (region.Stretch is { IsWhole: false, Borders: { } hinted } && hinted.Count >= cuts.Count && HoldsMost(hinted, region))
            cuts = hinted;
        // Where more columns show than are ruled, the figures may belong to another one.
        if (region.Stretch.IsWhole && OwnCuts([region]) is var own && own.Count > cuts.Count)
            (cuts, IsDoubted) = (own, true);
        IsRuled = ReferenceEquals(cuts, region.Stretch.Borders);
    }

    internal IReadOnlyList<Region> Regions => regions;

    internal Columns Columns { get; private set; } = null!;

    internal HeadLines Head => field ??= new HeadLines(regions[0], Columns);

    internal TableBody Body => field ??= new TableBody(this);

    /// <summary>It is not certain what its columns hold.</summary>
    internal bool IsDoubted { get; private set; }

    // The columns are, or their heads.
    private bool IsRuled { get; }

    /// <summary>The tables of a document; what goes on overleaf is one table.</summary>
    internal static IReadOnlyList<UnruledTable> Of(IEnumerable<TextStretch> stretches)
    {
        var tables = new List<UnruledTable>();
        foreach (var stretch in stretches)
        {
            var found = RegionFinder.Find(stretch);
            foreach (var region in found)
            {
                if (tables.Count == 0 || !tables[^1].GoesOnIn(region))
                    tables.Add(new UnruledTable(region));
            }
            if (found.Count == 0 && tables.Count > 0)
                tables[^1].GoOnIn(stretch);
        }
        tables.RemoveAll(t => t.cuts.Count + 1 < TextStretch.FewestColumns || !t.regions[0].Stretch.IsWhole && t.regions.Sum(r => r.Seeds) < FewestSeeds);
        foreach (var table in tables)
        {
            table.Settle();
            table.IsDoubted |= !table.Suits(tables[0]);
        }
        return tables;
    }

    /// <summary>Whether a line below the last one stands in the columns; a longer text shows better where its column ends.</summary>
    internal bool TakesIn(PageLine line)
    {
        if (Columns.Hold(line))
            return true;
        if (IsRuled || Columns.Parts(line) is not [{ Column: var first }, ..] || first > Columns.Label)
            return false;
        var wider = Gutters.Of([.. regions.SelectMany(r => r.Runs), PageRun.Of(line)], regions[^1].Stretch.Page.Width);
        if (wider.Count != cuts.Count || new Columns(wider, []).Parts(line) is not { Count: > 1 } parts || parts.Exists(p => p.Span > 1))
            return false;
        cuts = wider;
        Columns = new Columns(cuts, regions.SelectMany(r => r.Lines).Append(line));
        return true;
    }

    private void Settle()
    {
        cuts = HeadedColumns.Of(cuts, regions);
        Columns = new Columns(cuts, regions.SelectMany(r => r.Lines));
        new TableEdges(this).Widen();
        PartAtHeads();
        Columns = new Columns(cuts, regions.SelectMany(r => r.Lines));
    }

    // Without a head of its own, or with one that is only in part the first one's, what its columns hold is a guess.
    private bool Suits(UnruledTable first)
    {
        if (regions[0].Stretch.HasHead || this == first && Head.LinesOf(regions[0]) > 0)
            return true;
        var lines = regions[0].Lines.Take(Head.LinesOf(regions[0])).ToList();
        return lines.Count > 0 && (first.Columns.Count == Columns.Count || !lines.Exists(first.Head.HoldsWords));
    }

    // A head printed again in the middle of a page begins another part.
    private void PartAtHeads()
    {
        for (var i = 0; i < regions.Count; i++)
        {
            var head = Head.LinesOf(regions[i]);
            for (var line = regions[i].First + Math.Max(1, head); line < regions[i].End; line++)
            {
                if (!Head.IsHead(regions[i].Stretch.Lines[line]))
                    continue;
                regions.Insert(i + 1, new Region(regions[i].Stretch, line, regions[i].End));
                regions[i].End = line;
                break;
            }
        }
    }

    private bool GoesOnIn(Region region)
    {
        if (!IsNext(region.Stretch))
            return false;
        if (region.Stretch.Borders is { } borders)
        {
            // Of a head of two rows only the upper one may be printed again.
            if (!IsRuled || !borders.All(b => cuts.Any(c => Math.Abs(b - c) <= SameBorder)) || borders.Count != cuts.Count && !HoldsMost(cuts, region))
                return false;
        }
        else if (IsRuled ? !HoldsMost(cuts, region) : !Share([.. regions, region], region) && !HoldsMost(cuts, region))
            return false;
        regions.Add(region);
        Refine();
        return true;
    }

    // Longer texts overleaf show better where a column ends.
    private void Refine()
    {
        if (!IsRuled && OwnCuts(regions) is var all && all.Count == cuts.Count)
            cuts = all;
    }

    private bool Share(IReadOnlyList<Region> together, Region last)
    {
        var shared = OwnCuts(together);
        if (shared.Count < cuts.Count || last.Seeds >= FewestSeeds && shared.Count < OwnCuts([last]).Count)
            return false;
        cuts = shared;
        return true;
    }

    // A page on which no line shows the columns by itself: what fits into them at its top.
    private void GoOnIn(TextStretch stretch)
    {
        var columns = new Columns(cuts, []);
        if (cuts.Count + 1 < TextStretch.FewestColumns || !IsNext(stretch) || stretch.Page == regions[^1].Stretch.Page)
            return;
        var end = stretch.Lines.TakeWhile(columns.Suit).Count();
        if (stretch.Lines.Take(end).Count(l => columns.Parts(l).Count > 1) > 1)
        {
            regions.Add(new Region(stretch, 0, end));
            Refine();
        }
    }

    private bool IsNext(TextStretch stretch) => stretch.Page.Number - regions[^1].Stretch.Page.Number is 0 or 1;

    private static IReadOnlyList<double> OwnCuts(IEnumerable<Region> regions) =>
        Gutters.Of([.. regions.SelectMany(r => r.Runs)], regions.Max(r => r.Stretch.Page.Width));

    private static bool HoldsMost(IReadOnlyList<double> cuts, Region region)
    {
        var columns = new Columns(cuts, []);
        var lines = region.Lines.ToList();
        return lines.Count(columns.Hold) >= MostHeld * lines.Count;
    }
}
