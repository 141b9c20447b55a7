using CchcWarehouse.Etl.Documents.Pages.Scans;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Puts a page straight that lay askew on the scanner.</summary>
/// <remarks>Print that lies straight makes rows of pixels that are either full or empty; the angle that parts them best is taken.</remarks>
internal static class Skew
{
    private const double MostSlope = 0.14;
    private const double Step = 0.0015;
    private const double LeastSlope = 0.002;

    internal static GrayImage Straight(GrayImage image, int threshold)
    {
        var slope = PageEdges.Slope(PageEdges.Of(image, threshold).Upper, MostSlope, Step, leastGain: 1);
        return Math.Abs(slope) < LeastSlope ? image : Rotated(image, Math.Atan(slope));
    }

    /// <summary>Turned by quarters clockwise.</summary>
    internal static GrayImage Turned(GrayImage image, int quarters)
    {
        var turned = image;
        for (var i = 0; i < (quarters % 4 + 4) % 4; i++)
            turned = Quarter(turned);
        return turned;
    }

    private static GrayImage Quarter(GrayImage image)
    {
        var pixels = new byte[image.Pixels.Length];
        for (var y = 0; y < image.Height; y++)
        {
            for (var x = 0; x < image.Width; x++)
                pixels[x * image.Height + image.Height - 1 - y] = image.Pixels[y * image.Width + x];
        }
        return image with { Width = image.Height, Height = image.Width, Pixels = pixels };
    }

    // Each pixel comes from its place before turning, mixed from the four nearest.
    private static GrayImage Rotated(GrayImage image, double angle)
    {
        var (sin, cos) = Math.SinCos(angle);
        var (centreX, centreY) = (image.Width / 2.0, image.Height / 2.0);
        var pixels = new byte[image.Pixels.Length];
        Parallel.For(0, image.Height, y =>
        {
            for (var x = 0; x < image.Width; x++)
            {
                var (dx, dy) = (x - centreX, y - centreY);
                pixels[y * image.Width + x] = image.Between(cos * dx + sin * dy + centreX, -sin * dx + cos * dy + centreY);
            }
        });
        return image with { Pixels = pixels };
    }
}
