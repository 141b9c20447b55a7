using System.Globalization;
using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>The number format and the frame of each cell style of an .xlsx file.</summary>
internal sealed class WorkbookStyles
{
    private static readonly string[] Edges = ["left", "right", "top", "bottom", "start", "end"];

    private readonly List<(NumberFormat Format, bool HasBorder)> styles = [];

    internal WorkbookStyles(XDocument? part)
    {
        if (part?.Root is not { } root)
            return;
        var codes = root.ElementsOf("numFmts").Elements()
            .GroupBy(f => (int?)f.Attribute("numFmtId") ?? -1)
            .ToDictionary(g => g.Key, g => (string?)g.Last().Attribute("formatCode") ?? "General");
        var borders = root.ElementsOf("borders").Elements().Select(HasEdge).ToList();
        var formats = new Dictionary<int, NumberFormat>();
        foreach (var style in root.ElementsOf("cellXfs").Elements())
        {
            var number = Number(style, "numFmtId");
            if (!formats.TryGetValue(number, out var format))
                formats[number] = format = NumberFormat.Parse(codes.GetValueOrDefault(number) ?? BuiltInFormats.Of(number));
            styles.Add((format, borders.ElementAtOrDefault(Number(style, "borderId"))));
        }
    }

    internal (NumberFormat Format, bool HasBorder) Of(string? style) =>
        int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < styles.Count
            ? styles[index]
            : styles.Count > 0 && style is null ? styles[0] : (NumberFormat.General, false);

    private static bool HasEdge(XElement border) =>
        border.Elements().Any(e => Edges.Contains(e.Name.LocalName) && (string?)e.Attribute("style") is not (null or "none"));

    private static int Number(XElement style, string attribute) =>
        int.TryParse((string?)style.Attribute(attribute), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}

internal static class LocalNames
{
    /// <summary>Child elements by local name: the strict and the transitional form of a format differ in namespaces only.</summary>
    internal static IEnumerable<XElement> ElementsOf(this XElement element, string name) =>
        element.Elements().Where(e => e.Name.LocalName == name);
}
