using System.Text;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents.Encodings;

namespace CchcWarehouse.Etl.Documents.Web;

/// <summary>The characters of a web page: by its byte-order mark, by being UTF-8, by what it declares.</summary>
internal static partial class HtmlText
{
    private const int HeadLength = 4096;

    /// <exception cref="UnreadableDocumentException">Empty or too large.</exception>
    internal static DecodedText Decode(SourceDocument document)
    {
        var declared = Charset().Match(Encoding.Latin1.GetString(document.Bytes.Span[..Math.Min(HeadLength, document.Bytes.Length)])).Groups["name"].Value;
        return Declared(declared.ToLowerInvariant()) is { } decode && !IsUtf8(document.Bytes.Span)
            ? decode(Encoding.Latin1.GetString(document.Bytes.Span))
            : DocumentText.Decode(document);
    }

    // A page that says nothing of old Vietnamese encodings is judged by its words.
    private static Func<string, DecodedText>? Declared(string charset) => charset switch
    {
        "windows-1258" or "cp1258" or "x-cp1258" => text => new DecodedText(VietnameseEncoding.Windows1258.Decode(text), VietnameseEncoding.Windows1258),
        "x-viet-tcvn" or "x-viet-tcvn5712" or "tcvn" => text => new DecodedText(VietnameseEncoding.Tcvn3.Decode(text), VietnameseEncoding.Tcvn3),
        "x-viet-vni" => text => new DecodedText(VietnameseEncoding.Vni.Decode(text), VietnameseEncoding.Vni),
        "viscii" or "x-viet-viscii" => text => new DecodedText(VietnameseEncoding.Viscii.Decode(text), VietnameseEncoding.Viscii),
        // The letters of a page in .VnTime: its fonts say later what they are.
        "windows-1252" or "iso-8859-1" or "x-user-defined" => text => new DecodedText(string.Concat(text.Select(CodePages.Shown))),
        _ => null,
    };

    private static bool IsUtf8(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0xff, 0xfe]) || bytes.StartsWith<byte>([0xfe, 0xff]) || System.Text.Unicode.Utf8.IsValid(bytes);

    [GeneratedRegex("charset\\s*=\\s*[\"']?\\s*(?<name>[A-Za-z0-9_-]+)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Charset();
}
