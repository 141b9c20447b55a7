namespace CchcWarehouse.Etl.Documents.Pages.Scans;

/// <summary>Where print begins below white, or right of it: the places by which the slope of lines is told.</summary>
/// <remarks>Full areas, such as a dark border, have no such places but at their rim.</remarks>
/// <param name="Upper">Along is the distance from the left, across from the top.</param>
/// <param name="Left">Along is the distance from the top, across from the left.</param>
/// <param name="Scale">Pixels of the picture for one here.</param>
internal sealed record PageEdges(IReadOnlyList<(int Along, int Across)> Upper, IReadOnlyList<(int Along, int Across)> Left, double Scale)
{
    private const int SampleWidth = 1400;
    private const int White = 2;

    internal static PageEdges Of(GrayImage image, int threshold)
    {
        var scale = Math.Max(1, Math.Max(image.Width, image.Height) / (double)SampleWidth);
        var (width, height) = ((int)(image.Width / scale), (int)(image.Height / scale));
        var dark = new bool[height, width];
        for (var y = 0; y < (int)(height * scale); y++)
        {
            for (var x = 0; x < (int)(width * scale); x++)
                dark[(int)(y / scale), (int)(x / scale)] |= image.IsDark(x, y, threshold);
        }
        var (upper, left) = (new List<(int Along, int Across)>(), new List<(int Along, int Across)>());
        for (var y = White; y < height; y++)
        {
            for (var x = White; x < width; x++)
            {
                if (!dark[y, x])
                    continue;
                if (!dark[y - 1, x] && !dark[y - White, x])
                    upper.Add((x, y));
                if (!dark[y, x - 1] && !dark[y, x - White])
                    left.Add((y, x));
            }
        }
        return new PageEdges(upper, left, scale);
    }

    /// <summary>The slope along which the places lie in the sharpest lines.</summary>
    internal static double Slope(IReadOnlyList<(int Along, int Across)> places, double most, double step, double leastGain)
    {
        var level = Contrast(places, 0);
        var best = Enumerable.Range(0, 2 * (int)Math.Round(most / step) + 1).Select(i => -most + i * step)
            .Select(slope => (Slope: slope, Contrast: Contrast(places, slope))).MaxBy(s => s.Contrast);
        return best.Contrast >= leastGain * level ? best.Slope : 0;
    }

    private static double Contrast(IReadOnlyList<(int Along, int Across)> places, double slope)
    {
        const int Reach = SampleWidth / 2;
        var counts = new int[SampleWidth + 2 * Reach];
        foreach (var (along, across) in places)
            counts[Math.Clamp(Reach + (int)(across + (along - SampleWidth / 2) * slope), 0, counts.Length - 1)]++;
        var sum = 0.0;
        for (var i = 1; i < counts.Length; i++)
            sum += (double)(counts[i] - counts[i - 1]) * (counts[i] - counts[i - 1]);
        return sum;
    }
}
