using System.Collections.Frozen;
using System.Net;
using System.Text;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Takes HTML tags, Markdown marks, entities and invisible characters out of a text.</summary>
/// <remarks>
/// What a reader of the paper would not see goes; every printed character stays. Block tags become line
/// breaks, a raised figure becomes a Unicode superscript, so that a footnote mark never joins a number.
/// </remarks>
public static class Markup
{
    private static readonly FrozenSet<string> BlockTags =
        new[] { "br", "p", "div", "li", "ul", "ol", "tr", "table", "tbody", "thead", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "td", "th" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> InlineTags =
        new[] { "a", "b", "i", "u", "s", "em", "strong", "span", "font", "sup", "sub", "small", "big", "strike", "del", "ins", "code", "mark", "img", "center", "label", "o:p", "html", "body", "head", "meta" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>One cell: its lines are kept, blank ones dropped.</summary>
    public static string CleanCell(string raw) => Fold(Bare(raw));

    /// <summary>A cell whose lines may end only because the paper's line was full: before a small letter.</summary>
    public static string CleanWrappedCell(string raw)
    {
        var lines = CleanCell(raw);
        if (!lines.Contains('\n', StringComparison.Ordinal))
            return lines;
        var text = new StringBuilder(lines.Length);
        foreach (var c in lines)
        {
            if (text.Length > 0 && text[^1] == '\n' && char.IsLower(c))
                text[^1] = ' ';
            text.Append(c);
        }
        return text.ToString();
    }

    /// <summary>One line of running text: heading marks go too.</summary>
    public static string CleanLine(string raw)
    {
        var text = raw.AsSpan().TrimStart();
        var hashes = text.Length - text.TrimStart('#').Length;
        if (hashes is > 0 and <= 6 && text.Length > hashes && text[hashes] == ' ')
            text = text[hashes..];
        while (text.StartsWith("> ", StringComparison.Ordinal))
            text = text[2..];
        return CleanCell(text.ToString());
    }

    private static string Bare(string raw)
    {
        if (raw.AsSpan().IndexOfAny("<*\\&[") < 0)
            return raw;
        var text = raw.Contains('<', StringComparison.Ordinal) ? WithoutTags(raw) : raw;
        if (text.AsSpan().IndexOfAny("*\\[") >= 0)
            text = WithoutMarkdown(text);
        return text.Contains('&', StringComparison.Ordinal) ? CanonicalText.Compose(WebUtility.HtmlDecode(text)) : text;
    }

    private static string WithoutTags(string raw)
    {
        var result = new StringBuilder(raw.Length);
        var raised = false;
        for (var at = 0; at < raw.Length;)
        {
            if (raw[at] != '<' || !TryReadTag(raw, at, out var name, out var closing, out var end))
            {
                result.Append(raised ? Superscript(raw[at]) : raw[at]);
                at++;
                continue;
            }
            if (BlockTags.Contains(name))
                result.Append('\n');
            else if (name.Equals("sup", StringComparison.OrdinalIgnoreCase))
                raised = !closing;
            at = end;
        }
        return result.ToString();
    }

    private static bool TryReadTag(string raw, int at, out string name, out bool closing, out int end)
    {
        name = "";
        closing = false;
        if (raw.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
        {
            var close = raw.IndexOf("-->", at + 4, StringComparison.Ordinal);
            end = close < 0 ? raw.Length : close + 3;
            return true;
        }
        var start = at + 1;
        closing = start < raw.Length && raw[start] == '/';
        if (closing)
            start++;
        end = start;
        while (end < raw.Length && (char.IsAsciiLetterOrDigit(raw[end]) || raw[end] == ':'))
            end++;
        name = raw[start..end];
        if (!BlockTags.Contains(name) && !InlineTags.Contains(name))
            return false;
        // A tag ends within a reasonable distance; "<b" without an end is text.
        var length = raw.AsSpan(end, Math.Min(2000, raw.Length - end)).IndexOf('>');
        end += length + 1;
        return length >= 0;
    }

    /// <summary>Raised figures as characters of their own, so that a footnote mark never joins a number.</summary>
    internal static string Raised(string text) => string.Concat(text.Select(Superscript));

    private static char Superscript(char c) => c switch
    {
        '0' => '⁰', '1' => '¹', '2' => '²', '3' => '³', '4' => '⁴',
        '5' => '⁵', '6' => '⁶', '7' => '⁷', '8' => '⁸', '9' => '⁹',
        _ => c,
    };

    private static string WithoutMarkdown(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\\' && at + 1 < text.Length && IsAsciiPunctuation(text[at + 1]))
                result.Append(text[++at]);
            else if (c == '*')
                at = SkipStars(text, at, result);
            else if (c == '[' && BookmarkEnd(text, at) is > 0 and var bookmarkEnd)
                at = bookmarkEnd;
            else if (c == '[' && TryReadLink(text, at, out var label, out var linkEnd))
            {
                result.Append(label);
                at = linkEnd;
            }
            else
                result.Append(c);
        }
        return result.ToString();
    }

    // Stars that touch a word mark emphasis; a star between blanks is a printed sign ("Tỷ lệ * Điểm").
    private static int SkipStars(string text, int at, StringBuilder result)
    {
        var end = at;
        while (end < text.Length && text[end] == '*')
            end++;
        var blankBefore = at == 0 || char.IsWhiteSpace(text[at - 1]);
        var blankAfter = end == text.Length || char.IsWhiteSpace(text[end]);
        var bracketed = at > 0 && text[at - 1] == '(' && end < text.Length && text[end] == ')';
        var printed = end - at == 1 && (blankBefore && blankAfter || IsBetweenDigits(text, at)) || bracketed;
        if (printed && at > 0)
            result.Append('*');
        else if (end - at == 4 && !blankBefore && !blankAfter && char.IsUpper(text[end]))
            result.Append('\n'); // one bold run ends, the next begins: "**PHỤ LỤC 2****BẢNG 2**"
        return end - 1;
    }

    private static bool IsBetweenDigits(string text, int at) =>
        at > 0 && at + 1 < text.Length && char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]);

