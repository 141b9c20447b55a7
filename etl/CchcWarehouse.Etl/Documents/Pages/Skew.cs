namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Puts a page straight that lay askew on the scanner.</summary>
/// <remarks>Print that lies straight makes rows of pixels that are either full or empty; the angle that parts them best is taken.</remarks>
internal static class Skew
{
    private const double MostDegrees = 4;
    private const double Step = 0.1;
    private const double LeastDegrees = 0.15;
    private const int SampleWidth = 900;

    internal static GrayImage Straight(GrayImage image, int threshold)
    {
        var dark = Sample(image, threshold, out var scale);
        var angle = Enumerable.Range(0, (int)(2 * MostDegrees / Step) + 1).Select(i => -MostDegrees + i * Step)
            .MaxBy(degrees => Contrast(dark, degrees, (int)(image.Height / scale)));
        return Math.Abs(angle) < LeastDegrees ? image : Rotated(image, angle);
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

    private static List<(int X, int Y)> Sample(GrayImage image, int threshold, out double scale)
    {
        scale = Math.Max(1, image.Width / (double)SampleWidth);
        var dark = new List<(int X, int Y)>();
        for (var y = 0; y < (int)(image.Height / scale); y++)
        {
            for (var x = 0; x < (int)(image.Width / scale); x++)
            {
                if (image.IsDark((int)(x * scale), (int)(y * scale), threshold))
                    dark.Add((x, y));
            }
        }
        return dark;
    }

    private static double Contrast(List<(int X, int Y)> dark, double degrees, int height)
    {
        var slope = Math.Tan(degrees * Math.PI / 180);
        var rows = new int[3 * height + SampleWidth];
        foreach (var (x, y) in dark)
        {
            var row = height + (int)(y + x * slope);
            if (row >= 0 && row < rows.Length)
                rows[row]++;
        }
        var sum = 0.0;
        for (var i = 1; i < rows.Length; i++)
            sum += (double)(rows[i] - rows[i - 1]) * (rows[i] - rows[i - 1]);
        return sum;
    }

    // Each pixel comes from its place before turning, mixed from the four nearest.
    private static GrayImage Rotated(GrayImage image, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (centreX, centreY) = (image.Width / 2.0, image.Height / 2.0);
        var pixels = new byte[image.Pixels.Length];
        Parallel.For(0, image.Height, y =>
        {
            for (var x = 0; x < image.Width; x++)
            {
                var (dx, dy) = (x - centreX, y - centreY);
                pixels[y * image.Width + x] = Mixed(image, cos * dx + sin * dy + centreX, -sin * dx + cos * dy + centreY);
            }
        });
        return image with { Pixels = pixels };
    }

    private static byte Mixed(GrayImage image, double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        if (left < 0 || top < 0 || left + 1 >= image.Width || top + 1 >= image.Height)
            return 255;
        var (right, low) = (x - left, y - top);
        var at = top * image.Width + left;
        var upper = image.Pixels[at] * (1 - right) + image.Pixels[at + 1] * right;
        var lower = image.Pixels[at + image.Width] * (1 - right) + image.Pixels[at + image.Width + 1] * right;
        return (byte)(upper * (1 - low) + lower * low);
    }
}
