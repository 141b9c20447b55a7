namespace CchcWarehouse.Etl.Documents.Encodings;

/// <summary>A way of writing Vietnamese in 8 bits from before Unicode, still met in old templates.</summary>
/// <param name="Name">As its users call it.</param>
/// <param name="Decode">From characters that stand for one byte each to Unicode.</param>
internal sealed record VietnameseEncoding(string Name, Func<string, string> Decode)
{
    internal static VietnameseEncoding Tcvn3 { get; } = new("TCVN3 (ABC)", Encodings.Tcvn3.Decode);

    internal static VietnameseEncoding Vni { get; } = new("VNI", Encodings.Vni.Decode);

    internal static VietnameseEncoding Viscii { get; } = new("VISCII", Encodings.Viscii.Decode);

    internal static VietnameseEncoding Windows1258 { get; } = new("Windows-1258", CodePages.Decode1258);

    /// <summary>UTF-8 that some program took for Windows-1252 and wrote as UTF-8 again.</summary>
    internal static VietnameseEncoding TwiceUtf8 { get; } = new("UTF-8 × 2", CodePages.DecodeTwiceUtf8);

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
