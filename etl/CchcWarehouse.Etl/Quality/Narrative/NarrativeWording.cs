using System.Text;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Labels;
using CchcWarehouse.Etl.Quality.Expressions;
using CchcWarehouse.Star.Reference;

namespace CchcWarehouse.Etl.Quality.Narrative;

/// <summary>How the text of a report words a figure.</summary>
/// <remarks>
/// Source: <c>narrative_wordings.tsv</c>. Words stand side by side; <c>a|b</c> is either, <c>a?</c> may lack, <c>…</c> is a
/// gap within the paragraph and <c>…4</c> one of four words at most. <c>#</c> is a number, <c>#%</c> a percentage, <c>#0</c> a number or "không có"; of several
/// numbers <c>#*</c> is the one meant.
/// </remarks>
internal sealed record NarrativeWording(string Figure, string? Level, Regex Pattern, bool IsShare)
{
    /// <summary>Farther apart two words do not speak of one thing.</summary>
    private const int LongestGap = 60;

    public static IReadOnlyList<NarrativeWording> All { get; } = Read();

    /// <summary>The number that a match says; null where it cannot be read for certain.</summary>
    public Interval? Value(Match match)
    {
        var text = match.Groups["n"].Value;
        if (!char.IsAsciiDigit(text[0]))
        {
            return Interval.Of(0);
        }

        var value = VietnameseNumber.Read(text, IsShare ? NumberForm.Percent : NumberForm.Whole).Value;
        return value is not { } number ? null
            : IsShare ? PrintedFigure.Share(number, text.AsSpan().LastIndexOfAny(',', '.') is >= 0 and var mark ? text.Length - mark - 1 : 0)
            : Interval.Of(number);
    }

    private static List<NarrativeWording> Read()
    {
        var table = ReferenceTable.Read("narrative_wordings.tsv");
        var (figure, level, wording) = (table.Column("figure"), table.Column("level"), table.Column("wording"));
        return [.. table.Entries.Select(e => new NarrativeWording(e[figure]!, e[level], Compiled(e[wording]!), e[wording]!.Contains("#%", StringComparison.Ordinal)))];
    }

    private static Regex Compiled(string wording)
    {
        var words = wording.Split(' ');
        var marked = words.Any(w => w is "#*");
        var pattern = new StringBuilder("(?<= )");
        foreach (var word in words)
        {
            pattern.Append(word switch
            {
                "…" => $"(?:\\S+ ){{0,{LongestGap}}}?",
                ['…', .. var most] => $"(?:\\S+ ){{0,{most}}}?",
                "#*" => Number("n") + " ",
                "#" => Number(marked ? null : "n") + " ",
                "#%" => Number("n") + " % ",
                "#0" => $"(?<n>[0-9][0-9.,]*|{Regex.Escape(VietnameseSyllable.Normal("không"))}) (?!/)",
                _ => Word(word),
            });
        }

        return new Regex(pattern.ToString(), RegexOptions.CultureInvariant);
    }

    private static string Number(string? group) => group is null ? "[0-9][0-9.,]*" : $"(?<{group}>[0-9][0-9.,]*)";

    private static string Word(string word)
    {
        var alternatives = string.Join('|', word.TrimEnd('?').Split('|').Select(w => Regex.Escape(VietnameseSyllable.Normal(w))));
        return word.EndsWith('?') ? $"(?:(?:{alternatives}) )?" : $"(?:{alternatives}) ";
    }
}
