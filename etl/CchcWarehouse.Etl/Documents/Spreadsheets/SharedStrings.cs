using System.Text;
using System.Xml;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>The texts of an .xlsx file, which its cells name by number.</summary>
internal static class SharedStrings
{
    internal const int Most = 4_000_000;

    internal static List<string> Read(XmlReader reader)
    {
        var strings = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                strings.Add(ReadText(reader));
                if (strings.Count > Most)
                    throw Sheet.TooLarge("sharedStrings");
            }
        }
        return strings;
    }

    /// <summary>The text of an <c>si</c> or <c>is</c> element, where the reader stands: runs joined, phonetics left out.</summary>
    internal static string ReadText(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var (depth, raised) = (reader.Depth, false);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType != XmlNodeType.Element)
                continue;
            switch (reader.LocalName)
            {
                case "rPh":
                    SkipContent(reader);
                    break;
                case "r":
                    raised = false;
                    break;
                case "vertAlign":
                    raised = reader.GetAttribute("val") == "superscript";
                    break;
                case "t":
                    text.Append(raised ? Markup.Raised(Content(reader)) : Content(reader));
                    break;
            }
        }
        return CellText.Clean(WithoutEscapes(text.ToString()));
    }

    // ReadElementContentAsString would step over the next element.
    internal static string Content(XmlReader reader)
    {
        if (reader.IsEmptyElement)
            return "";
        var (text, depth) = (new StringBuilder(), reader.Depth);
        while (reader.Read() && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text.Append(reader.Value);
        }
        return text.ToString();
    }

    private static void SkipContent(XmlReader reader)
    {
        var depth = reader.Depth;
        while (!reader.IsEmptyElement && reader.Read() && reader.Depth > depth)
        {
        }
    }

    // "_x000D_" stands for a character that XML cannot hold.
    private static string WithoutEscapes(string text)
    {
        var at = text.IndexOf("_x", StringComparison.Ordinal);
        if (at < 0)
            return text;
        var result = new StringBuilder();
        var from = 0;
        for (; at >= 0; at = text.IndexOf("_x", at + 1, StringComparison.Ordinal))
        {
            if (at + 7 > text.Length || text[at + 6] != '_' || !ushort.TryParse(text.AsSpan(at + 2, 4), System.Globalization.NumberStyles.HexNumber, null, out var code) || at < from)
                continue;
            result.Append(text, from, at - from).Append((char)code);
            from = at + 7;
        }
        return result.Append(text, from, text.Length - from).ToString();
    }
}
