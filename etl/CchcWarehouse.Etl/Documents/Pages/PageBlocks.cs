using CchcWarehouse.Etl.Documents.Pages.Unruled;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Turns pages into lines and tables in reading order; a table that goes on keeps its columns.</summary>
internal sealed class PageBlocks
{
    private const double SameColumn = 8;
    private static readonly CellDoubt OtherColumns = new(
        "các cột của bảng không khớp với phần bảng ở trên và không có hàng tiêu đề",
        "the columns are not those of the table above, and there is no head");

    private const string RomanStrokes = "IVXH|l!]";

    private readonly List<DocumentBlock> blocks = [];
    private readonly IReadOnlyList<UnruledTable> unruled;
    private readonly List<List<double>> known = [];
    private List<double> columns = [];
    private SplitRow? split;
    private int line;

    private PageBlocks(IReadOnlyList<UnruledTable> unruled) => this.unruled = unruled;

    internal static PageContent Of(IReadOnlyList<Page> drawn)
    {
        var pages = BrokenOrdinals.Joined(PageNumbers.Parted(drawn));
        var margins = new PageMargins(pages);
        var parts = pages.SelectMany(p => PagePart.Of(p, margins)).ToList();
        var tables = UnruledTable.Of(parts.Select(p => p.Text).OfType<TextStretch>());
        var content = new PageBlocks(tables);
        foreach (var part in parts)
            content.Add(part);
        return new PageContent(content.blocks, [.. tables.SelectMany(t => t.Body.Notices), .. UnreadLines.Notices(parts, tables), .. UnreadPlaces.Notices(parts, tables)]);
    }

    private void Add(PagePart part)
    {
        if (part.Text is { } text)
            AddText(text);
        else
            AddTable(part.Page, part.Ruled!, part.Words);
    }

    private void AddText(TextStretch text)
    {
        var at = 0;
        foreach (var (table, region) in unruled.SelectMany(t => t.Regions.Select(r => (t, r))).Where(r => r.r.Stretch == text))
        {
            AddText(text.Page, text.Lines.Take(region.First).Skip(at));
            AddUnruled(text.Page, table, region);
            at = region.End;
        }
        AddText(text.Page, text.Lines.Skip(at));
    }

    private void AddText(Page page, IEnumerable<PageLine> lines)
    {
        foreach (var part in lines.SelectMany(PageText.Segments))
        {
            if (CellText.Clean(PageText.Text(part)) is { Length: > 0 } text)
                blocks.Add(new TextBlock(++line, text) { Page = page.Number });
        }
    }

    private void AddUnruled(Page page, UnruledTable table, Region region)
    {
        var first = line + 1;
        var head = table.Body.HeadOf(region);
        List<GridRow> rows = [.. head.Concat(table.Body.RowsOf(region).Select(r => r.Cells))
            .Select((cells, i) => new GridRow(++line, cells, AfterBreak: i == 0 || i == head.Count) { Page = page.Number })];
        split = null;
        if (rows.Count > 0)
            blocks.Add(new TableGrid(first, rows, PositionsAreExact: true));
    }

