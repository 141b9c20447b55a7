using AngleSharp.Dom;
using CchcWarehouse.Etl.Documents.Encodings;

namespace CchcWarehouse.Etl.Documents.Web;

/// <summary>What of a page is shown, and in which font, as far as its marks say.</summary>
internal sealed class HtmlLook
{
    private static readonly HashSet<string> NeverShown = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "template", "noscript", "head", "title", "object", "iframe", "svg", "math", "colgroup", "audio", "video", "datalist", "rp", "rt",
    };

    private readonly HashSet<string> hiddenClasses = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> struckClasses = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> fontsOfClasses = new(StringComparer.OrdinalIgnoreCase);

    internal HtmlLook(IDocument page)
    {
        foreach (var style in page.QuerySelectorAll("style"))
            ReadRules(style.TextContent);
    }

    internal bool IsShown(IElement element)
    {
        if (NeverShown.Contains(element.LocalName) || element.HasAttribute("hidden") || IsTrackedDeletion(element))
            return false;
        return !Hides(element.GetAttribute("style")) && !element.ClassList.Any(hiddenClasses.Contains)
            && !(element.LocalName == "input" && element.GetAttribute("type") == "hidden");
    }

    /// <summary>Its text is shown with a line through it.</summary>
    internal bool IsStruck(IElement element) =>
        element.LocalName is "s" or "strike" or "del" || Strikes(element.GetAttribute("style")) || element.ClassList.Any(struckClasses.Contains);

    internal VietnameseEncoding? EncodingOf(IElement element) => VietnameseEncoding.OfFont(FontOf(element));

    internal string? FontOf(IElement element)
    {
        var own = element.GetAttribute("face") ?? Property(element.GetAttribute("style"), "font-family")
            ?? element.ClassList.Select(c => fontsOfClasses.GetValueOrDefault(c)).FirstOrDefault(f => f is not null);
        return own?.Split(',')[0].Trim(' ', '"', '\'');
    }

    // Only rules of one class each: what office programs write.
    private void ReadRules(string css)
    {
        foreach (var rule in css.Split('}'))
        {
            var brace = rule.LastIndexOf('{');
            if (brace <= 0)
                continue;
            var declarations = rule[(brace + 1)..];
            foreach (var selector in rule[..brace].Split('\n', ',').Select(s => s.Trim()))
            {
                var dot = selector.LastIndexOf('.');
                if (dot < 0 || selector.AsSpan(dot).IndexOfAny(" :>[#") >= 0)
                    continue;
                if (Hides(declarations))
                    hiddenClasses.Add(selector[(dot + 1)..]);
                if (Strikes(declarations))
                    struckClasses.Add(selector[(dot + 1)..]);
                if (Property(declarations, "font-family") is { } font)
                    fontsOfClasses[selector[(dot + 1)..]] = font;
            }
        }
    }

    // A word processor says when its tracked change was made; it counts as accepted.
    private static bool IsTrackedDeletion(IElement element) =>
        element.LocalName == "del" && (element.HasAttribute("datetime") || element.HasAttribute("cite"));

    private static bool Strikes(string? style) =>
        (Property(style, "text-decoration") ?? Property(style, "text-decoration-line") ?? "").Contains("line-through", StringComparison.OrdinalIgnoreCase);

    private static bool Hides(string? style)
    {
        if (string.IsNullOrEmpty(style))
            return false;
        var folded = style.Replace(" ", "", StringComparison.Ordinal);
        return folded.Contains("display:none", StringComparison.OrdinalIgnoreCase)
            || folded.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)
            || folded.Contains("mso-hide:all", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Property(string? style, string name) =>
        style?.Split(';').Select(d => d.Split(':', 2)).FirstOrDefault(d => d.Length == 2 && d[0].Trim().Equals(name, StringComparison.OrdinalIgnoreCase))?[1].Trim();
}
