using System.Text;

namespace CchcWarehouse.Etl.Documents;

/// <summary>The characters of a text document: UTF-8, or UTF-16/32 with a byte-order mark; always NFC.</summary>
public static class DocumentText
{
    /// <summary>A report's table has some hundred rows; 100,000 rows are about 10 MB.</summary>
    public const int MaximumBytes = 32 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UnreadableDocumentException">Empty, too large, binary, or not in a known encoding.</exception>
    public static string Decode(SourceDocument document)
    {
        var bytes = document.Bytes.Span;
        if (bytes.Length > MaximumBytes)
            throw TooLarge(bytes.Length);

        var text = CanonicalText.Compose(Characters(bytes));
        if (string.IsNullOrWhiteSpace(text))
            throw Empty();
        return text;
    }

    private static string Characters(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xff, 0xfe, 0, 0]))
            return Wide(new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true), bytes[4..], 4);
        if (bytes.StartsWith<byte>([0xff, 0xfe]))
            return Wide(new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true), bytes[2..], 2);
        if (bytes.StartsWith<byte>([0xfe, 0xff]))
            return Wide(new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true), bytes[2..], 2);

        var start = bytes.StartsWith<byte>([0xef, 0xbb, 0xbf]) ? 3 : 0;
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
            throw HoldsNul(nul, bytes);
        try
        {
            return Utf8.GetString(bytes[start..]);
        }
        catch (DecoderFallbackException invalid)
        {
            throw InvalidBytes("UTF-8", start + invalid.Index, invalid.BytesUnknown);
        }
    }

    private static string Wide(Encoding encoding, ReadOnlySpan<byte> bytes, int start)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException invalid)
        {
            throw InvalidBytes(encoding is UTF32Encoding ? "UTF-32" : "UTF-16", start + invalid.Index, invalid.BytesUnknown);
        }
    }

    private static UnreadableDocumentException Empty() => new(
        "empty",
        "Tệp không có nội dung. Cần tệp báo cáo có bảng số liệu kết quả CCHC.",
        "The file has no content. A report with its table of reform results is needed.");

    private static UnreadableDocumentException TooLarge(long length) => new(
        "too-large",
        $"Tệp văn bản dài {length:N0} byte, quá giới hạn {MaximumBytes:N0} byte. Hãy gửi riêng phần báo cáo và phụ lục số liệu.",
        $"The text file has {length:N0} bytes, over the limit of {MaximumBytes:N0} bytes. Send the report and its annex alone.");

    private static UnreadableDocumentException HoldsNul(int at, ReadOnlySpan<byte> bytes)
    {
        var wide = bytes[..Math.Min(bytes.Length, 2000)].Count((byte)0) * 5 > Math.Min(bytes.Length, 2000);
        return wide
            ? new("encoding",
                "Tệp có vẻ là UTF-16 nhưng thiếu dấu BOM ở đầu. Hãy lưu lại bằng mã UTF-8.",
                "The file looks like UTF-16 without its byte-order mark. Save it again as UTF-8.")
            : new("binary",
                $"Tệp nhị phân: có byte 0 tại vị trí {at}. Cần tệp văn bản mã UTF-8.",
                $"A binary file: byte 0 stands at offset {at}. A text file in UTF-8 is needed.");
    }

    private static UnreadableDocumentException InvalidBytes(string encoding, int at, byte[]? unknown)
    {
        var found = unknown is { Length: > 0 } ? Convert.ToHexString(unknown) : "?";
        return new(
            "encoding",
            $"Tệp không đúng mã {encoding}: byte {found} tại vị trí {at} không hợp lệ (có thể là phông TCVN3, VNI hoặc Windows-1258). Hãy lưu lại bằng Unicode UTF-8.",
            $"The file is not valid {encoding}: byte {found} at offset {at} (perhaps TCVN3, VNI or Windows-1258). Save it again as Unicode UTF-8.");
    }
}
