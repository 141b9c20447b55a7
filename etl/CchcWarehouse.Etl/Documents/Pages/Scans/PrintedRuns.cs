namespace CchcWarehouse.Etl.Documents.Pages.Scans;

/// <summary>Finds on a page what is printed together, before anything is read: letters, their accents, lines with no gap in them.</summary>
/// <remarks>
/// Nothing that is printed is left out: what is no letter is told as a blot, so that print below it is not believed.
/// </remarks>
/// <param name="Runs">In no order.</param>
/// <param name="Blots">Stamps, strokes of a pen, pictures.</param>
/// <param name="TypeSize">Of the letters on most of the page, in pixels.</param>
internal sealed record PrintedRuns(IReadOnlyList<PrintedRun> Runs, IReadOnlyList<InkSpot> Blots, double TypeSize)
{
    // Of the size of type, unless said otherwise.
    private const double SizeOfSmallLetter = 2.1;
    private const double LeastPoints = 9, MostPoints = 15;
    private const double LeastLetter = 0.36;
    private const double TallestLetter = 2.2;
    private const double Blank = 0.55;
    private const double Accent = 0.4;
    private const double BesideAccent = 0.35;
    private const double RuleLength = 3, RuleWidth = 0.3;
    private const double MostOverlap = 0.5;

    // In square points.
    private const double Dust = 0.3;
    private const double Stop = 1;
    private const int DottedLine = 8;

    internal static PrintedRuns Of(GrayImage image, int threshold)
    {
        var point = image.PixelsPerPoint;
        var spots = InkSpot.Of(image, threshold).Where(s => s.Dark >= Dust * point * point).ToList();
        var size = Size(spots, point);
        spots.RemoveAll(s => IsRule(s, size));
        var blots = spots.Where(s => s.Height > TallestLetter * size).ToList();
        var rest = spots.Except(blots).ToLookup(s => s.Height >= LeastLetter * size);
        var runs = Joined(rest[true], size);
        var lone = rest[false].Where(m => !TryAttach(m, runs, size)).ToList();
        runs.AddRange(Joined(WithoutDottedColumns(lone, size), size).Where(r => r.Count < DottedLine));
        runs.RemoveAll(r => r.Spots.Sum(s => s.Dark) < Stop * point * point);
        return new PrintedRuns(Merged(runs), blots, size);
    }

    private static double Size(List<InkSpot> spots, double point)
    {
        var heights = spots.Where(s => s.Height >= 3 * point && s.Height <= 20 * point).Select(s => s.Height).Order().ToList();
        return Math.Clamp(heights.Count == 0 ? 0 : SizeOfSmallLetter * heights[heights.Count / 2], LeastPoints * point, MostPoints * point);
    }

    private static bool IsRule(InkSpot spot, double size) =>
        spot.Width > RuleLength * size && spot.Height < RuleWidth * size || spot.Height > RuleLength * size && spot.Width < RuleWidth * size;

    private static List<PrintedRun> Joined(IEnumerable<InkSpot> letters, double size)
    {
        var runs = new List<PrintedRun>();
        var open = new List<PrintedRun>();
        foreach (var letter in letters.OrderBy(l => l.Box.Left))
        {
            open.RemoveAll(r => letter.Box.Left - r.Right > Blank * size);
            var run = open.Where(r => r.IsOnLine(letter)).MaxBy(r => r.Shared(letter));
            if (run is not null)
                run.Add(letter);
            else
                open.Add(run = new PrintedRun(letter));
            if (run.Count == 1)
                runs.Add(run);
        }
        return runs;
    }

    private static bool TryAttach(InkSpot mark, List<PrintedRun> runs, double size)
    {
        var nearest = runs
            .Where(r => r.Left - BesideAccent * size <= mark.Box.Right && mark.Box.Left <= r.Right + BesideAccent * size
                && r.Box.Top - size <= mark.Box.Bottom && mark.Box.Top <= r.Box.Bottom + size)
            .Select(r => (Run: r, Distance: r.Distance(mark.Box, BesideAccent * size)))
            .Where(r => r.Distance <= Accent * size).OrderBy(r => r.Distance).Select(r => r.Run).FirstOrDefault();
        nearest?.Mark(mark);
        return nearest is not null;
    }

    // A column ruled in dots.
    private static IEnumerable<InkSpot> WithoutDottedColumns(List<InkSpot> marks, double size)
    {
        var width = RuleWidth * size;
        var columns = marks.GroupBy(m => (int)((m.Box.Left + m.Box.Right) / 2 / width)).ToDictionary(g => g.Key, g => g.Count());
        return marks.Where(m => (int)((m.Box.Left + m.Box.Right) / 2 / width) is var at
            && Enumerable.Range(at - 1, 3).Sum(c => columns.GetValueOrDefault(c)) < 2 * DottedLine);
    }

    // An accent may be as large as a letter.
    private static List<PrintedRun> Merged(List<PrintedRun> runs)
    {
        var merged = new List<PrintedRun>();
        foreach (var run in runs.OrderByDescending(r => r.Right - r.Left))
        {
            var around = merged.Find(m => m.Left <= run.Left && run.Right <= m.Right
                && Math.Min(m.Box.Bottom, run.Box.Bottom) - Math.Max(m.Box.Top, run.Box.Top) > MostOverlap * (run.Box.Bottom - run.Box.Top));
            if (around is null)
                merged.Add(run);
            else
                around.Take(run);
        }
        return merged;
    }
}
