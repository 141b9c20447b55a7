using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Facts.Labels;

/// <summary>What a label says it measures, by its own first words.</summary>
public enum LabelMeasure { None, Count, Rate }

/// <summary>The words of a label that carry meaning, as sets: order and repetition say nothing.</summary>
/// <param name="Main">Outside brackets and before any explanation.</param>
/// <param name="Aside">In brackets.</param>
/// <param name="Examples">After "như": a list of examples.</param>
/// <param name="Bare">The label has lost its diacritics: all words stand without them.</param>
public sealed record LabelWords(
    HashSet<string> Main, HashSet<string> Aside, HashSet<string> Examples, LabelMeasure Measure, bool Bare)
{
    public HashSet<string> All { get; } = Main.Concat(Aside).Concat(Examples).ToHashSet(StringComparer.Ordinal);

    private IReadOnlyList<string>? needed;

    /// <summary>The words that the other side must have: brackets and examples only where a word in them is critical.</summary>
    public IReadOnlyList<string> Needed(Func<string, bool> isCritical) =>
        needed ??= [.. Main.Concat(Aside.Concat(Examples).Where(isCritical)).Distinct(StringComparer.Ordinal)];

    /// <summary>One string for comparing labels whose words run together or are torn apart.</summary>
    public string Squeezed { get; init; } = "";

    /// <summary>Ends on a word that needs another: "thuộc UBND cấp"; the rest was lost on the way.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Slips of the hand that were put right while reading.</summary>
    public int Slips { get; init; }

    /// <param name="spelling">Puts slips right; null for texts of the catalogue itself.</param>
    public static LabelWords Read(string label, LabelLexicon lexicon, LabelSpelling? spelling = null)
    {
        var syllables = LabelText.Syllables(label).ToList();
        var bare = spelling is not null && LostDiacritics(CanonicalText.Compose(label));
        var slips = bare || spelling is null ? 0 : PutRight(syllables, spelling);
        return Read(syllables, lexicon, bare) with { Slips = slips };
    }

    /// <summary>The same label without diacritics, for comparing with texts that have lost theirs.</summary>
    public static LabelWords ReadBare(string label, LabelLexicon lexicon) => Read(LabelText.Syllables(label), lexicon, bare: true);

    private static int PutRight(List<Syllable> syllables, LabelSpelling spelling)
    {
        var slips = 0;
        if (syllables.Count > 1 && IsMistypedCount(syllables[0], syllables[1], spelling))
        {
            syllables[0] = syllables[0] with { Normal = VietnameseSyllable.Normal("số") };
            slips++;
        }

        for (var i = 0; i < syllables.Count; i++)
        {
            if ((spelling.Correct(syllables[i]) ?? spelling.CorrectAt(syllables, i)) is { } meant)
            {
                syllables[i] = syllables[i] with { Normal = meant };
                slips++;
            }
        }

        return slips;
    }

    /// <summary>"Só", "Sốố", "So" at the head of a label; "Sở" and "So với" are other words.</summary>
    private static bool IsMistypedCount(Syllable first, Syllable second, LabelSpelling spelling) =>
        VietnameseSyllable.Bare(first.Written).All(c => c is 's' or 'o')
        && (!spelling.IsKnown(first) || (first.Normal is "so" && !string.Equals(second.Normal, VietnameseSyllable.Normal("với"), StringComparison.Ordinal)));

    private static LabelWords Read(IEnumerable<Syllable> syllables, LabelLexicon lexicon, bool bare)
    {
        var parts = Parts(syllables, bare);
        var main = lexicon.Rewrite(parts[0], bare);
        var words = new LabelWords(Set(main), Set(lexicon.Rewrite(parts[1], bare)), Set(lexicon.Rewrite(parts[2], bare)), Measures(parts[0], main, bare), bare);
        return words with
        {
            Squeezed = string.Concat(parts.SelectMany(p => p)),
            IsCutOff = parts[0].Count > 0 && OpenEnds.Contains(parts[0][^1]) && parts[1].Count == 0,
        };
    }

    private static List<string>[] Parts(IEnumerable<Syllable> syllables, bool bare)
    {
        List<string> main = [], aside = [], examples = [];
        var listing = false;
        foreach (var s in syllables)
        {
            var word = bare ? VietnameseSyllable.Bare(s.Written) : s.Normal;
            if (word is "như" or "nhu")
            {
                listing = main.Count > 2;
            }
            else
            {
                (s.Aside ? aside : listing ? examples : main).Add(word);
            }
        }

        return [main, aside, examples];
    }

    private static HashSet<string> Set(IEnumerable<string> words) => words.ToHashSet(StringComparer.Ordinal);

    private static LabelMeasure Measures(List<string> syllables, List<string> words, bool bare)
    {
        var rate = bare ? "ty_le" : VietnameseSyllable.Normal("tỷ_lệ");
        if (words.Contains(rate) || words.Contains("%"))
        {
            return LabelMeasure.Rate;
        }

        var at = syllables.Count > 1 && syllables[0] is "trong" ? 2 : 0;
        var first = syllables.ElementAtOrDefault(at);
        var next = syllables.ElementAtOrDefault(at + 1);
        var counts = bare ? first is "so" or "tong" : first is not null && CountWords.Contains(first);
        return counts && !string.Equals(next, bare ? "lieu" : Figures, StringComparison.Ordinal) ? LabelMeasure.Count : LabelMeasure.None;
    }

    private static readonly HashSet<string> OpenEnds = new(
        new[] { "cấp", "ubnd", "thuộc", "của", "tại", "do", "và", "hoặc", "về", "theo", "với", "cho", "trên", "các" }.Select(VietnameseSyllable.Normal), StringComparer.Ordinal);

    private static readonly string Figures = VietnameseSyllable.Normal("liệu");

    private static readonly HashSet<string> CountWords =
        new(new[] { "số", "tổng" }.Select(VietnameseSyllable.Normal), StringComparer.Ordinal);

    private static bool LostDiacritics(string label)
    {
        var letters = label.Count(char.IsLetter);
        return letters >= 8 && label.Where(char.IsLetter).All(c => c < 0x80);
    }
}
