using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Word;

/// <summary>What a run or paragraph inherits: its font, whether it is hidden, its list.</summary>
internal sealed class WordStyles
{
    private const int LongestChain = 20;

    private readonly Dictionary<string, XElement> styles = new(StringComparer.Ordinal);
    private readonly string? defaultParagraphStyle;
    private readonly XElement? defaultRun;

    internal WordStyles(XDocument? part)
    {
        if (part?.Root is not { } root)
            return;
        foreach (var style in root.Children("style"))
        {
            var id = style.Value("styleId") ?? "";
            styles.TryAdd(id, style);
            if (style.Value("type") == "paragraph" && style.IsOn("default"))
                defaultParagraphStyle = id;
        }
        defaultRun = root.Child("docDefaults")?.Child("rPrDefault")?.Child("rPr");
    }

    internal string? StyleOf(XElement paragraph) =>
        paragraph.Child("pPr")?.Child("pStyle")?.Value("val") ?? defaultParagraphStyle;

    internal bool IsHidden(XElement? run, string? paragraphStyle) =>
        Nearest(run, paragraphStyle, "vanish") is { } vanish && vanish.IsOnByDefault();

    internal bool IsStruck(XElement? run, string? paragraphStyle) =>
        Nearest(run, paragraphStyle, "strike")?.IsOnByDefault() == true || Nearest(run, paragraphStyle, "dstrike")?.IsOnByDefault() == true;

    /// <summary>The font for Latin letters, where the old Vietnamese encodings live.</summary>
    internal string? FontOf(XElement? run, string? paragraphStyle) =>
        Nearest(run, paragraphStyle, "rFonts", f => f.Value("ascii") is not null || f.Value("asciiTheme") is not null) is { } fonts
            ? fonts.Value("ascii")
            : null;

    /// <summary>The list that the style puts a paragraph into, and the style in the chain that says so.</summary>
    internal (XElement? Numbering, string? Style) NumberingOf(string? paragraphStyle)
    {
        foreach (var (id, style) in Chain(paragraphStyle))
        {
            if (style.Child("pPr")?.Child("numPr") is { } numbering)
                return (numbering, id);
        }
        return (null, null);
    }

    private XElement? Nearest(XElement? run, string? paragraphStyle, string property, Func<XElement, bool>? fits = null)
    {
        var candidates = new[] { run }
            .Concat(Chain(run?.Child("rStyle")?.Value("val")).Select(s => s.Style.Child("rPr")))
            .Concat(Chain(paragraphStyle).Select(s => s.Style.Child("rPr")))
            .Append(defaultRun);
        return candidates.Select(r => r?.Child(property)).FirstOrDefault(p => p is not null && (fits is null || fits(p)));
    }

    private IEnumerable<(string Id, XElement Style)> Chain(string? id)
    {
        for (var steps = 0; id is not null && styles.TryGetValue(id, out var style) && steps < LongestChain; steps++)
        {
            yield return (id, style);
            id = style.Child("basedOn")?.Value("val");
        }
    }
}
