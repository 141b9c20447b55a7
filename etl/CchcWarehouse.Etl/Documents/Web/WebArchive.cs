using System.Globalization;
using System.Text;
using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Web;

/// <summary>A web page saved as one file (.mht): a letter whose first part in HTML is the page.</summary>
internal static class WebArchive
{
    private const int MostParts = 2_000;

    /// <exception cref="UnreadableDocumentException">No part of the archive is a web page.</exception>
    internal static SourceDocument Page(SourceDocument document)
    {
        var text = Encoding.Latin1.GetString(document.Bytes.Span);
        var (headers, body) = Split(text);
        var boundary = Parameter(headers.GetValueOrDefault("content-type", ""), "boundary");
        foreach (var part in boundary.Length == 0 ? [text] : body.Split("--" + boundary, MostParts))
        {
            var (partHeaders, content) = Split(part.TrimStart('\r', '\n'));
            if (partHeaders.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.OrdinalIgnoreCase))
                return document with { Bytes = Decoded(content, partHeaders.GetValueOrDefault("content-transfer-encoding", "")) };
        }
        throw PackageRefusal.Damaged(document.FileName, "text/html");
    }

    private static (Dictionary<string, string> Headers, string Body) Split(string part)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var last = "";
        var at = 0;
        while (at < part.Length)
        {
            var end = part.IndexOf('\n', at);
            var line = (end < 0 ? part[at..] : part[at..end]).TrimEnd('\r');
            at = end < 0 ? part.Length : end + 1;
            if (line.Length == 0)
                break;
            if (char.IsWhiteSpace(line[0]) && last.Length > 0)
                headers[last] += " " + line.Trim();
            else if (line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                headers[last = line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }
        return (headers, part[at..]);
    }

    private static string Parameter(string header, string name)
    {
        var at = header.IndexOf(name + "=", StringComparison.OrdinalIgnoreCase);
        return at < 0 ? "" : header[(at + name.Length + 1)..].Split(';')[0].Trim(' ', '"');
    }

    private static byte[] Decoded(string content, string encoding) => encoding.ToLowerInvariant() switch
    {
        "base64" => Base64(content),
        "quoted-printable" => QuotedPrintable(content),
        _ => Encoding.Latin1.GetBytes(content),
    };

    private static byte[] Base64(string content)
    {
        var buffer = new byte[content.Length];
        return Convert.TryFromBase64String(content, buffer, out var written) ? buffer[..written] : throw PackageRefusal.Damaged("base64");
    }

    // "=C3=A0" is a byte each, "=" at the end of a line joins it to the next.
    private static byte[] QuotedPrintable(string content)
    {
        var bytes = new List<byte>(content.Length);
        for (var at = 0; at < content.Length; at++)
        {
            if (content[at] != '=')
                bytes.Add((byte)content[at]);
            else if (at + 2 < content.Length && byte.TryParse(content.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                at += 2;
            }
            else
            {
                while (at + 1 < content.Length && content[at + 1] is '\r' or ' ' or '\t')
                    at++;
                if (at + 1 < content.Length && content[at + 1] == '\n')
                    at++;
            }
        }
        return [.. bytes];
    }
}
