using System.Globalization;
using System.Text;
using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>A page as grey pixels, one byte each, 0 is black.</summary>
/// <param name="PixelsPerPoint">How many pixels make a 72nd of an inch.</param>
internal sealed record GrayImage(int Width, int Height, byte[] Pixels, double PixelsPerPoint)
{
    private const int MostPixels = 120_000_000;
    private const int MiddleGrey = 128;
    private const int Grain = 32;

    internal bool IsDark(int x, int y, int threshold) => Pixels[y * Width + x] < threshold;

    /// <summary>Reads the plain form that page renderers write: "P5", sizes, bytes.</summary>
    internal static GrayImage ReadPgm(byte[] file, double pixelsPerPoint)
    {
        var at = 0;
        if (Word(file, ref at) != "P5" || !TryNumber(file, ref at, out var width) || !TryNumber(file, ref at, out var height) || !TryNumber(file, ref at, out _))
            throw PackageRefusal.Damaged("pgm");
        if (width <= 0 || height <= 0 || (long)width * height > MostPixels || file.Length - at < width * height)
            throw PackageRefusal.Damaged("pgm");
        return new GrayImage(width, height, file[at..(at + width * height)], pixelsPerPoint);
    }

    /// <summary>With the paper white and the print black: grain of the paper is read as letters otherwise.</summary>
    internal GrayImage Cleaned()
    {
        var counts = new int[256];
        foreach (var pixel in Pixels)
            counts[pixel]++;
        var paper = Enumerable.Range(MiddleGrey, 256 - MiddleGrey).MaxBy(v => counts[v]);
        var white = Math.Max(MiddleGrey, paper - Grain);
        var black = Enumerable.Range(0, MiddleGrey / 2).FirstOrDefault(v => counts[v] > Pixels.Length / 2_000, MiddleGrey / 2);
        var shades = Enumerable.Range(0, 256).Select(v => (byte)Math.Clamp((v - black) * 255 / (white - black), 0, 255)).ToArray();
        return this with { Pixels = [.. Pixels.Select(p => shades[p])] };
    }

    /// <summary>Smaller or larger; each pixel is mixed from those it comes from.</summary>
    internal GrayImage Scaled(double factor)
    {
        var (width, height) = (Math.Max(1, (int)(Width * factor)), Math.Max(1, (int)(Height * factor)));
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
                pixels[y * width + x] = Mean(x / factor, y / factor, (x + 1) / factor, (y + 1) / factor);
        }
        return new GrayImage(width, height, pixels, PixelsPerPoint * factor);
    }

    /// <summary>Mixed from the four pixels nearest to a place; white outside.</summary>
    internal byte Between(double x, double y)
    {
        var (left, top) = ((int)Math.Floor(x), (int)Math.Floor(y));
        if (left < 0 || top < 0 || left >= Width || top >= Height)
            return 255;
        var (right, low) = (x - left, y - top);
        var (next, below) = (left + 1 < Width ? 1 : 0, top + 1 < Height ? Width : 0);
        var at = top * Width + left;
        var upper = Pixels[at] * (1 - right) + Pixels[at + next] * right;
        var lower = Pixels[at + below] * (1 - right) + Pixels[at + below + next] * right;
        return (byte)(upper * (1 - low) + lower * low);
    }

    private byte Mean(double left, double top, double right, double bottom)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var y = (int)top; y < Math.Min(Height, bottom); y++)
        {
            var rows = Math.Min(y + 1, bottom) - Math.Max(y, top);
            for (var x = (int)left; x < Math.Min(Width, right); x++)
            {
                var share = rows * (Math.Min(x + 1, right) - Math.Max(x, left));
                sum += share * Pixels[y * Width + x];
                weight += share;
            }
        }
        return (byte)(sum / weight);
    }

    internal byte[] ToPgm() => [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"P5\n{Width} {Height}\n255\n")), .. Pixels];

    // Words of the head are parted by white space; one blank stands before the pixels.
    private static string Word(byte[] file, ref int at)
    {
        while (at < file.Length && (char.IsWhiteSpace((char)file[at]) || file[at] == '#'))
        {
            if (file[at] == '#')
            {
                while (at < file.Length && file[at] != '\n')
                    at++;
            }
            at++;
        }
        var start = at;
        while (at < file.Length && !char.IsWhiteSpace((char)file[at]))
            at++;
        return Encoding.ASCII.GetString(file, start, at++ - start);
    }

    private static bool TryNumber(byte[] file, ref int at, out int number) =>
        int.TryParse(Word(file, ref at), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
