namespace CchcWarehouse.Etl.Documents.Pages.Scans;

/// <summary>Dark pixels that touch one another: a letter, a dot, a stamp.</summary>
/// <param name="Strokes">Row by row; the end is the first pixel outside.</param>
internal sealed record InkSpot(IReadOnlyList<(int Y, int From, int End)> Strokes)
{
    // The grey edge of letters.
    private const int Fringe = 2;
    private const int MostStrokes = 3_000_000;

    internal PixelBox Box { get; } = new(Strokes.Min(s => s.From), Strokes[0].Y, Strokes.Max(s => s.End), Strokes[^1].Y + 1);

    internal int Width => Box.Right - Box.Left;

    internal int Height => Box.Bottom - Box.Top;

    internal int Dark { get; } = Strokes.Sum(s => s.End - s.From);

    /// <summary>All of a picture; none where it is no print, but grain all over.</summary>
    internal static IReadOnlyList<InkSpot> Of(GrayImage image, int threshold)
    {
        var strokes = new List<(int Y, int From, int End)>();
        var spot = new List<int>();
        var (above, aboveEnd) = (0, 0);
        for (var y = 0; y < image.Height && strokes.Count < MostStrokes; y++)
        {
            var first = strokes.Count;
            AddStrokes(image, y, threshold, strokes, spot);
            Connect(strokes, spot, (above, aboveEnd), (first, strokes.Count));
            (above, aboveEnd) = (first, strokes.Count);
        }
        return strokes.Count >= MostStrokes ? []
            : [.. Enumerable.Range(0, strokes.Count).GroupBy(i => Root(spot, i)).Select(g => new InkSpot([.. g.Select(i => strokes[i])]))];
    }

    /// <summary>Its pixels, with the grey ones at their edge, to the same places of another picture.</summary>
    internal void Copy(GrayImage from, GrayImage to, int left, int top)
    {
        foreach (var (y, first, end) in Strokes)
        {
            var (start, stop) = (Math.Max(first - Fringe, Math.Max(0, left)), Math.Min(end + Fringe, Math.Min(from.Width, left + to.Width)));
            for (var row = Math.Max(y - Fringe, Math.Max(0, top)); row <= Math.Min(y + Fringe, Math.Min(from.Height, top + to.Height) - 1); row++)
            {
                for (var x = start; x < stop; x++)
                {
                    ref var pixel = ref to.Pixels[(row - top) * to.Width + x - left];
                    pixel = Math.Min(pixel, from.Pixels[row * from.Width + x]);
                }
            }
        }
    }

    /// <summary>The places that it goes over, in bands of a height.</summary>
    internal IEnumerable<PixelBox> Areas(double height) => Strokes.GroupBy(s => (int)((s.Y - Box.Top) / height))
        .Select(band => new PixelBox(band.Min(s => s.From), band.First().Y, band.Max(s => s.End), band.Last().Y + 1));

    private static void AddStrokes(GrayImage image, int y, int threshold, List<(int Y, int From, int End)> strokes, List<int> spot)
    {
        var from = -1;
        for (var x = 0; x <= image.Width; x++)
        {
            var isDark = x < image.Width && image.IsDark(x, y, threshold);
            if (isDark && from < 0)
                from = x;
            if (isDark || from < 0)
                continue;
            spot.Add(strokes.Count);
            strokes.Add((y, from, x));
            from = -1;
        }
    }

    // Strokes that touch, corners too.
    private static void Connect(List<(int Y, int From, int End)> strokes, List<int> spot, (int First, int End) above, (int First, int End) here)
    {
        var (upper, lower) = (above.First, here.First);
        while (upper < above.End && lower < here.End)
        {
            if (strokes[upper].From <= strokes[lower].End && strokes[lower].From <= strokes[upper].End)
                spot[Root(spot, lower)] = Root(spot, upper);
            if (strokes[upper].End < strokes[lower].End)
                upper++;
            else
                lower++;
        }
    }

    private static int Root(List<int> spot, int item)
    {
        while (spot[item] != item)
            item = spot[item] = spot[spot[item]];
        return item;
    }
}
