namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>What stands at the edge of a page and is no content: its number, and a header printed again.</summary>
internal sealed class PageMargins
{
    private const double Edge = 0.1;

    private readonly Dictionary<string, int> firstPageOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> repeated = new(StringComparer.Ordinal);

    internal PageMargins(IReadOnlyList<Page> pages)
    {
        foreach (var page in pages)
        {
            foreach (var text in PageText.Lines(page.Words).Where(l => IsAtEdge(page, l)).Select(Key))
            {
                if (!firstPageOf.TryAdd(text, page.Number) && firstPageOf[text] != page.Number)
                    repeated.Add(text);
            }
        }
    }

    internal bool Holds(Page page, PageLine line) =>
        IsAtEdge(page, line) && (IsPageNumber(PageText.Text(line.Words)) || repeated.Contains(Key(line)) && firstPageOf[Key(line)] != page.Number);

    private static bool IsAtEdge(Page page, PageLine line) =>
        line.Top < Edge * page.Height || line.Bottom > (1 - Edge) * page.Height;

    private static string Key(PageLine line) => FoldedText.Of(PageText.Text(line.Words));

    // "3", "- 3 -", "Trang 3/12", "3 | Page".
    private static bool IsPageNumber(string text)
    {
        var words = string.Concat(text.Where(c => char.IsLetterOrDigit(c) || c == ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length is > 0 and <= 4
            && words.All(w => w.Length <= 4 && w.All(char.IsAsciiDigit) || w.ToUpperInvariant() is "TRANG" or "PAGE" or "OF")
            && words.Any(w => char.IsAsciiDigit(w[0]));
    }
}
