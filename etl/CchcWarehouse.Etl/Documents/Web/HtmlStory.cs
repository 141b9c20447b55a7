using System.Text;
using AngleSharp.Dom;
using CchcWarehouse.Etl.Documents.Encodings;
using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Web;

/// <summary>Collects the shown text of a part of a page, as lines, and hands its tables to the caller.</summary>
internal sealed class HtmlStory(HtmlLook look, VietnameseEncoding? unnamed)
{
    private const int Deepest = 600;

    private static readonly HashSet<string> Blocks = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "center", "section", "article", "header", "footer", "main", "nav", "aside",
        "blockquote", "pre", "form", "fieldset", "dl", "dt", "dd", "address", "hr", "body", "figure", "figcaption", "caption", "tr", "td", "th", "table",
    };

    /// <summary>Encodings that were met, for the notice.</summary>
    internal HashSet<VietnameseEncoding> Converted { get; } = [];

    /// <summary>Text with a line through it was read since this was last set back.</summary>
    internal bool MetStruck { get; set; }

    /// <summary>The text below an element, line breaks as '\n'.</summary>
    /// <param name="onTable">Gets each table with the text before it, and says what stands for the table in the text.</param>
    internal string Read(IElement element, Func<IElement, string, string> onTable)
    {
        var text = new HtmlPieces();
        Walk(element, text, new Look(null, false, false, look.IsStruck(element), 0), onTable);
        return CellText.Clean(text.Take(Converted));
    }

    private readonly record struct Look(string? Font, bool Raised, bool Preformatted, bool Struck, int Depth);

    private void Walk(INode parent, HtmlPieces text, Look around, Func<IElement, string, string> onTable)
    {
        if (around.Depth > Deepest)
            throw PackageRefusal.TooDeep(parent.NodeName);
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText words)
                Add(text, words.Data, around);
            else if (node is IElement element && look.IsShown(element))
                Read(element, text, around, onTable);
        }
    }

    private void Read(IElement element, HtmlPieces text, Look around, Func<IElement, string, string> onTable)
    {
        var name = element.LocalName;
        if (name == "br")
            text.Break();
        else if (name == "table")
        {
            text.Break();
            text.Add(onTable(element, CellText.Clean(text.Take(Converted))), null);
            text.Break();
        }
        else if (name is "input" or "select" or "textarea")
            text.Add(FormText(element), null);
        else
            ReadInside(element, text, around, onTable);
    }

    private void ReadInside(IElement element, HtmlPieces text, Look around, Func<IElement, string, string> onTable)
    {
        var isBlock = Blocks.Contains(element.LocalName);
        if (isBlock)
            text.Break();
        if (element.LocalName == "li")
            text.Add(ListMark(element), null);
        Walk(element, text, new Look(
            look.FontOf(element) ?? around.Font,
            around.Raised || element.LocalName == "sup",
            around.Preformatted || element.LocalName == "pre",
            around.Struck || look.IsStruck(element),
            around.Depth + 1), onTable);
        if (isBlock)
            text.Break();
    }

    private void Add(HtmlPieces text, string words, Look look)
    {
        MetStruck |= look.Struck && !string.IsNullOrWhiteSpace(words);
        var shown = look.Preformatted ? words : words.ReplaceLineEndings(" ");
        var encoding = VietnameseEncoding.OfFont(look.Font) ?? (SymbolFont.IsOne(look.Font) ? null : unnamed);
        shown = encoding is null ? SymbolFont.Text(shown, look.Font) : shown;
        text.Add(look.Raised && encoding is null ? Markup.Raised(shown) : shown, encoding);
    }

    private static string FormText(IElement field) => field.LocalName switch
    {
        "select" => (field.QuerySelector("option[selected]") ?? field.QuerySelector("option"))?.TextContent ?? "",
        "textarea" => field.TextContent,
        _ => field.GetAttribute("type")?.ToLowerInvariant() switch
        {
            "checkbox" or "radio" => field.HasAttribute("checked") ? "☒ " : "☐ ",
            "button" or "submit" or "reset" or "image" or "file" or "password" => "",
            _ => field.GetAttribute("value") ?? "",
        },
    };

    // The number of a list item stands nowhere in the text.
    private static string ListMark(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list)
            return "• ";
        var number = Number(list, "start") ?? 1;
        foreach (var other in list.Children.Where(c => c.LocalName == "li"))
        {
            number = Number(other, "value") ?? number;
            if (ReferenceEquals(other, item))
                break;
            number++;
        }
        var format = list.GetAttribute("type") switch { "A" => "upperLetter", "a" => "lowerLetter", "I" => "upperRoman", "i" => "lowerRoman", _ => "decimal" };
        return ListNumber.Show(number, format) + ". ";
    }

    private static int? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), out var number) ? number : null;
}

/// <summary>Texts by encoding: a VNI letter and its mark may stand in two elements.</summary>
internal sealed class HtmlPieces
{
    private readonly List<(StringBuilder Text, VietnameseEncoding? Encoding)> pieces = [];

    internal void Add(string text, VietnameseEncoding? encoding)
    {
        if (pieces.Count == 0 || pieces[^1].Encoding != encoding)
            pieces.Add((new StringBuilder(), encoding));
        pieces[^1].Text.Append(text);
    }

    internal void Break() => Add("\n", null);

    internal string Take(HashSet<VietnameseEncoding> converted)
    {
        foreach (var encoding in pieces.Select(p => p.Encoding).OfType<VietnameseEncoding>())
            converted.Add(encoding);
        var text = string.Concat(pieces.Select(p => p.Encoding?.Decode(p.Text.ToString()) ?? p.Text.ToString()));
        pieces.Clear();
        return text;
    }
}
