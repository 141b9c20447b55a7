using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts.Identity;
using CchcWarehouse.Etl.Quality.Expressions;
using CchcWarehouse.Etl.Rows;

namespace CchcWarehouse.Etl.Quality.Narrative;

/// <summary>A figure that the text of a report states, with its words.</summary>
/// <param name="Line">1-based line of the source.</param>
public sealed record StatedFigure(string Name, Interval Value, string Text, int Line);

/// <summary>The figures that the text of a report states beside its table.</summary>
/// <remarks>What a text says twice and differently it does not say; plans for the time to come are not read.</remarks>
public sealed partial class NarrativeFigures
{
    private const int LongestQuote = 140;

    /// <summary>More than this without a line's end is no text that a person wrote.</summary>
    private const int LongestParagraph = 20_000;

    private readonly Dictionary<string, StatedFigure> figures;

    private NarrativeFigures(Dictionary<string, StatedFigure> figures) => this.figures = figures;

    public IEnumerable<StatedFigure> All => figures.Values;

    public StatedFigure? Find(string name) => figures.GetValueOrDefault(name);

    /// <param name="level">Level of the reporting unit; null when unknown.</param>
    public static NarrativeFigures Read(Annex annex, string? level)
    {
        var stated = Paragraphs(annex).Where(p => p.Text.Length <= LongestParagraph).SelectMany(p => Read(p.Text, p.Line, level)).GroupBy(s => s.Name, StringComparer.Ordinal);
        return new NarrativeFigures(stated.Where(g => g.Select(s => s.Value).Distinct().Count() == 1).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal));
    }

    private static IEnumerable<StatedFigure> Read(string paragraph, int line, string? level)
    {
        var tokens = NarrativeTokens.Read(paragraph);
        foreach (var wording in NarrativeWording.All.Where(w => w.Level is null || w.Level == level))
        {
            foreach (Match match in wording.Pattern.Matches(tokens.Line))
            {
                if (wording.Value(match) is { } value)
                {
                    yield return new StatedFigure(wording.Figure, value, Quoted(tokens.Printed(match.Index, match.Index + match.Length)), line);
                }
            }
        }
    }

    /// <summary>The text's paragraphs up to its plans, lines that a page break tore apart joined.</summary>
    private static IEnumerable<TextLine> Paragraphs(Annex annex)
    {
        foreach (var passage in ReportPaper.Read(annex).Of(PassageKind.Narrative))
        {
            var open = default(TextLine);
            foreach (var line in passage.Lines.TakeWhile(l => !Plans().IsMatch(l.Text)))
            {
                if (open is { Text.Length: < LongestParagraph } && char.IsLower(line.Text.FirstOrDefault()) && !Closed().IsMatch(open.Text))
                {
                    open = open with { Text = $"{open.Text} {line.Text}" };
                    continue;
                }

                if (open is not null)
                {
                    yield return open;
                }

                open = line;
            }

            if (open is not null)
            {
                yield return open;
            }
        }
    }

    private static string Quoted(string text) => text.Length <= LongestQuote ? text : $"…{text[(text.IndexOf(' ', text.Length - LongestQuote) + 1)..]}";

    [GeneratedRegex(@"^[\W\d_IVXivx]*(?:phần\s+\w+\W*)?(?:phương\s+hướng|nhiệm\s+vụ\s+trọng\s+tâm|(?:những\s+)?kiến\s+nghị|đề\s+xuất,?\s+kiến\s+nghị)", RegexOptions.IgnoreCase)]
    private static partial Regex Plans();

    [GeneratedRegex(@"[.;:!?]\W*$")]
    private static partial Regex Closed();
}
