namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Which way the text of a page runs: a wide table is often printed sideways on an upright page.</summary>
internal static class TextDirection
{
    private const int LongWord = 4;
    private const double SameLine = 0.5;
    private const double WidestBlank = 1.1;
    private const int Quarters = 4;
    private const int Much = 2;

    /// <summary>By how many quarters clockwise the page must be turned until its text runs to the right; null where that is not clear.</summary>
    internal static int? QuartersToUpright(IReadOnlyList<PageWord> words)
    {
        var votes = new int[Quarters];
        for (var i = 1; i < words.Count; i++)
        {
            if (Between(words[i - 1], words[i]) is { } quarters)
                votes[quarters]++;
        }
        return IsSideways(words) ? Clear(votes, 1, 3) ?? Clear(votes, 3, 1) : Clear(votes, 2, 0) ?? 0;
    }

    private static int? Clear(int[] votes, int one, int other) => votes[one] > Much * votes[other] ? one : null;

    // Most longer words are higher than wide.
    private static bool IsSideways(IReadOnlyList<PageWord> words)
    {
        var longer = words.Where(w => w.Text.Length >= LongWord).ToList();
        return longer.Count(w => w.Height > w.Right - w.Left) * 2 > longer.Count;
    }

    /// <param name="width">Of the page before it is turned.</param>
    /// <param name="height">Of the page before it is turned.</param>
    internal static IReadOnlyList<PageWord> Turned(IReadOnlyList<PageWord> words, int quarters, double width, double height) => quarters switch
    {
        1 => [.. words.Select(w => w with { Left = height - w.Bottom, Top = w.Left, Right = height - w.Top, Bottom = w.Right })],
        2 => [.. words.Select(w => w with { Left = width - w.Right, Top = height - w.Bottom, Right = width - w.Left, Bottom = height - w.Top })],
        3 => [.. words.Select(w => w with { Left = w.Top, Top = width - w.Right, Right = w.Bottom, Bottom = width - w.Left })],
        _ => words,
    };

    // The next word of a line stands right of the one before, or below it where the text runs down.
    private static int? Between(PageWord before, PageWord word)
    {
        if (Shared(before.Top, before.Bottom, word.Top, word.Bottom) >= SameLine)
        {
            var blank = WidestBlank * Math.Min(before.Height, word.Height);
            return IsBlank(word.Left - before.Right, blank) ? 0 : IsBlank(before.Left - word.Right, blank) ? 2 : null;
        }
        if (Shared(before.Left, before.Right, word.Left, word.Right) >= SameLine)
        {
            var blank = WidestBlank * Math.Min(before.Right - before.Left, word.Right - word.Left);
            return IsBlank(before.Top - word.Bottom, blank) ? 1 : IsBlank(word.Top - before.Bottom, blank) ? 3 : null;
        }
        return null;
    }

    private static bool IsBlank(double gap, double widest) => gap > 0 && gap <= widest;

    private static double Shared(double from, double to, double otherFrom, double otherTo) =>
        (Math.Min(to, otherTo) - Math.Max(from, otherFrom)) / Math.Max(0.01, Math.Min(to - from, otherTo - otherFrom));
}