    private static int BookmarkEnd(string text, int at) =>
        text.AsSpan(at).StartsWith("[bookmark:", StringComparison.OrdinalIgnoreCase) ? text.IndexOf(']', at) : -1;

    // [text](address) is printed as its text; where the text is empty the address stays.
    private static bool TryReadLink(string text, int at, out string label, out int end)
    {
        label = "";
        end = at;
        var middle = text.AsSpan(at, Math.Min(1000, text.Length - at)).IndexOf("](", StringComparison.Ordinal);
        if (middle < 0)
            return false;
        var address = at + middle + 2;
        var close = text.AsSpan(address, Math.Min(2000, text.Length - address)).IndexOf(')');
        if (close < 0 || text.AsSpan(at + 1, middle - 1).Contains('['))
            return false;
        end = address + close;
        label = middle == 1 ? text[address..end] : text[(at + 1)..(at + middle)];
        return true;
    }

    private static bool IsAsciiPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    internal static string Fold(string text)
    {
        if (IsFolded(text))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            switch (Kind(c))
            {
                case Glyph.None:
                    break;
                case Glyph.LineBreak:
                    TrimEnd(result);
                    if (result.Length > 0 && result[^1] != '\n')
                        result.Append('\n');
                    break;
                case Glyph.Blank:
                    if (result.Length > 0 && result[^1] is not (' ' or '\n'))
                        result.Append(' ');
                    break;
                default:
                    result.Append(c);
                    break;
            }
        }
        while (result.Length > 0 && result[^1] is ' ' or '\n')
            result.Length--;
        return result.ToString();
    }

    private static void TrimEnd(StringBuilder result)
    {
        while (result.Length > 0 && result[^1] == ' ')
            result.Length--;
    }

    private static bool IsFolded(string text)
    {
        var afterBlank = true;
        foreach (var c in text)
        {
            var kind = c == ' ' ? Glyph.Blank : Kind(c);
            if (kind is Glyph.None or Glyph.LineBreak || c != ' ' && kind == Glyph.Blank || kind == Glyph.Blank && afterBlank)
                return false;
            afterBlank = kind == Glyph.Blank;
        }
        return text.Length == 0 || !afterBlank;
    }

    private enum Glyph { Printed, Blank, LineBreak, None }

    private static Glyph Kind(char c) => c switch
    {
        > ' ' and < '\u007f' => Glyph.Printed,
        '\n' or '\v' or '\u0085' or '\u2028' or '\u2029' => Glyph.LineBreak,
        ' ' or '\t' or '\f' or '\u00a0' or '\u202f' or '\u205f' or '\u3000' or '\u1680' => Glyph.Blank,
        >= '\u2000' and <= '\u200a' => Glyph.Blank,
        '\u00ad' or '\u034f' or '\u061c' or '\u180e' or '\ufeff' or '\ufffc' => Glyph.None,
        >= '\u200b' and <= '\u200f' => Glyph.None,
        >= '\u202a' and <= '\u202e' => Glyph.None,
        >= '\u2060' and <= '\u206f' => Glyph.None,
        _ when char.IsControl(c) => Glyph.None,
        _ => Glyph.Printed,
    };
}
