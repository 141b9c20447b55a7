namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>A part of a picture; right and bottom are the first pixels outside.</summary>
internal readonly record struct PixelBox(int Left, int Top, int Right, int Bottom)
{
    // The grey edge of letters.
    private const int Fringe = 3;

    /// <summary>From points on the page.</summary>
    internal static PixelBox Of(GrayImage image, double left, double top, double right, double bottom) => new(
        (int)Math.Clamp(left * image.PixelsPerPoint, 0, image.Width), (int)Math.Clamp(top * image.PixelsPerPoint, 0, image.Height),
        (int)Math.Clamp(right * image.PixelsPerPoint, 0, image.Width), (int)Math.Clamp(bottom * image.PixelsPerPoint, 0, image.Height));

    /// <summary>Where inside a part of the page something is printed; null where nothing is.</summary>
    internal static PixelBox? OfPrint(GrayImage image, double left, double top, double right, double bottom, int threshold)
    {
        var within = Of(image, left, top, right, bottom);
        var (first, last, upper, lower, dark) = (int.MaxValue, 0, int.MaxValue, 0, 0);
        for (var y = within.Top; y < within.Bottom; y++)
        {
            for (var x = within.Left; x < within.Right; x++)
            {
                if (!image.IsDark(x, y, threshold))
                    continue;
                (first, last, upper, lower) = (Math.Min(first, x), Math.Max(last, x + 1), Math.Min(upper, y), Math.Max(lower, y + 1));
                dark++;
            }
        }
        // Less than a full stop is dust.
        return dark < image.PixelsPerPoint * image.PixelsPerPoint ? null : new PixelBox(
            Math.Max(within.Left, first - Fringe), Math.Max(within.Top, upper - Fringe), Math.Min(within.Right, last + Fringe), Math.Min(within.Bottom, lower + Fringe));
    }

    /// <summary>The part with a white frame around it: recognition fails at the very edge.</summary>
    internal GrayImage Cut(GrayImage image, int frame)
    {
        var width = Right - Left + 2 * frame;
        var pixels = new byte[width * (Bottom - Top + 2 * frame)];
        Array.Fill(pixels, (byte)255);
        for (var y = Top; y < Bottom; y++)
            image.Pixels.AsSpan(y * image.Width + Left, Right - Left).CopyTo(pixels.AsSpan((y - Top + frame) * width + frame));
        return new GrayImage(width, pixels.Length / width, pixels, image.PixelsPerPoint);
    }

    /// <summary>The whole picture, white but for this part.</summary>
    internal GrayImage Alone(GrayImage image)
    {
        var alone = image with { Pixels = new byte[image.Pixels.Length] };
        Array.Fill(alone.Pixels, (byte)255);
        for (var y = Top; y < Bottom; y++)
            image.Pixels.AsSpan(y * image.Width + Left, Right - Left).CopyTo(alone.Pixels.AsSpan(y * image.Width + Left));
        return alone;
    }

    internal PageArea InPoints(GrayImage image) =>
        new(Left / image.PixelsPerPoint, Top / image.PixelsPerPoint, Right / image.PixelsPerPoint, Bottom / image.PixelsPerPoint);

    internal void Whiten(GrayImage image)
    {
        for (var y = Top; y < Bottom; y++)
            image.Pixels.AsSpan(y * image.Width + Left, Math.Max(0, Right - Left)).Fill(255);
    }
}
