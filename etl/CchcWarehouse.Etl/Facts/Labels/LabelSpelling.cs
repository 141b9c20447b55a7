using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Letters;
using Encoded = CchcWarehouse.Etl.Documents.Encodings.VietnameseSyllable;

namespace CchcWarehouse.Etl.Facts.Labels;

/// <summary>Puts slips of the hand right in labels: a lost tone, two letters swapped, one doubled or left out.</summary>
/// <remarks>
/// Only a syllable that the forms never use is corrected, and only where a single known one can be meant. A
/// syllable with another tone is another word ("chờ" is not "cho") and stays. One letter for another is put right
/// only where no Vietnamese word is written so ("goao") and a single known one stands between these two neighbours.
/// </remarks>
public sealed class LabelSpelling
{
    private readonly HashSet<string> known;
    private readonly ILookup<string, string> byLetters;
    private readonly ILookup<string, string> byBareLetters;
    private readonly IReadOnlyList<(string Normal, string Composed)> composed;
    private readonly HashSet<(string Left, string Right)> neighbours;

    public LabelSpelling(IEnumerable<string> texts)
    {
        var read = texts.Select(t => LabelText.Syllables(t).ToList()).ToList();
        neighbours = [.. read.SelectMany(t => t.Select((s, i) => (Before(t, i), s.Normal)))];
        var written = read.SelectMany(t => t).Where(s => char.IsLetter(s.Written[0])).DistinctBy(s => s.Normal).ToList();
        known = written.Select(s => s.Normal).ToHashSet(StringComparer.Ordinal);
        byLetters = known.ToLookup(Toneless, StringComparer.Ordinal);
        byBareLetters = known.ToLookup(VietnameseSyllable.Bare, StringComparer.Ordinal);
        composed = [.. written.Select(s => (s.Normal, CanonicalText.Compose(s.Written).ToLowerInvariant()))];
    }

    public bool IsKnown(Syllable syllable) => known.Contains(syllable.Normal);

    /// <summary>The known syllable that is meant; null when the syllable is known, or nobody can tell.</summary>
    public string? Correct(Syllable syllable)
    {
        if (!char.IsLetter(syllable.Written[0]) || syllable.Written.Length < 2 || known.Contains(syllable.Normal))
        {
            return null;
        }

        return LostMarks(syllable.Normal) ?? Mistyped(CanonicalText.Compose(syllable.Written).ToLowerInvariant());
    }

    /// <summary>The known syllable that is meant at a place of the label where no word stands; null when nobody can tell.</summary>
    public string? CorrectAt(IReadOnlyList<Syllable> label, int at)
    {
        var syllable = label[at];
        if (known.Contains(syllable.Normal) || !char.IsLetter(syllable.Written[0]) || IsAbbreviation(syllable.Written) || Encoded.Is(syllable.Written))
        {
            return null;
        }

        var written = CanonicalText.Compose(syllable.Written).ToLowerInvariant();
        var meant = composed
            .Where(c => EditDistance.AtMostOne(written, c.Composed) && neighbours.Contains((Before(label, at), c.Normal)) && (at + 1 == label.Count || neighbours.Contains((c.Normal, label[at + 1].Normal))))
            .Select(c => c.Normal).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return meant is [var only] ? only : null;
    }

    private static string Before(IReadOnlyList<Syllable> label, int at) => at == 0 ? "" : label[at - 1].Normal;

    private static bool IsAbbreviation(string written) => written.Length > 1 && written.All(char.IsUpper);

    /// <summary>The tone is lost, or kept while marks of shape are wrong: "nhiêm", "đuợc".</summary>
    private string? LostMarks(string normal)
    {
        var toneless = !CanonicalText.IsMark(normal[^1]);
        var letters = toneless ? byLetters[normal].Take(2).ToList() : [];
        if (letters.Count > 0)
        {
            return letters is [var same] ? same : null;
        }

        var candidates = byBareLetters[VietnameseSyllable.Bare(normal)].Where(k => toneless || k[^1] == normal[^1]).Take(2).ToList();
        return candidates is [var meant] ? meant : null;
    }

    private string? Mistyped(string written)
    {
        string? meant = null;
        foreach (var (normal, right) in composed)
        {
            if (IsOneKeyAway(written, right) && !string.Equals(meant, normal, StringComparison.Ordinal))
            {
                if (meant is not null)
                {
                    return null;
                }

                meant = normal;
            }
        }

        return meant;
    }

    /// <summary>Swapped neighbours, a doubled letter, or a letter left out; never one letter for another.</summary>
    private static bool IsOneKeyAway(string written, string right)
    {
        var from = 0;
        while (from < written.Length && from < right.Length && written[from] == right[from])
        {
            from++;
        }

        var rest = written.AsSpan(from);
        var wanted = right.AsSpan(from);
        return (written.Length - right.Length) switch
        {
            0 when right.Length > 2 => rest.Length > 1 && rest[0] == wanted[1] && rest[1] == wanted[0] && rest[2..].SequenceEqual(wanted[2..]),
            1 => from > 0 && rest[1..].SequenceEqual(wanted) && IsDouble(rest[0], written[from - 1]),
            -1 when right.Length > 2 => wanted[1..].SequenceEqual(rest),
            _ => false,
        };
    }

    private static bool IsDouble(char a, char b) => CanonicalText.BaseLetter(a) == CanonicalText.BaseLetter(b);

    private static string Toneless(string normal) => CanonicalText.IsMark(normal[^1]) ? normal[..^1] : normal;
}
