using System.Text;
using System.Xml.Linq;

namespace CchcWarehouse.Etl.Documents.Word;

/// <summary>Counts the items of automatic lists, whose numbers stand nowhere in the text.</summary>
/// <remarks>
/// Lists made from one abstract list go on counting together, unless an instance restarts a level. A deeper
/// level restarts after each item above it.
/// </remarks>
internal sealed class WordNumbering
{
    private const int Levels = 9;

    private readonly WordStyles styles;
    private readonly Dictionary<string, ListDefinition> definitions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ListInstance> instances = new(StringComparer.Ordinal);

    internal WordNumbering(XDocument? part, WordStyles styles)
    {
        this.styles = styles;
        if (part?.Root is not { } root)
            return;
        foreach (var list in root.Children("abstractNum"))
            definitions.TryAdd(list.Value("abstractNumId") ?? "", new ListDefinition(list));
        foreach (var list in root.Children("num"))
        {
            if (Definition(list.Child("abstractNumId")?.Value("val")) is { } definition)
                instances.TryAdd(list.Value("numId") ?? "", new ListInstance(definition, list));
        }
    }

    /// <summary>The mark before a paragraph with the blank behind it; empty where it is in no list.</summary>
    internal string MarkOf(XElement paragraph)
    {
        var (own, style) = (paragraph.Child("pPr")?.Child("numPr"), styles.StyleOf(paragraph));
        var (inherited, linkedStyle) = styles.NumberingOf(style);
        var id = own?.Child("numId")?.Value("val") ?? inherited?.Child("numId")?.Value("val");
        if (id is null || !instances.TryGetValue(id, out var list))
            return "";
        var level = own?.Child("ilvl")?.Number("val") ?? inherited?.Child("ilvl")?.Number("val") ?? list.LevelOfStyle(linkedStyle ?? style) ?? 0;
        return list.Next(Math.Clamp(level, 0, Levels - 1));
    }

    // A list may only name a list style, which names the list that defines it.
    private ListDefinition? Definition(string? id)
    {
        if (id is null || !definitions.TryGetValue(id, out var definition) || definition.LinkedStyle is not { } linked)
            return id is null ? null : definitions.GetValueOrDefault(id);
        return definitions.Values.FirstOrDefault(d => d.DefinesStyle == linked) ?? definition;
    }

    private sealed class ListDefinition(XElement list)
    {
        internal string? LinkedStyle { get; } = list.Child("numStyleLink")?.Value("val");

        internal string? DefinesStyle { get; } = list.Child("styleLink")?.Value("val");

        internal int?[] Counters { get; } = new int?[Levels];

        internal ListLevel?[] Defined { get; } = LevelsOf(list.Children("lvl"));
    }

    private static ListLevel?[] LevelsOf(IEnumerable<XElement> elements)
    {
        var levels = new ListLevel?[Levels];
        foreach (var level in elements)
        {
            if (level.Number("ilvl") is >= 0 and < Levels and var index)
                levels[index] = ListLevel.Read(level);
        }
        return levels;
    }

    private sealed class ListInstance(ListDefinition definition, XElement list)
    {
        private readonly ListLevel?[] own = LevelsOf(list.Children("lvlOverride").Select(o => o.Child("lvl")).OfType<XElement>());
        private readonly int?[] restarts = Restarts(list);

        internal int? LevelOfStyle(string? style) =>
            Enumerable.Range(0, Levels).Where(i => LevelAt(i)?.Style == style && style is not null).Select(i => (int?)i).FirstOrDefault();

        internal string Next(int at)
        {
            if (LevelAt(at) is not { } level)
                return "";
            var counters = definition.Counters;
            for (var above = 0; above < at; above++)
                counters[above] ??= restarts[above] ?? LevelAt(above)?.Start ?? 1;
            counters[at] = restarts[at] is { } restart ? restart : counters[at] + 1 ?? level.Start;
            restarts[at] = null;
            for (var below = at + 1; below < Levels; below++)
            {
                if (LevelAt(below)?.RestartsAfter(at) ?? true)
                    counters[below] = null;
            }
            return Shown(level, counters);
        }

        private ListLevel? LevelAt(int index) => own[index] ?? definition.Defined[index];

        private string Shown(ListLevel level, int?[] counters)
        {
            if (level.Format == "bullet")
                return SymbolFont.Bullet(level.Text, level.Font) + level.Gap;
            var text = new StringBuilder();
            for (var at = 0; at < level.Text.Length; at++)
            {
                if (level.Text[at] == '%' && at + 1 < level.Text.Length && level.Text[at + 1] is >= '1' and <= '9')
                {
                    var index = level.Text[++at] - '1';
                    var format = level.IsLegal ? "decimal" : LevelAt(index)?.Format ?? "decimal";
                    text.Append(ListNumber.Show(counters[index] ?? LevelAt(index)?.Start ?? 1, format));
                }
                else
                    text.Append(level.Text[at]);
            }
            return text.Length == 0 ? "" : text + level.Gap;
        }

        private static int?[] Restarts(XElement list)
        {
            var starts = new int?[Levels];
            foreach (var level in list.Children("lvlOverride"))
            {
                if (level.Number("ilvl") is >= 0 and < Levels and var index)
                    starts[index] = level.Child("startOverride")?.Number("val");
            }
            return starts;
        }
    }

    /// <param name="Text">With the counters of the levels as %1 to %9.</param>
    /// <param name="Restart">The number of the level, from 1, after whose items this one restarts; 0 for never.</param>
    private sealed record ListLevel(int Start, string Format, string Text, string Gap, bool IsLegal, string? Style, string? Font, int? Restart)
    {
        internal bool RestartsAfter(int level) => Restart is not { } number || number > level;

        internal static ListLevel Read(XElement level) => new(
            level.Child("start")?.Number("val") ?? 0,
            // A custom form such as "001, 002" names itself in its fallback.
            level.Child("numFmt")?.Value("val") ?? level.Descendants().FirstOrDefault(e => e.Name.LocalName == "numFmt")?.Value("val") ?? "decimal",
            level.Child("lvlText")?.Value("val") ?? "",
            level.Child("suff")?.Value("val") == "nothing" ? "" : " ",
            level.Child("isLgl") is { } legal && legal.IsOnByDefault(),
            level.Child("pStyle")?.Value("val"),
            level.Child("rPr")?.Child("rFonts")?.Value("ascii"),
            level.Child("lvlRestart")?.Number("val"));
    }
}
