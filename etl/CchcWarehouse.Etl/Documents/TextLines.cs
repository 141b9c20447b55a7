namespace CchcWarehouse.Etl.Documents;

/// <summary>A text cut at LF, CRLF or CR; line numbers count from 1.</summary>
internal sealed class TextLines
{
    private readonly List<string> lines;

    internal TextLines(string text)
    {
        lines = [];
        var start = 0;
        while (start <= text.Length)
        {
            var length = text.AsSpan(start).IndexOfAny('\n', '\r');
            if (length < 0)
            {
                lines.Add(text[start..]);
                break;
            }
            lines.Add(text.Substring(start, length));
            var end = start + length;
            start = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        }
    }

    internal int Count => lines.Count;

    /// <summary>The line at a 0-based index.</summary>
    internal string this[int index] => lines[index];

    internal bool IsBlank(int index) => string.IsNullOrWhiteSpace(lines[index]);
}
