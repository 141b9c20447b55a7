using System.Buffers;
using System.Globalization;
using System.Text;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>A part of a URL with its percent-encoding undone; each character knows where it stood.</summary>
internal sealed class DecodedText
{
    private readonly string url;
    private readonly int start;
    private readonly int[]? offsets;

    private DecodedText(string url, int start, string text, int[]? offsets) =>
        (this.url, this.start, Text, this.offsets) = (url, start, text, offsets);

    public string Text { get; }

    public int OffsetOf(int index) => offsets is null ? start + index : offsets[index];

    public bool IsEncoded(int index) => offsets is not null && index < Text.Length && url[offsets[index]] == '%';

    /// <summary>A blank that was sent as +, perhaps meant as a plus.</summary>
    public bool IsPlus(int index) => offsets is not null && index < Text.Length && url[offsets[index]] == '+';

    /// <summary>Text outside a URL, where % and + stand for themselves.</summary>
    public static DecodedText Plain(string text) => new(text, 0, text, null);

    /// <param name="plusIsBlank">True in the query part, false in the path.</param>
    /// <param name="option">Named in errors.</param>
    public static DecodedText Decode(string url, int start, int end, bool plusIsBlank, string? option)
    {
        var span = url.AsSpan(start, end - start);
        if (!span.ContainsAny('%', '+', '\0') && !span.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return new DecodedText(url, start, url[start..end], null);
        }

        var text = new StringBuilder(span.Length);
        var starts = new List<int>(span.Length + 1);
        for (var position = start; position < end;)
        {
            if (IsPlain(url[position]))
            {
                text.Append(url[position]);
                starts.Add(position++);
                continue;
            }

            var (rune, length) = ReadRune(url, position, end, plusIsBlank, option);
            Append(rune, text);
            for (var i = 0; i < rune.Utf16SequenceLength; i++)
            {
                starts.Add(position);
            }

            position += length;
        }

        starts.Add(end);
        return new DecodedText(url, start, text.ToString(), [.. starts]);
    }

    private static bool IsPlain(char c) => c is not ('%' or '+') && char.IsBetween(c, '!', '~');

    private static void Append(Rune rune, StringBuilder text)
    {
        Span<char> characters = stackalloc char[2];
        text.Append(characters[..rune.EncodeToUtf16(characters)]);
    }

    private static (Rune Rune, int Length) ReadRune(string url, int position, int end, bool plusIsBlank, string? option)
    {
        if (url[position] == '%')
        {
            return ReadEncodedRune(url, position, end, option);
        }

        if (url[position] == '+' && plusIsBlank)
        {
            return (new Rune(' '), 1);
        }

        if (Rune.DecodeFromUtf16(url.AsSpan(position, end - position), out var rune, out var length) != OperationStatus.Done
            || rune.Value == 0)
        {
            throw Wrong("this character cannot stand in a URL; percent-encode the text as UTF-8.", option, position);
        }

        return (rune, length);
    }

    private static (Rune Rune, int Length) ReadEncodedRune(string url, int position, int end, string? option)
    {
        Span<byte> bytes = stackalloc byte[4];
        var count = 0;
        while (count < 4)
        {
            var at = position + (3 * count);
            if (at >= end || url[at] != '%')
            {
                break;
            }

            if (at + 2 >= end || !char.IsAsciiHexDigit(url[at + 1]) || !char.IsAsciiHexDigit(url[at + 2]))
            {
                throw Wrong("% must be followed by two hexadecimal digits; the percent sign itself is written %25.", option, at);
            }

            bytes[count++] = byte.Parse(url.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            if (Rune.DecodeFromUtf8(bytes[..count], out var rune, out _) == OperationStatus.Done)
            {
                return rune.Value == 0
                    ? throw Wrong("%00 cannot stand in a request; leave it out.", option, position)
                    : (rune, 3 * count);
            }
        }

        throw Wrong("these percent-encoded bytes are not UTF-8; é, for example, is written %C3%A9.", option, position);
    }

    private static BadQueryException Wrong(ErrorText message, string? option, int position) =>
        new(BadQueryCodes.Encoding, message, option, position);
}
