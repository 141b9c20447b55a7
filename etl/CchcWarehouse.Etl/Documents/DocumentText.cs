using System.Text;
using CchcWarehouse.Etl.Documents.Encodings;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Documents;

/// <summary>The characters of a text document, always NFC.</summary>
/// <remarks>UTF-8, UTF-16 and UTF-32 are told by their bytes, the encodings from before Unicode by the words they make.</remarks>
public static class DocumentText
{
    /// <summary>A report's table has some hundred rows; 100,000 rows are about 10 MB.</summary>
    public const int MaximumBytes = 32 * 1024 * 1024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="UnreadableDocumentException">Empty, too large, binary, or not in a known encoding.</exception>
    internal static DecodedText Decode(SourceDocument document)
    {
        var bytes = document.Bytes.Span;
        if (bytes.Length > MaximumBytes)
            throw TooLarge(bytes.Length);
        var text = Characters(bytes);
        if (string.IsNullOrWhiteSpace(text.Text))
            throw Empty();
        return text with { Text = CanonicalText.Compose(text.Text) };
    }

    private static DecodedText Characters(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xff, 0xfe, 0, 0]))
            return new(Wide(new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true), bytes[4..], 4));
        if (bytes.StartsWith<byte>([0xff, 0xfe]))
            return new(Wide(LittleEndian, bytes[2..], 2));
        if (bytes.StartsWith<byte>([0xfe, 0xff]))
            return new(Wide(BigEndian, bytes[2..], 2));

        var start = bytes.StartsWith<byte>([0xef, 0xbb, 0xbf]) ? 3 : 0;
        var nul = bytes.IndexOf((byte)0);
        if (nul >= 0)
            return new(WithoutMark(bytes, nul));
        try
        {
            return Repaired(Utf8.GetString(bytes[start..]));
        }
        catch (DecoderFallbackException invalid)
        {
            return Legacy(bytes) ?? throw InvalidBytes("UTF-8", start + invalid.Index, invalid.BytesUnknown);
        }
    }

    private static UnicodeEncoding LittleEndian => new(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true);

    private static UnicodeEncoding BigEndian => new(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true);

    // Some program took the bytes of an old encoding for Unicode and wrote them as UTF-8.
    private static DecodedText Repaired(string text) =>
        LegacyText.Find(text) is { } encoding ? new(encoding.Decode(text), encoding) : new(text);

    private static DecodedText? Legacy(ReadOnlySpan<byte> bytes)
    {
        var characters = Encoding.Latin1.GetString(bytes);
        return LegacyText.Find(characters) is { } encoding ? new(encoding.Decode(characters), encoding) : null;
    }

    // UTF-16 without its mark: every other byte of the many ASCII characters is zero.
    private static string WithoutMark(ReadOnlySpan<byte> bytes, int nul)
    {
        var head = bytes[..Math.Min(bytes.Length, 2000)];
        var (even, odd) = (0, 0);
        for (var i = 0; i < head.Length; i++)
        {
            if (head[i] == 0)
                _ = i % 2 == 0 ? even++ : odd++;
        }
        if (odd * 5 > head.Length && even * 20 < head.Length)
            return Wide(LittleEndian, bytes, 0);
        if (even * 5 > head.Length && odd * 20 < head.Length)
            return Wide(BigEndian, bytes, 0);
        throw HoldsNul(nul);
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

    private static UnreadableDocumentException HoldsNul(int at) => new(
        "binary",
        $"Tệp nhị phân không rõ định dạng: có byte 0 tại vị trí {at}. Hãy gửi báo cáo dạng .docx, .xlsx, .pdf, .html, .csv hoặc .txt.",
        $"A binary file of an unknown format: byte 0 stands at offset {at}. Send the report as .docx, .xlsx, .pdf, .html, .csv or .txt.");

    private static UnreadableDocumentException InvalidBytes(string encoding, int at, byte[]? unknown)
    {
        var found = unknown is { Length: > 0 } ? Convert.ToHexString(unknown) : "?";
        return new(
            "encoding",
            $"Tệp không đúng mã {encoding}: byte {found} tại vị trí {at} không hợp lệ, và cũng không phải TCVN3, VNI, VISCII hay Windows-1258. Hãy lưu lại bằng Unicode UTF-8.",
            $"The file is not valid {encoding}: byte {found} at offset {at}, and it is not TCVN3, VNI, VISCII or Windows-1258. Save it again as Unicode UTF-8.");
    }
}

/// <param name="Encoding">The encoding from before Unicode that it was converted from; null for Unicode.</param>
internal sealed record DecodedText(string Text, VietnameseEncoding? Encoding = null)
{
    internal IEnumerable<DocumentNotice> Notices => Encoding is null ? [] : [Encoding.Notice("Tệp", "The file")];
}
