namespace CchcWarehouse.Etl.Documents.Pages.Scans;

/// <summary>Takes the light out of a photograph: shade across the page, the dark of a fold, a lid that stood open.</summary>
/// <remarks>The paper of each tile is told by its brighter pixels; each pixel is held against the paper around it.</remarks>
internal static class EvenLight
{
    // In points.
    private const double Tile = 24;
    private const double PaperShare = 0.8;

    /// <summary>Darker than this is no paper in the shade.</summary>
    private const int DarkestPaper = 50;
    private const double Even = 6;
    private const double MostEdge = 0.06;
    private const int ThinnestEdge = 2;

    internal static GrayImage On(GrayImage image)
    {
        var paper = Paper(image, out var tile);
        var (across, down) = (paper.GetLength(1), paper.GetLength(0));
        if (paper.Cast<double>().Max() - paper.Cast<double>().Min() < Even)
            return image;
        var pixels = new byte[image.Pixels.Length];
        Parallel.For(0, image.Height, y =>
        {
            var (row, low) = Between(y, tile, down);
            for (var x = 0; x < image.Width; x++)
            {
                var (column, right) = Between(x, tile, across);
                var upper = paper[row, column] * (1 - right) + paper[row, Math.Min(across - 1, column + 1)] * right;
                var below = Math.Min(down - 1, row + 1);
                var lower = paper[below, column] * (1 - right) + paper[below, Math.Min(across - 1, column + 1)] * right;
                pixels[y * image.Width + x] = (byte)Math.Min(255, image.Pixels[y * image.Width + x] * 255 / (upper * (1 - low) + lower * low));
            }
        });
        return image with { Pixels = pixels };
    }

    /// <summary>Without the dark that comes in from the edge: the scanner's bed, another sheet below.</summary>
    internal static GrayImage WithoutEdges(GrayImage image, int threshold)
    {
        var (across, down) = ((int)(MostEdge * image.Width), (int)(MostEdge * image.Height));
        var edges = InkSpot.Of(image, threshold).Where(s => s.Box.Left <= ThinnestEdge || s.Box.Top <= ThinnestEdge
            || s.Box.Right >= image.Width - ThinnestEdge || s.Box.Bottom >= image.Height - ThinnestEdge).ToList();
        if (edges.Count == 0)
            return image;
        var rest = image with { Pixels = [.. image.Pixels] };
        foreach (var (y, from, end) in edges.SelectMany(s => s.Strokes))
        {
            for (var x = Math.Max(0, from - ThinnestEdge); x < Math.Min(image.Width, end + ThinnestEdge); x++)
            {
                if (x < across || x >= image.Width - across || y < down || y >= image.Height - down)
                    rest.Pixels[y * image.Width + x] = 255;
            }
        }
        return rest;
    }

    private static (int Tile, double Beyond) Between(int at, int tile, int count)
    {
        var place = Math.Clamp((at + 0.5) / tile - 0.5, 0, count - 1);
        return ((int)place, place - (int)place);
    }

    private static double[,] Paper(GrayImage image, out int tile)
    {
        var size = tile = Math.Max(8, (int)(Tile * image.PixelsPerPoint));
        var (across, down) = ((image.Width + size - 1) / size, (image.Height + size - 1) / size);
        var own = new double[down, across];
        Parallel.For(0, down, row =>
        {
            for (var column = 0; column < across; column++)
                own[row, column] = Brighter(image, column * size, row * size, size);
        });
        var paper = new double[down, across];
        for (var row = 0; row < down; row++)
        {
            for (var column = 0; column < across; column++)
                paper[row, column] = Math.Max(DarkestPaper, Around(own, row, column));
        }
        return paper;
    }

    // A tile full of print takes the paper from beside it.
    private static double Around(double[,] own, int row, int column)
    {
        var (most, weight, sum) = (own[row, column], 0, 0.0);
        for (var r = Math.Max(0, row - 1); r <= Math.Min(own.GetLength(0) - 1, row + 1); r++)
        {
            for (var c = Math.Max(0, column - 1); c <= Math.Min(own.GetLength(1) - 1, column + 1); c++)
                (most, weight, sum) = (Math.Max(most, own[r, c]), weight + 1, sum + own[r, c]);
        }
        return Math.Max(own[row, column], (most + sum / weight) / 2);
    }

    private static double Brighter(GrayImage image, int left, int top, int size)
    {
        Span<int> counts = stackalloc int[256];
        var (right, bottom) = (Math.Min(image.Width, left + size), Math.Min(image.Height, top + size));
        for (var y = top; y < bottom; y++)
        {
            foreach (var pixel in image.Pixels.AsSpan(y * image.Width + left, right - left))
                counts[pixel]++;
        }
        var rest = (int)(PaperShare * (right - left) * (bottom - top));
        for (var value = 0; value < 256; value++)
        {
            rest -= counts[value];
            if (rest <= 0)
                return value;
        }
        return 255;
    }
}
