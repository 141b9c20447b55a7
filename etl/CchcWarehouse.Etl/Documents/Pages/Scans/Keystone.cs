namespace CchcWarehouse.Etl.Documents.Pages.Scans;

/// <summary>Puts straight what a camera saw from the side: lines that are parallel on paper run together in the picture.</summary>
/// <remarks>The slope of lines is told in bands of the page and taken to change evenly from one edge to the other.</remarks>
internal static class Keystone
{
    private const int Bands = 5;
    private const int FewestBands = 3;
    private const int FewestPlaces = 400;
    private const double MostSlope = 0.045;
    private const double Step = 0.0005;
    private const double LeastSlope = 0.0015;

    /// <summary>Letters that begin below one another by chance show no slope.</summary>
    private const double LeastGain = 1.25;

    internal static GrayImage Straight(GrayImage image, int threshold)
    {
        var level = Leveled(image, threshold, isHorizontal: true);
        return Leveled(level, threshold, isHorizontal: false);
    }

    private static GrayImage Leveled(GrayImage image, int threshold, bool isHorizontal)
    {
        var edges = PageEdges.Of(image, threshold);
        var (along, across) = isHorizontal ? (image.Width, image.Height) : (image.Height, image.Width);
        var (start, growth) = Line(isHorizontal ? edges.Upper : edges.Left, across / edges.Scale);
        growth /= edges.Scale;
        if (Math.Max(Math.Abs(start), Math.Abs(start + growth * across)) < LeastSlope)
            return image;
        var pixels = new byte[image.Pixels.Length];
        Parallel.For(0, image.Height, y =>
        {
            for (var x = 0; x < image.Width; x++)
            {
                var (here, beside) = isHorizontal ? (y, x) : (x, y);
                var from = here - (start + growth * here) * (beside - along / 2.0);
                pixels[y * image.Width + x] = isHorizontal ? image.Between(x, from) : image.Between(from, y);
            }
        });
        return image with { Pixels = pixels };
    }

    // By least squares over the bands in which lines show.
    private static (double Start, double Growth) Line(IReadOnlyList<(int Along, int Across)> places, double across)
    {
        var band = across / Bands;
        var slopes = Enumerable.Range(0, Bands)
            .Select(b => (Middle: (b + 0.5) * band, Places: places.Where(p => p.Across >= b * band && p.Across < (b + 1) * band).ToList()))
            .Where(b => b.Places.Count >= FewestPlaces)
            .Select(b => (b.Middle, Slope: PageEdges.Slope(b.Places, MostSlope, Step, LeastGain))).ToList();
        if (slopes.Count < FewestBands)
            return (0, 0);
        var (meanMiddle, meanSlope) = (slopes.Average(s => s.Middle), slopes.Average(s => s.Slope));
        var growth = slopes.Sum(s => (s.Middle - meanMiddle) * (s.Slope - meanSlope)) / slopes.Sum(s => (s.Middle - meanMiddle) * (s.Middle - meanMiddle));
        return (meanSlope - growth * meanMiddle, growth);
    }
}
