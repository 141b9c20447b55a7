using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Web;

/// <summary>Refuses a page nested without end before it is parsed, which would take the square of its depth.</summary>
internal static class HtmlNesting
{
    private const int Deepest = 500;

    // Elements that sloppy pages still close; an unclosed <p>, <td> or <font> is no nesting.
    private static readonly string[] Closed = ["div", "table", "ul", "ol", "blockquote", "center", "section", "article", "span", "dl"];

    /// <exception cref="UnreadableDocumentException">Too many elements stand in each other.</exception>
    internal static void Refuse(string page)
    {
        var depth = 0;
        for (var at = page.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < page.Length; at = page.IndexOf('<', at + 1))
        {
            var isEnd = page[at + 1] == '/';
            if (Closed.FirstOrDefault(name => IsTag(page.AsSpan(at + (isEnd ? 2 : 1)), name)) is not { } tag)
                continue;
            depth = isEnd ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > Deepest)
                throw PackageRefusal.TooDeep(tag);
        }
    }

    private static bool IsTag(ReadOnlySpan<char> text, string name) =>
        text.StartsWith(name, StringComparison.OrdinalIgnoreCase) && (text.Length == name.Length || !char.IsAsciiLetterOrDigit(text[name.Length]));
}
