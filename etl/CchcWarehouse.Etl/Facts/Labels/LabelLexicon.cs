using CchcWarehouse.Star.Reference;

namespace CchcWarehouse.Etl.Facts.Labels;

/// <summary>Which words of a label mean the same, and which mean nothing: abbreviations, synonyms, fillers.</summary>
/// <remarks>Source: <c>db/reference/label_words.tsv</c>. The longest entry that fits is taken.</remarks>
public sealed class LabelLexicon
{
    private readonly Dictionary<string, List<Phrase>> accented;
    private readonly Dictionary<string, List<Phrase>> bare;

    private LabelLexicon(IReadOnlyList<(string Words, string? ReadAs)> entries)
    {
        Texts = [.. entries.Select(e => e.Words)];
        accented = Index(entries, VietnameseSyllable.Normal);
        bare = Index(Unmistakable(entries), VietnameseSyllable.Bare);
    }

    public static LabelLexicon Load()
    {
        var table = ReferenceTable.Read("label_words.tsv");
        var (words, readAs) = (table.Column("words"), table.Column("read_as"));
        return new LabelLexicon([.. table.Entries.Select(e => (e[words]!, e[readAs]))]);
    }

    /// <summary>The texts of all entries: syllables that are known.</summary>
    public IReadOnlyList<string> Texts { get; }

    /// <summary>Rewrites one run of syllables; <paramref name="bareForm"/> when the text has lost its diacritics.</summary>
    /// <remarks>Twice, because an abbreviation may be part of a longer entry.</remarks>
    public List<string> Rewrite(IReadOnlyList<string> syllables, bool bareForm) => Once(Once(syllables, bareForm), bareForm);

    private List<string> Once(IReadOnlyList<string> syllables, bool bareForm)
    {
        var words = new List<string>(syllables.Count);
        for (var at = 0; at < syllables.Count;)
        {
            if (Longest(syllables, at, bareForm) is { } phrase)
            {
                words.AddRange(phrase.ReadAs);
                at += phrase.Words.Length;
            }
            else
            {
                words.Add(syllables[at++]);
            }
        }

        return words;
    }

    private Phrase? Longest(IReadOnlyList<string> syllables, int at, bool bareForm)
    {
        if (!(bareForm ? bare : accented).TryGetValue(syllables[at], out var phrases))
        {
            return null;
        }

        foreach (var phrase in phrases)
        {
            if (phrase.StandsAt(syllables, at))
            {
                return phrase;
            }
        }

        return null;
    }

    /// <summary>Without diacritics "quận" is also "quản" and "quan": such a word alone is left as it stands.</summary>
    private static List<(string Words, string? ReadAs)> Unmistakable(IReadOnlyList<(string Words, string? ReadAs)> entries)
    {
        var written = entries.SelectMany(e => e.Words.Split(' ')).Select(VietnameseSyllable.Normal).Distinct(StringComparer.Ordinal).ToLookup(VietnameseSyllable.Bare, StringComparer.Ordinal);
        return [.. entries.Where(e => e.ReadAs is null || e.Words.Contains(' ') || written[VietnameseSyllable.Bare(e.Words)].Count() == 1)];
    }

    private static Dictionary<string, List<Phrase>> Index(IEnumerable<(string Words, string? ReadAs)> entries, Func<string, string> form)
    {
        var index = new Dictionary<string, List<Phrase>>(StringComparer.Ordinal);
        foreach (var (words, readAs) in entries)
        {
            var phrase = new Phrase(Split(words, form), Split(readAs ?? "", form));
            if (!index.TryGetValue(phrase.Words[0], out var phrases))
            {
                index[phrase.Words[0]] = phrases = [];
            }

            phrases.Add(phrase);
        }

        foreach (var phrases in index.Values)
        {
            phrases.Sort((a, b) => b.Words.Length.CompareTo(a.Words.Length));
        }

        return index;
    }

    private static string[] Split(string words, Func<string, string> form) =>
        [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(form)];

    private sealed record Phrase(string[] Words, string[] ReadAs)
    {
        public bool StandsAt(IReadOnlyList<string> syllables, int at)
        {
            if (at + Words.Length > syllables.Count)
            {
                return false;
            }

            for (var i = 0; i < Words.Length; i++)
            {
                if (!string.Equals(syllables[at + i], Words[i], StringComparison.Ordinal))
                {
                    return false;
                }
            }

            return true;
        }
    }
}
