using System.Text;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Tells HTML, web archives and the XML of older Office programs from plain text.</summary>
/// <remarks>A text report may hold some tags in its cells; only what the file begins with counts.</remarks>
internal static class MarkedUpText
{
    private static readonly string[] HtmlStarts =
        ["<!doctype html", "<html", "<head", "<body", "<table", "<meta", "<title", "<style", "<div", "<center"];

    internal static DocumentFormat? FormatOf(ReadOnlySpan<byte> head)
    {
        var text = Ascii(head).TrimStart().ToLowerInvariant();
        if (IsWebArchive(text))
            return DocumentFormat.Mht;
        if (text.StartsWith("<?xml", StringComparison.Ordinal) && OfficeXml(text) is { } office)
            return office;
        return HtmlStarts.Any(WithoutProlog(text).StartsWith) ? DocumentFormat.Html : null;
    }

    // UTF-16 text has a zero byte beside each ASCII letter.
    private static string Ascii(ReadOnlySpan<byte> head)
    {
        var text = new StringBuilder(head.Length);
        foreach (var b in head)
        {
            if (b is not (0 or 0xef or 0xbb or 0xbf or 0xfe or 0xff))
                text.Append((char)b);
        }
        return text.ToString();
    }

    private static bool IsWebArchive(string text) =>
        text.Contains("mime-version:", StringComparison.Ordinal)
        && text.Contains("content-type: multipart/related", StringComparison.Ordinal)
        && (text.StartsWith("mime-version:", StringComparison.Ordinal) || text.StartsWith("from:", StringComparison.Ordinal) || text.StartsWith("subject:", StringComparison.Ordinal));

    private static DocumentFormat? OfficeXml(string text) =>
        text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal) || text.Contains("opendocument.spreadsheet", StringComparison.Ordinal) ? DocumentFormat.ExcelXml
        : text.Contains("http://schemas.microsoft.com/office/word/2003/wordml", StringComparison.Ordinal)
          || text.Contains("http://schemas.microsoft.com/office/2006/xmlpackage", StringComparison.Ordinal)
          || text.Contains("opendocument.text", StringComparison.Ordinal) ? DocumentFormat.WordXml
        : null;

    private static string WithoutProlog(string text)
    {
        while (text.StartsWith("<?", StringComparison.Ordinal) || text.StartsWith("<!--", StringComparison.Ordinal))
        {
            var end = text.StartsWith("<?", StringComparison.Ordinal) ? text.IndexOf('>', StringComparison.Ordinal) : text.IndexOf("-->", StringComparison.Ordinal) + 2;
            if (end < 2)
                return "";
            text = text[(end + 1)..].TrimStart();
        }
        return text;
    }
}
