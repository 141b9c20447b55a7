namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Turns pages into lines and tables in reading order; a table that goes on keeps its columns.</summary>
internal sealed class PageBlocks
{
    private const double SameColumn = 8;
    private const string RomanStrokes = "IVXH|l!]";

    private readonly List<DocumentBlock> blocks = [];
    private readonly PageMargins margins;
    private List<double> columns = [];
    private SplitRow? split;
    private int line;

    private PageBlocks(PageMargins margins) => this.margins = margins;

    internal static IReadOnlyList<DocumentBlock> Of(IReadOnlyList<Page> pages)
    {
        var content = new PageBlocks(new PageMargins(pages));
        foreach (var page in pages)
            content.Add(page);
        return content.blocks;
    }

    private void Add(Page page)
    {
        var tables = Lattice.Of(page.Lines).ToList();
        var free = page.Words.ToList();
        foreach (var table in tables)
        {
            AddText(page, free.Where(w => w.CentreY < table.Top).ToList());
            AddTable(page, table, free.Where(w => w.CentreY >= table.Top && w.CentreY < table.Bottom).ToList());
            free.RemoveAll(w => w.CentreY < table.Bottom);
        }
        AddText(page, free);
    }

    private void AddText(Page page, List<PageWord> words)
    {
        var lines = PageText.Lines(words).Where(l => !margins.Holds(page, l)).ToList();
        if (FreeTable.TryRead(lines, page.Width) is { } table)
        {
            AddText(lines[..table.First]);
            blocks.Add(new TableGrid(line + 1, [.. table.Rows.Select((cells, i) => new GridRow(++line, [.. cells], AfterBreak: i == 0) { Page = page.Number })], PositionsAreExact: false));
            AddText(lines[table.End..]);
        }
        else
            AddText(lines);
    }

    private void AddText(IEnumerable<PageLine> lines)
    {
        foreach (var part in lines.SelectMany(FreeTable.Segments))
        {
            if (CellText.Clean(PageText.Text(part)) is { Length: > 0 } text)
                blocks.Add(new TextBlock(++line, text));
        }
    }

    private void AddTable(Page page, Lattice table, List<PageWord> words)
    {
        if (columns.Count == 0 || !table.Columns.All(border => columns.Exists(c => Math.Abs(c - border) <= SameColumn)))
            (columns, split) = ([.. table.Columns], null);
        var first = line + 1;
        var rows = new List<GridRow>();
        SplitRow? last = null;
        foreach (var group in table.Cells.GroupBy(c => c.Row).OrderBy(g => g.Key))
        {
            line++;
            var cells = group.OrderBy(c => c.Column).Select(c => new PageCell(c, words, ColumnAt(c.Left))).ToList();
            var row = new GridRow(line, [.. cells.Select(c => CellOf(c, line))], AfterBreak: rows.Count == 0) { Page = page.Number };
            if (row.Cells.All(c => c.Text.Length == 0 && c.Doubt is null) || GoesOn(rows, row, cells))
                continue;
            rows.Add(row);
            last = new SplitRow(cells.Where(c => c.Lines.Count > 0).ToDictionary(c => c.Column, c => (c.Lines[^1], c.Width)));
        }
        split = last ?? split;
        if (rows.Count > 0)
            blocks.Add(new TableGrid(first, rows, PositionsAreExact: true));
        AddText(PageText.Lines(words.Where(w => w.CentreX < table.Left || w.CentreX >= table.Right)));
    }

    // The first row below the head that a page repeats may be the rest of the last one overleaf.
    private bool GoesOn(List<GridRow> rows, GridRow row, List<PageCell> cells)
    {
        if (split is null || blocks.OfType<TableGrid>().LastOrDefault() is not { } above || !IsHeadAgain(rows))
            return false;
        if (!split.GoesOnIn(cells.Where(c => c.Lines.Count > 0).ToDictionary(c => c.Column, c => (c.Lines[0], c.Width)), row.Cells))
            return false;
        blocks[blocks.LastIndexOf(above)] = above with { Rows = [.. above.Rows.SkipLast(1), SplitRow.Joined(above.Rows[^1], row)] };
        split = null;
        return true;
    }

    private bool IsHeadAgain(List<GridRow> rows)
    {
        var head = blocks.OfType<TableGrid>().First(t => t.PositionsAreExact).Rows;
        return rows.Count < head.Count && rows.Zip(head).All(pair => pair.First.Cells.Select(c => c.Text).SequenceEqual(pair.Second.Cells.Select(c => c.Text)));
    }

    private GridCell CellOf(PageCell cell, int row) =>
        new(cell.Column, cell.Column == 0 && cell.IsScanned ? RomanNumber(cell.Text) : cell.Text, row, Math.Max(1, ColumnAt(cell.Place.Right) - cell.Column), cell.Place.RowSpan)
        {
            Confidence = cell.Words.Min(w => w.Confidence),
            Doubt = OcrDoubt.Of(cell.Words),
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
internal sealed class PageCell(LatticeCell place, IEnumerable<PageWord> words, int column)
{
    internal LatticeCell Place => place;

    internal int Column => column;

    internal bool IsScanned => Words.Any(w => w.Confidence is not null);

    internal double Width => place.Right - place.Left;

    internal IReadOnlyList<PageWord> Words { get; } = [.. words.Where(place.Holds)];

    internal IReadOnlyList<PageLine> Lines => field ??= PageText.Lines(Words.Where(w => w.Text.Length > 0));

    internal string Text => field ??= PageText.OfCell(Lines, Width);
}
