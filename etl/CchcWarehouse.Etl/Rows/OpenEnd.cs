namespace CchcWarehouse.Etl.Rows;

/// <summary>Whether a text breaks off: a bracket is open, or it ends on a word that needs another.</summary>
internal static class OpenEnd
{
    // Enough of a cell to judge its end, however long it grew.
    private const int Tail = 400;

    // With their diacritics: "từ" links, the "tử" of "điện tử" ends.
    private static readonly HashSet<string> LinkingWords =
    [
        "của", "và", "tại", "thuộc", "theo", "do", "được", "cho", "với", "về", "trên", "trong", "đến", "từ", "bằng", "các", "những",
        "hoặc", "là", "để", "qua", "giữa", "bởi", "khi", "đã", "đang", "sẽ", "bị", "chưa", "như", "mà", "gồm", "một", "ở",
    ];

    internal static bool IsOpen(string text)
    {
        var tail = text.AsSpan(Math.Max(0, text.Length - Tail));
        if (tail.Length == 0)
            return false;
        if (tail[^1] is ',' or '-' or '–' or '/' or '(' or '“' or '&')
            return true;
        if (tail.LastIndexOf('(') > tail.LastIndexOf(')'))
            return true;
        var space = tail.LastIndexOfAny(' ', '\n');
        return LinkingWords.Contains(tail[(space + 1)..].ToString().ToLowerInvariant());
    }
}
