using System.Text;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Documents.Encodings;

/// <summary>What Windows made of bytes.</summary>
internal static class CodePages
{
    // What the bytes from 80 to 9F mean in Windows-1252; five of them mean nothing.
    private const string High = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

    private static readonly Encoding Page1258 = CodePagesEncodingProvider.Instance.GetEncoding(1258)!;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Characters back to the bytes they were made of, as characters below 100.</summary>
    internal static string Bytes(string text) =>
        text.AsSpan().IndexOfAnyExceptInRange('\0', '\u00ff') < 0 ? text
        : string.Concat(text.Select(c => High.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? (char)(0x80 + i) : c));

    internal static char Shown(char c) => c is >= '\u0080' and <= '\u009f' ? High[c - 0x80] : c;

    internal static string Decode1258(string text) =>
        CanonicalText.Compose(Page1258.GetString(Encoding.Latin1.GetBytes(Bytes(text))));

    internal static string DecodeTwiceUtf8(string text)
    {
        try
        {
            return CanonicalText.Compose(Utf8.GetString(Encoding.Latin1.GetBytes(Bytes(text))));
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }
}
