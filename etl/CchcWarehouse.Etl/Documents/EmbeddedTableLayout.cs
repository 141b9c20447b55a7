using CchcWarehouse.Etl.Documents.Web;

namespace CchcWarehouse.Etl.Documents;

/// <summary>A table in HTML inside a text, as converters write it into Markdown.</summary>
internal static class EmbeddedTableLayout
{
    private const string Begin = "<table";
    private const string End = "</table";

    internal static IReadOnlyList<DocumentBlock>? TryRead(TextLines lines, ref int at)
    {
        if (Count(lines[at], Begin) == 0)
            return null;
        var first = at;
        var open = 0;
        do
        {
            open += Count(lines[at], Begin) - Count(lines[at], End);
            at++;
        }
        while (open > 0 && at < lines.Count);
        return HtmlReader.ReadFragment(string.Join('\n', Enumerable.Range(first, at - first).Select(i => lines[i])), first);
    }

    private static int Count(string line, string tag)
    {
        var count = 0;
        for (var at = line.IndexOf(tag, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(tag, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at + tag.Length == line.Length || !char.IsAsciiLetterOrDigit(line[at + tag.Length]))
                count++;
        }
        return count;
    }
}
