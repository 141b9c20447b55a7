namespace CchcWarehouse.Etl.Documents;

/// <summary>What a file is by its first bytes, never by its name.</summary>
public static class FileSignature
{
    private static readonly (byte[] Magic, string Format)[] Known =
    [
        ("%PDF-"u8.ToArray(), "PDF"),
        ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "Microsoft Office 97–2003 (.doc, .xls)"),
        ([0x89, .. "PNG"u8], "PNG"),
        ([0xff, 0xd8, 0xff], "JPEG"),
        ("GIF8"u8.ToArray(), "GIF"),
        ("BM"u8.ToArray(), "BMP"),
        ([.. "II*"u8, 0], "TIFF"),
        ([.. "MM"u8, 0, .. "*"u8], "TIFF"),
        ([0x1f, 0x8b], "gzip"),
        ([.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c], "7-Zip"),
        ([.. "Rar!"u8, 0x1a, 0x07], "RAR"),
        ("{\\rtf"u8.ToArray(), "RTF"),
        ([0x7f, .. "ELF"u8], "ELF"),
        ([.. "MZ"u8, 0x90, 0], "EXE"),
    ];

    /// <summary>The name of the binary format, or null where the bytes may be text.</summary>
    public static string? FormatOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
            return ZipFormat(bytes);
        foreach (var (magic, format) in Known)
        {
            // Two ASCII letters alone may begin a text.
            if (bytes.StartsWith(magic) && (magic.Length > 2 || magic[0] < ' ' || bytes.Contains((byte)0)))
                return format;
        }
        return null;
    }

    private static string ZipFormat(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("word/"u8) >= 0 ? "Word (.docx)"
        : bytes.IndexOf("xl/"u8) >= 0 ? "Excel (.xlsx)"
        : bytes.IndexOf("opendocument"u8) >= 0 ? "OpenDocument"
        : "ZIP";
}
