using System.Text;

namespace CchcWarehouse.Etl.Documents.Encodings;

/// <summary>A way of writing Vietnamese in 8 bits from before Unicode, still met in old templates.</summary>
/// <param name="Name">As its users call it.</param>
/// <param name="Decode">From characters that stand for one byte each to Unicode.</param>
internal sealed record VietnameseEncoding(string Name, Func<string, string> Decode)
{
    internal static VietnameseEncoding Tcvn3 { get; } = new("TCVN3 (ABC)", Encodings.Tcvn3.Decode);

    internal static VietnameseEncoding Vni { get; } = new("VNI", Encodings.Vni.Decode);

    internal static VietnameseEncoding Viscii { get; } = new("VISCII", Encodings.Viscii.Decode);

    internal static VietnameseEncoding Windows1258 { get; } = new("Windows-1258", Windows.Decode1258);

    /// <summary>UTF-8 that some program took for Windows-1252 and wrote as UTF-8 again.</summary>
    internal static VietnameseEncoding TwiceUtf8 { get; } = new("UTF-8 × 2", Windows.DecodeTwiceUtf8);

    internal static IReadOnlyList<VietnameseEncoding> All { get; } = [Tcvn3, Vni, Windows1258, Viscii, TwiceUtf8];

    /// <summary>The encoding of a font: .VnTime is TCVN3, VNI-Times is VNI; null for a Unicode font.</summary>
    internal static VietnameseEncoding? OfFont(string? font)
    {
        var name = font?.Trim(' ', '"', '\'') ?? "";
        return name.StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) ? Tcvn3
            : name.StartsWith("VNI-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("VNI ", StringComparison.OrdinalIgnoreCase) ? Vni
            : null;
    }

    /// <summary>Fonts such as .VnTimeH draw small letters as capitals.</summary>
    internal static bool IsCapitalFont(string? font) =>
        font?.Trim().StartsWith(".Vn", StringComparison.OrdinalIgnoreCase) == true && font.Trim().EndsWith('H');

    internal DocumentNotice Notice(string where, string whereEn) => new("legacy-encoding", LosesContent: false,
        $"{where} dùng mã {Name}, đã chuyển sang Unicode{(this == Tcvn3 ? "; chữ hoa có dấu của TCVN3 chỉ do phông tạo ra nên có thể thành chữ thường" : "")}.",
        $"{whereEn} is written in {Name} and was converted to Unicode{(this == Tcvn3 ? "; capitals with marks are a matter of the font in TCVN3 and may have become small letters" : "")}.");
}

/// <summary>What Windows made of bytes.</summary>
internal static class Windows
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
