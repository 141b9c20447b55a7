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
            return new WordDifference([], [], 0, wording.All.Count);
        }

        var missing = Needed(wording, isCritical).Where(w => !row.All.Contains(w)).ToList();
        var extra = Needed(row, isCritical).Where(w => !wording.All.Contains(w)).ToList();
        var slips = PairSlips(missing, extra, isCritical, isWord);
        return new WordDifference(missing, extra, slips, wording.All.Count(row.All.Contains) + slips);
    }

    private static IEnumerable<string> Needed(LabelWords words, Func<string, bool> isCritical) =>
        words.Main.Concat(words.Aside.Concat(words.Examples).Where(isCritical)).Distinct(StringComparer.Ordinal);

    private static int PairSlips(List<string> missing, List<string> extra, Func<string, bool> isCritical, Func<string, bool> isWord)
    {
        var slips = 0;
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

    private static bool IsSlip(string written, string meant, Func<string, bool> isCritical, Func<string, bool> isWord)
    {
        if (char.IsAsciiDigit(written[0]) || char.IsAsciiDigit(meant[0]))
        {
            return false;
        }

        var sameLetters = string.Equals(VietnameseSyllable.Bare(written), VietnameseSyllable.Bare(meant), StringComparison.Ordinal);
        return isWord(written)
            ? sameLetters && !isCritical(written) && !isCritical(meant)
            : sameLetters || (meant.Length > 2 && EditDistance.AtMostOne(VietnameseSyllable.Bare(written), VietnameseSyllable.Bare(meant)));
    }
}
