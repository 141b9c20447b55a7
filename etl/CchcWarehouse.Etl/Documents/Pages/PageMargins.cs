namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>What stands at the edge of a page and is no content: its number, and a header printed again.</summary>
/// <remarks>
/// Such a line stands apart from the text and on every page at the same height; a figure beside the two lines of
/// a label does neither.
/// </remarks>
internal sealed class PageMargins
{
    private const double Edge = 0.1;
    private const double Apart = 0.4;
    private const double SameHeight = 6;

    private readonly Dictionary<string, PageLine> firstOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> firstPageOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> repeated = new(StringComparer.Ordinal);
    private readonly Dictionary<int, IReadOnlyList<PageLine>> lines = [];

    internal PageMargins(IReadOnlyList<Page> pages)
    {
        foreach (var page in pages)
        {
            lines[page.Number] = PageText.Lines(page.Words);
            foreach (var line in lines[page.Number].Where(l => IsAtEdge(page, l)))
            {
                if (!firstOf.TryAdd(Key(line), line) && Math.Abs(firstOf[Key(line)].Top - line.Top) < SameHeight)
                    repeated.Add(Key(line));
                firstPageOf.TryAdd(Key(line), page.Number);
            }
        }
    }

    internal bool Holds(Page page, PageLine line) =>
        IsAtEdge(page, line) && IsApart(page, line)
        && (IsPageNumber(PageText.Text(line.Words)) || repeated.Contains(Key(line)) && firstPageOf[Key(line)] != page.Number);

    private static bool IsAtEdge(Page page, PageLine line) =>
        line.Top < Edge * page.Height || line.Bottom > (1 - Edge) * page.Height;

    private bool IsApart(Page page, PageLine line) => lines[page.Number].All(other =>
        Math.Max(other.Top - line.Bottom, line.Top - other.Bottom) > Apart * (line.Bottom - line.Top)
        || other.Top == line.Top && other.Left == line.Left
        || IsAtEdge(page, other) && repeated.Contains(Key(other)));

    private static string Key(PageLine line) => FoldedText.Of(PageText.Text(line.Words));

    // "3", "- 3 -", "Trang 3/12", "3 | Page".
    private static bool IsPageNumber(string text)
    {
        var words = string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c == ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return !text.Contains('%', StringComparison.Ordinal)
            && words.Length is > 0 and <= 4
            && words.All(w => w.Length <= 4 && w.All(char.IsAsciiDigit) || w.ToUpperInvariant() is "TRANG" or "PAGE" or "OF")
            && words.Any(w => char.IsAsciiDigit(w[0]));
    }
}
