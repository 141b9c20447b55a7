namespace CchcWarehouse.Etl.Documents.Pages.Scans;

/// <summary>Letters of ink that recognition gave to no word: print of which nothing was read, as words without letters.</summary>
internal static class UnreadPrint
{
    // Of the size of type.
    private const double Near = 0.25;
    private const double Reach = 0.6;

    /// <param name="lines">Of which a rest may have stayed in the picture.</param>
    internal static IEnumerable<PageWord> Of(PrintedRuns printed, GrayImage image, RuledLines lines, IReadOnlyList<PageWord> words)
    {
        var shelves = new Shelves(words, printed.TypeSize / image.PixelsPerPoint);
        foreach (var run in printed.Runs)
        {
            var beside = shelves.At(run.Box.InPoints(image));
            foreach (var gap in Gaps(run.Letters.Where(l => !RuleRests.Are(l.Box.InPoints(image), lines)), image, beside, Reach * printed.TypeSize))
                yield return new PageWord(gap.Left, gap.Top, gap.Right, gap.Bottom, "", 0);
        }
    }

    private static IEnumerable<PageArea> Gaps(IEnumerable<InkSpot> letters, GrayImage image, IReadOnlyList<PageWord> words, double reach)
    {
        PageArea? gap = null;
        var before = 0;
        foreach (var letter in letters.Where(l => !words.Any(w => Covers(w, l.Box.InPoints(image), Near * reach / image.PixelsPerPoint))))
        {
            var area = letter.Box.InPoints(image);
            if (gap is { } open && letter.Box.Left - before <= reach)
                gap = open with { Top = Math.Min(open.Top, area.Top), Right = Math.Max(open.Right, area.Right), Bottom = Math.Max(open.Bottom, area.Bottom) };
            else
            {
                if (gap is { } done)
                    yield return done;
                gap = area;
            }
            before = letter.Box.Right;
        }
        if (gap is { } last)
            yield return last;
    }

    // The word's box may be lower or higher than a letter with its accents.
    private static bool Covers(PageWord word, PageArea letter, double near) =>
        (letter.Left + letter.Right) / 2 is var middle && middle >= word.Left - near && middle <= word.Right + near
        && word.Top < letter.Bottom && letter.Top < word.Bottom;

    /// <summary>Words by the height at which they stand.</summary>
    private sealed class Shelves
    {
        private readonly double height;
        private readonly ILookup<int, PageWord> words;

        internal Shelves(IReadOnlyList<PageWord> words, double height)
        {
            this.height = height;
            this.words = words.SelectMany(w => Enumerable.Range((int)(w.Top / height), (int)(w.Bottom / height) - (int)(w.Top / height) + 1).Select(at => (At: at, Word: w)))
                .ToLookup(w => w.At, w => w.Word);
        }

        internal IReadOnlyList<PageWord> At(PageArea area) =>
            [.. Enumerable.Range((int)(area.Top / height), (int)(area.Bottom / height) - (int)(area.Top / height) + 1).SelectMany(at => words[at]).Distinct()
                .Where(w => w.Right > area.Left - height && w.Left < area.Right + height)];
    }
}
