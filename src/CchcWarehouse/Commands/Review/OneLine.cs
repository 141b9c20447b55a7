namespace CchcWarehouse.Commands.Review;

/// <summary>The text of a cell in a table or a sentence: on one line, and cut where it is a narrative.</summary>
internal static class OneLine
{
    private const int Most = 120;

    public static string? Of(string? text)
    {
        var line = text is null ? null : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line is { Length: > Most } ? line[..Most].TrimEnd() + "…" : line;
    }
}
