using CchcWarehouse.Etl.Documents.Pages.Unruled;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Lines that look like rows and stand in no table: each is named, none lost in silence.</summary>
/// <remarks>Between the rows of a table a line is named anyway; these stand before the first and after the last one.</remarks>
internal static class UnreadLines
{
    private const int MostNamed = 50;

    internal static IEnumerable<DocumentNotice> Notices(IEnumerable<PagePart> parts, IReadOnlyList<UnruledTable> tables)
    {
        var regions = tables.SelectMany(t => t.Regions).ToLookup(r => r.Stretch);
        var lines = from stretch in parts.Select(p => p.Text).OfType<TextStretch>()
                    from line in Enumerable.Range(0, stretch.Lines.Count)
                    where !regions[stretch].Any(r => line >= r.First && line < r.End) && IsLikeRow(stretch.Runs[line])
                    select Notice(stretch.Page.Number, PageText.Text(stretch.Lines[line].Words));
        return lines.Take(MostNamed);
    }

    // A number of a row, a label, and a figure by itself.
    private static bool IsLikeRow(IReadOnlyList<PageRun> runs) =>
        runs.Count > 2 && PageRun.IsRowSign(runs[0].Text) && runs[1].Text.Any(char.IsLetter) && runs.Skip(2).Any(r => PageRun.IsFigure(r.Text));

    private static DocumentNotice Notice(int page, string text) => new("line-not-read", LosesContent: true,
        $"Trang {page}: dòng không đọc được vào bảng: “{text}”.",
        $"Page {page}: a line that could not be read into a table: “{text}”.");
}
