namespace CchcWarehouse.OData.Requests;

/// <summary>Finds what differs from one request to the next: the strings of the filter, and the token of a next link.</summary>
internal static class RequestCuts
{
    public const string Filter = "$filter=";

    public const string SkipToken = "$skiptoken=";

    /// <summary>Copies the text, with nothing but the length of what differs.</summary>
    /// <param name="text">As it was sent.</param>
    /// <param name="cuts">Where it stands, strings without their quotes.</param>
    /// <returns>How many there are; -1: there are too many, or one that is not of plain characters.</returns>
    public static int Find(ReadOnlySpan<char> text, Span<char> key, Span<Range> cuts)
    {
        text.CopyTo(key);
        var count = 0;
        for (var start = text.IndexOf('?') + 1; start > 0;)
        {
            var end = text[start..].IndexOf('&') is >= 0 and var length ? start + length : text.Length;
            var option = text[start..end];
            if (option.StartsWith(Filter, StringComparison.Ordinal))
            {
                count = Strings(text, start + Filter.Length, end, cuts, count);
            }
            else if (option.StartsWith(SkipToken, StringComparison.Ordinal))
            {
                count = Token(text, start + SkipToken.Length, end, cuts, count);
            }

            if (count < 0)
            {
                return -1;
            }

            start = end < text.Length ? end + 1 : 0;
        }

        foreach (var cut in cuts[..count])
        {
            key[cut].Clear();
        }

        return count;
    }

    private static int Strings(ReadOnlySpan<char> text, int start, int end, Span<Range> cuts, int count)
    {
        for (var at = start; at < end; at++)
        {
            if (Quote(text[at..end]) is not (> 0 and var quote))
            {
                continue;
            }

            var open = at + quote;
            var close = PlainEnd(text, open, end);
            var behind = close + Quote(text[close..end]);

            // A quote behind the closing one is a doubled quote; a letter in front of the opening one belongs to a prefix.
            if (behind == close || Quote(text[behind..end]) > 0 || !IsBlank(text[start..at]) || count == cuts.Length)
            {
                return -1;
            }

            cuts[count++] = open..close;
            at = behind - 1;
        }

        return count;
    }

    /// <summary>How many characters the quote has that stands here; 0: there is none.</summary>
    private static int Quote(ReadOnlySpan<char> text) => text.StartsWith('\'') ? 1 : text.StartsWith("%27", StringComparison.Ordinal) ? 3 : 0;

    private static int Token(ReadOnlySpan<char> text, int start, int end, Span<Range> cuts, int count)
    {
        if (PlainEnd(text, start, end) != end || count == cuts.Length)
        {
            return -1;
        }

        cuts[count] = start..end;
        return count + 1;
    }

    private static int PlainEnd(ReadOnlySpan<char> text, int start, int end)
    {
        while (start < end && (char.IsAsciiLetterOrDigit(text[start]) || text[start] is '.' or '-' or '_'))
        {
            start++;
        }

        return start;
    }

    private static bool IsBlank(ReadOnlySpan<char> before) => before is [.., ' ' or '+'] || before.EndsWith("%20", StringComparison.Ordinal);
}