    private void AddTable(Page page, Lattice table, IReadOnlyList<PageWord> words)
    {
        var isOther = columns.Count > 0 && !AreIn(table.Columns, columns);
        if (columns.Count == 0 || isOther)
        {
            // Below or beside another table an earlier one may go on.
            var earlier = known.FindLast(k => table.Columns.Count == k.Count && AreIn(table.Columns, k));
            (columns, split, isOther) = (earlier ?? [.. table.Columns], null, isOther && earlier is null);
            known.Remove(columns);
            known.Add(columns);
        }
        var first = line + 1;
        var over = Overflow(table, words);
        var rows = new List<GridRow>();
        SplitRow? last = null;
        foreach (var group in table.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key))
        {
            var cells = group.OrderBy(c => c.Column).Select(c => new PageCell(c, words, c.Right == table.Right ? over : [], ColumnAt(c.Left), page.Blots)).ToList();
            line++;
            var row = new GridRow(line, [.. cells.Select(c => CellOf(c, line))], AfterBreak: rows.Count == 0) { Page = page.Number };
            if (row.Cells.All(c => c.Text.Length == 0 && c.Doubt is null) || GoesOn(rows, row, cells))
                continue;
            rows.Add(row);
            last = new SplitRow(cells.Where(c => c.Lines.Count > 0).ToDictionary(c => c.Column, c => (c.Lines[^1], c.Width)));
        }
        split = last ?? split;
        if (isOther && rows.Count > 0 && rows[0].Cells.Any(c => PageRun.IsFigure(c.Text) || c.Column == 0 && PageRun.IsRowSign(c.Text)))
            rows = rows.ConvertAll(Doubted);
        if (rows.Count > 0)
            blocks.Add(new TableGrid(first, rows, PositionsAreExact: true));
        AddText(page, PageText.Lines(words.Where(w => (w.CentreX < table.Left || w.CentreX >= table.Right) && !over.Contains(w))));
    }

    // A text too long for the last column runs on over its border.
    private static HashSet<PageWord> Overflow(Lattice table, IReadOnlyList<PageWord> words)
    {
        var runs = PageText.Lines(words).SelectMany(PageRun.Of);
        return [.. runs.Where(r => r.Left > table.Columns[^2] && r.Left < table.Right).SelectMany(r => r.Words).Where(w => w.CentreX >= table.Right)];
    }

    private static bool AreIn(IEnumerable<double> borders, List<double> columns) =>
        borders.All(border => columns.Exists(c => Math.Abs(c - border) <= SameColumn));

    private static GridRow Doubted(GridRow row) => row with { Cells = [.. row.Cells.Select(c => c with { Doubt = c.Doubt ?? OtherColumns })] };

    // The first row below the head that a page repeats may be the rest of the last one overleaf.
    private bool GoesOn(List<GridRow> rows, GridRow row, List<PageCell> cells) =>
        IsHeadAgain(rows) && IsRestOfLast(cells.Where(c => c.Lines.Count > 0).ToDictionary(c => c.Column, c => (c.Lines[0], c.Width)), row);

    private bool IsRestOfLast(IReadOnlyDictionary<int, (PageLine First, double Width)> edges, GridRow row)
    {
        if (split is null || blocks.OfType<TableGrid>().LastOrDefault() is not { } above || !split.GoesOnIn(edges, row.Cells))
            return false;
        blocks[blocks.LastIndexOf(above)] = above with { Rows = [.. above.Rows.SkipLast(1), SplitRow.Joined(above.Rows[^1], row)] };
        split = null;
        return true;
    }

    private bool IsHeadAgain(List<GridRow> rows)
    {
        var head = blocks.OfType<TableGrid>().FirstOrDefault(t => t.PositionsAreExact)?.Rows ?? [];
        return rows.Count < head.Count && rows.Zip(head).All(pair => pair.First.Cells.Select(c => c.Text).SequenceEqual(pair.Second.Cells.Select(c => c.Text)));
    }

    private GridCell CellOf(PageCell cell, int row) =>
        new(cell.Column, cell.Column == 0 && cell.IsScanned ? RomanNumber(cell.Text) : cell.Text, row, Math.Max(1, ColumnAt(cell.Place.Right) - cell.Column), cell.Place.RowSpan)
        {
            Confidence = cell.Words.Min(w => w.Confidence),
            Doubt = FigurePrint.DoubtOf(cell.Words) ?? (cell.IsBlotted ? OcrDoubt.Blotted : null),
        };

    // "IH" and "VH" on a scan are III and VII: the strokes stand close.
    private static string RomanNumber(string text) =>
        text.Length < 6 && text.All(RomanStrokes.Contains)
            ? text.Replace("H", "II", StringComparison.Ordinal).Replace('|', 'I').Replace('l', 'I').Replace('!', 'I').Replace(']', 'I')
            : text;

    private int ColumnAt(double border) =>
        Enumerable.Range(0, columns.Count).MinBy(i => Math.Abs(columns[i] - border));
}

/// <summary>A cell of ruled lines with the words inside it.</summary>
/// <param name="over">Words of the table that stand beyond its last border and belong to what begins before it.</param>
internal sealed class PageCell(LatticeCell place, IEnumerable<PageWord> words, HashSet<PageWord> over, int column, IReadOnlyList<PageArea> blots)
{
    private const double Edge = 1;

    internal LatticeCell Place => place;

    internal int Column => column;

    internal bool IsBlotted { get; } = blots.Any(b => b.Meets(place.Left + Edge, place.Top + Edge, place.Right - Edge, place.Bottom - Edge));

    internal bool IsScanned => Words.Any(w => w.Confidence is not null);

    internal double Width => place.Right - place.Left;

    internal IReadOnlyList<PageWord> Words { get; } = [.. words.Where(w => place.Holds(w) || over.Contains(w) && w.CentreY >= place.Top && w.CentreY < place.Bottom)];

    internal IReadOnlyList<PageLine> Lines => field ??= PageText.Lines(Words.Where(w => w.Text.Length > 0));

    internal string Text => field ??= PageText.OfCell(Lines, Width);
}
