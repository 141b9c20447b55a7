using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Star.Letters;

namespace CchcWarehouse.Etl.Facts.Labels;

/// <summary>In what two labels differ once spelling slips are paired off.</summary>
/// <param name="Missing">Words of the wording that the row lacks.</param>
/// <param name="Extra">Words of the row that the wording lacks.</param>
/// <param name="Slips">Pairs taken for one word written two ways.</param>
public sealed record WordDifference(IReadOnlyList<string> Missing, IReadOnlyList<string> Extra, int Slips, int Shared)
{
    /// <summary>
    /// Brackets and examples may be left out on either side unless <paramref name="isCritical"/> finds a word in
    /// them that would tell neighbours apart. A known word is never taken for a slip of another.
    /// </summary>
    public static WordDifference Between(LabelWords row, LabelWords wording, Func<string, bool> isCritical, Func<string, bool> isWord)
    {
        if (string.Equals(row.Squeezed, wording.Squeezed, StringComparison.Ordinal))
        {
            return new WordDifference([], [], row.Slips, wording.All.Count);
        }

        var missing = Lacking(wording, row, isCritical);
        var extra = Lacking(row, wording, isCritical);
        var slips = PairSlips(missing, extra, isCritical, isWord);
        return new WordDifference(missing, extra, slips + row.Slips, Common(row.All, wording.All) + slips);
    }

    private static int Common(HashSet<string> row, HashSet<string> wording)
    {
        var count = 0;
        foreach (var word in wording)
        {
            count += row.Contains(word) ? 1 : 0;
        }

        return count;
    }

    /// <summary>With more strange words than this the label is another one, not a misspelt one.</summary>
    private const int MostSlips = 4;

    /// <summary>Words that one label needs and the other lacks; in brackets a word may stand for one outside them only once.</summary>
    private static List<string> Lacking(LabelWords label, LabelWords other, Func<string, bool> isCritical)
    {
        var lacking = new List<string>();
        foreach (var word in label.Needed(isCritical))
        {
            if (!other.All.Contains(word) || (!other.Main.Contains(word) && label.Main.Contains(word) && label.Aside.Contains(word) && isCritical(word)))
            {
                lacking.Add(word);
            }
        }

        return lacking;
    }

    private static int PairSlips(List<string> missing, List<string> extra, Func<string, bool> isCritical, Func<string, bool> isWord)
    {
        var slips = 0;
        if (extra.Count > MostSlips || missing.Count == 0)
        {
            return slips;
        }

        for (var i = extra.Count - 1; i >= 0; i--)
        {
            var written = extra[i];
            var meant = missing.Where(m => IsSlip(written, m, isCritical, isWord)).ToList();
            if (meant.Count == 1)
            {
                missing.Remove(meant[0]);
                extra.RemoveAt(i);
                slips++;
            }
        }

        return slips;
    }

    /// <summary>A quick look before letters are compared one by one.</summary>
    private static bool MayBeSlip(string written, string meant) =>
        Math.Abs(written.Length - meant.Length) <= 2
        && (SameLetter(written[0], meant[0]) || (written.Length > 1 && meant.Length > 1 && (SameLetter(written[1], meant[1]) || SameLetter(written[0], meant[1]) || SameLetter(written[1], meant[0]))));

    private static bool SameLetter(char a, char b) => CanonicalText.BaseLetter(a) == CanonicalText.BaseLetter(b);

    private static bool IsSlip(string written, string meant, Func<string, bool> isCritical, Func<string, bool> isWord)
    {
        if (char.IsAsciiDigit(written[0]) || char.IsAsciiDigit(meant[0]) || !MayBeSlip(written, meant))
        {
            return false;
        }

        var sameLetters = string.Equals(VietnameseSyllable.Bare(written), VietnameseSyllable.Bare(meant), StringComparison.Ordinal);
        return isWord(written)
            ? sameLetters && !isCritical(written) && !isCritical(meant)
            : sameLetters || (meant.Length > 4 && written.Length > 3 && EditDistance.AtMostOne(VietnameseSyllable.Bare(written), VietnameseSyllable.Bare(meant)));
    }
}
