using CchcWarehouse.Etl.Documents.Pages.Unruled;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Lines that look like rows and stand in no table: each is named, none lost in silence.</summary>
/// <remarks>Between the rows of a table a line is named anyway; these stand before the first and after the last one.</remarks>
internal sealed class UnreadLines
{
    private const int MostNamed = 50;
    private const int FewestLetters = 3;
    private const double SameEdge = 4;

    private readonly List<DocumentNotice> notices = [];
    private readonly ILookup<TextStretch, (UnruledTable Table, Region Region)> regions;
    private Columns? columns;
    private HashSet<int> edges = [];

    private UnreadLines(IReadOnlyList<UnruledTable> tables) =>
        regions = tables.SelectMany(t => t.Regions.Select(r => (Table: t, Region: r))).ToLookup(r => r.Region.Stretch);

    internal static IEnumerable<DocumentNotice> Notices(IEnumerable<PagePart> parts, IReadOnlyList<UnruledTable> tables)
    {
        var unread = new UnreadLines(tables);
        foreach (var part in parts)
            unread.Look(part);
        return unread.notices.Take(MostNamed);
    }

    private void Look(PagePart part)
    {
        if (part.Ruled is { } ruled)
            (columns, edges) = (new Columns(ruled.InnerColumns, []), []);
        if (part.Text is not { } stretch)
            return;
        for (var line = 0; line < stretch.Lines.Count; line++)
        {
            if (regions[stretch].Where(r => line >= r.Region.First && line < r.Region.End).Select(r => r.Table).FirstOrDefault() is { } table)
                (columns, edges) = (table.Columns, EdgesOf(table));
            else if (IsLikeRow(stretch.Runs[line]) || IsInColumns(stretch.Lines[line]))
                notices.Add(Notice(stretch.Page.Number, PageText.Text(stretch.Lines[line].Words)));
        }
    }

    // Where the texts of a column mostly begin.
    private static HashSet<int> EdgesOf(UnruledTable table) =>
        [.. table.Regions.SelectMany(r => r.Lines).SelectMany(table.Columns.Parts).GroupBy(p => p.Column)
            .Select(g => g.GroupBy(p => (int)(p.Line.Left / SameEdge)).MaxBy(e => e.Count())!.Key)];

    // A number of a row, a label, and a figure by itself.
    private static bool IsLikeRow(IReadOnlyList<PageRun> runs) =>
        runs.Count > 2 && PageRun.IsRowSign(runs[0].Text) && runs[1].Text.Any(char.IsLetter) && runs.Skip(2).Any(r => PageRun.IsFigure(r.Text));

    // Below a table, words and a figure in its columns; or two texts that begin where those of the table do.
    private bool IsInColumns(PageLine line)
    {
        if (columns is null || columns.Parts(line) is not { Count: > 1 } parts)
            return false;
        var words = parts.FindIndex(p => p.Text.Count(char.IsLetter) >= FewestLetters);
        return words >= 0 && parts.Skip(words + 1).Any(p => p is { Span: 1, IsFigure: true }) || parts.Count(BeginsAtEdge) > 1;
    }

    private bool BeginsAtEdge(LinePart part) => (int)(part.Line.Left / SameEdge) is var place && Enumerable.Range(place - 1, 3).Any(edges.Contains);

    private static DocumentNotice Notice(int page, string text) => new("line-not-read", LosesContent: true,
        $"Trang {page}: dòng không đọc được vào bảng: “{text}”.",
        $"Page {page}: a line that could not be read into a table: “{text}”.");
}
