namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>Finds the stripes between columns that stay white down a table.</summary>
/// <remarks>
/// At each place across the page the lines that leave it white, with print on both sides, stand against those
/// that print there. A heading over several columns may cross a gutter; a text that stands wholly inside one
/// shows that it is two.
/// </remarks>
internal static class Gutters
{
    private const double Step = 0.5;
    private const double CrossingShare = 0.15;
    private const int FewestWitnesses = 3;
    private const double LeastWidth = 0.35;
    private const double LeastWidthInFewLines = 0.6;
    private const int FewLines = 8;
    private const double Slack = 1;
    private const int MostPlaces = 20_000;

    /// <summary>Where one column ends and the next begins, from left to right, without the outer edges.</summary>
    internal static IReadOnlyList<double> Of(IReadOnlyCollection<IReadOnlyList<PageRun>> lines, double pageWidth)
    {
        var all = lines.SelectMany(l => l).ToList();
        if (all.Count == 0)
            return [];
        var places = Math.Min(MostPlaces, (int)(pageWidth / Step) + 2);
        var (printed, white) = (new int[places], new int[places]);
        foreach (var line in lines)
            Count(line, printed, white);
        var height = all.Select(r => r.Height).Order().ElementAt(all.Count / 2);
        var least = (lines.Count < FewLines ? LeastWidthInFewLines : LeastWidth) * height;
        var (left, right) = (all.Min(r => r.Left), all.Max(r => r.Right));
        return [.. Stripes(printed, white)
            .SelectMany(s => WithoutTextsInside(s, all))
            .Where(s => s.From > left && s.To < right && s.To - s.From >= least)
            .Select(s => Whitest(s, printed))];
    }

    private static void Count(IReadOnlyList<PageRun> line, int[] printed, int[] white)
    {
        for (var i = 0; i < line.Count; i++)
        {
            Add(printed, line[i].Left, line[i].Right);
            if (i > 0)
                Add(white, line[i - 1].Right + Step, line[i].Left - Step);
        }
    }

    private static void Add(int[] counts, double from, double to)
    {
        for (var x = Math.Max(0, (int)(from / Step)); x <= Math.Min(counts.Length - 1, (int)(to / Step)); x++)
            counts[x]++;
    }

    private static List<(double From, double To)> Stripes(int[] printed, int[] white)
    {
        var stripes = new List<(double From, double To)>();
        var start = -1;
        for (var x = 0; x <= printed.Length; x++)
        {
            if (x < printed.Length && IsWhite(printed[x], white[x]))
            {
                start = start < 0 ? x : start;
                continue;
            }
            if (start >= 0)
                stripes.Add((start * Step, x * Step));
            start = -1;
        }
        return stripes;
    }

    private static bool IsWhite(int printed, int white) =>
        printed <= (white < FewestWitnesses ? 0 : Math.Max(1, CrossingShare * white));

    private static IEnumerable<(double From, double To)> WithoutTextsInside((double From, double To) stripe, List<PageRun> runs)
    {
        var from = stripe.From;
        foreach (var run in runs.Where(r => r.Left >= stripe.From - Slack && r.Right <= stripe.To + Slack).OrderBy(r => r.Left))
        {
            if (run.Left > from)
                yield return (from, run.Left);
            from = Math.Max(from, run.Right);
        }
        yield return (from, stripe.To);
    }

    // The middle of the longest stretch that the fewest lines cross.
    private static double Whitest((double From, double To) stripe, int[] printed)
    {
        var (first, end) = ((int)Math.Ceiling(stripe.From / Step), Math.Max((int)Math.Ceiling(stripe.From / Step) + 1, (int)(stripe.To / Step)));
        var fewest = Enumerable.Range(first, end - first).Min(x => printed[x]);
        var (best, length, start) = (first, 0, -1);
        for (var x = first; x <= end; x++)
        {
            if (x < end && printed[x] == fewest)
            {
                start = start < 0 ? x : start;
                continue;
            }
            if (start >= 0 && x - start > length)
                (best, length) = (start, x - start);
            start = -1;
        }
        return (best + length / 2.0) * Step;
    }
}
