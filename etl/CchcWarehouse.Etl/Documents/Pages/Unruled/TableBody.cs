namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>Head and rows of a table without lines; a row that a page break cut apart is one.</summary>
internal sealed class TableBody
{
    private const double Leading = 1.15;
    private const int SeveralRows = 4;

    /// <summary>Where every third row is uncertain, an empty cell beside them says nothing.</summary>
    private const int MostDoubted = 3;

    private const int MostNamed = 50;

    private readonly UnruledTable table;
    private readonly ILookup<Region, UnruledRow> rows;

    internal TableBody(UnruledTable table)
    {
        this.table = table;
        var lines = new List<TableLine>();
        foreach (var region in table.Regions)
            Add(region, lines);
        var split = RowSplit.Of(lines, table.Columns);
        var found = split.Select(r => (Lines: lines.GetRange(r.First, r.End - r.First), r.IsDoubted)).ToList();
        Notices = [.. split.Where(r => r.MayBeSeveral(lines, table.Columns.Label)).Take(MostNamed).Select(r => Joined(lines.GetRange(r.First, r.End - r.First)))];
        var nameless = Nameless();
        var isShaky = table.IsDoubted || found.Count(r => r.IsDoubted) * MostDoubted > found.Count;
        var bare = RegionsWithoutFigures(found.ConvertAll(r => r.Lines));
        rows = found.ToLookup(
            r => r.Lines[0].Region,
            r => UnruledRow.Of(r.Lines, table.Columns,
                isShaky || r.IsDoubted || bare.Contains(r.Lines[0].Region) || r.Lines.Exists(l => l.Parts.Any(p => p.IsFigure && nameless.Contains(p.Column)))));
    }

    internal IReadOnlyList<IReadOnlyList<GridCell>> HeadOf(Region region) =>
        table.Head.LinesOf(region) is > 0 and var count ? UnruledHead.Rows(region.Lines.Take(count), table.Columns) : [];

    /// <summary>Rows that may be several; which of them, a person must see.</summary>
    internal IReadOnlyList<DocumentNotice> Notices { get; }

    /// <summary>The rows that begin in the region.</summary>
    internal IEnumerable<UnruledRow> RowsOf(Region region) => rows[region];

    private DocumentNotice Joined(List<TableLine> row)
    {
        var (page, label) = (row[0].Region.Stretch.Page.Number, string.Join(' ', row.Select(l => l.In(table.Columns.Label)?.Text).OfType<string>()));
        return new DocumentNotice("rows-joined", LosesContent: true,
            $"Trang {page}: “{label}” có thể là nhiều hàng in liền nhau được đọc thành một; hãy đối chiếu với bản in.",
            $"Page {page}: “{label}” may be several rows printed close together that were read as one; compare with the print.");
    }

    // A page of rows without one figure, in a table that has figures: they may be there and not have been seen.
    private HashSet<Region> RegionsWithoutFigures(List<List<TableLine>> found)
    {
        var pages = found.GroupBy(r => r[0].Region).ToLookup(page => page.Any(HasFigure), page => (Region: page.Key, Rows: page.Count()));
        return pages[true].Any() ? [.. pages[false].Where(p => p.Rows >= SeveralRows).Select(p => p.Region)] : [];
    }

    private bool HasFigure(List<TableLine> row) => row.Exists(l => l.Parts.Any(p => p.IsFigure && p.Column > table.Columns.Label));

    // A figure in a column without a head may belong to the one beside.
    private HashSet<int> Nameless()
    {
        if (HeadOf(table.Regions[0]) is not { Count: > 0 } head)
            return [];
        return [.. Enumerable.Range(0, table.Columns.Count).Where(c => c != table.Columns.Label && c > 0 && !head.SelectMany(h => h).Any(cell => cell.Column <= c && c < cell.Column + cell.ColumnSpan))];
    }

    // As if on one endless sheet: below the last line of a page comes the first of the next one.
    private void Add(Region region, List<TableLine> all)
    {
        var lines = region.Lines.Skip(table.Head.LinesOf(region)).ToList();
        var down = all.Count == 0 || lines.Count == 0 ? 0 : all[^1].Line.Bottom - lines[0].Bottom + Leading * lines[0].Words.Max(w => w.Height);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = new PageLine([.. lines[i].Words.Select(w => w with { Top = w.Top + down, Bottom = w.Bottom + down })]);
            all.Add(new TableLine(region, line, table.Columns.Parts(line), i > 0 && IsRuledBetween(region, lines[i - 1], lines[i]), i == 0 && all.Count > 0, IsBlotted(region, lines[i])));
        }
    }

    private static bool IsBlotted(Region region, PageLine line) =>
        region.Stretch.Page.Blots.Any(b => b.Meets(double.MinValue, line.Top, double.MaxValue, line.Bottom));

    private bool IsRuledBetween(Region region, PageLine above, PageLine below)
    {
        var (left, right) = (table.Columns.Cuts[0], table.Columns.Cuts[^1]);
        return region.Stretch.Page.Lines.Horizontal.Any(h =>
            h.Position > (above.Top + above.Bottom) / 2 && h.Position < (below.Top + below.Bottom) / 2
            && Math.Min(h.To, right) - Math.Max(h.From, left) > (right - left) / 2);
    }
}
