namespace CchcWarehouse.Etl.Documents.Pages.Scans;

/// <summary>Print of one line with no more than a blank between its letters, as spots of ink.</summary>
internal sealed class PrintedRun
{
    private const double Ascent = 0.89;
    private const double Descent = 0.22;
    private const double Capital = 0.68;
    private const double LargeType = 1.1;
    private const int Recent = 4;
    private const double SameLine = 0.5;

    private readonly List<InkSpot> letters;
    private readonly List<InkSpot> marks = [];

    internal PrintedRun(InkSpot first) => letters = [first];

    /// <summary>With dots and accents.</summary>
    internal IEnumerable<InkSpot> Spots => letters.Concat(marks);

    /// <summary>From left to right, without dots and accents.</summary>
    internal IEnumerable<InkSpot> Letters => letters;

    internal int Left => Box.Left;

    internal int Right => Box.Right;

    internal PixelBox Box => box ??= new PixelBox(Spots.Min(s => s.Box.Left), Spots.Min(s => s.Box.Top), Spots.Max(s => s.Box.Right), Spots.Max(s => s.Box.Bottom));

    private PixelBox? box;

    internal int Count => letters.Count;

    /// <summary>How much of its height a letter has in common with the last ones.</summary>
    internal double Shared(InkSpot letter) => letters.Skip(letters.Count - Recent).Max(l => Shared(l.Box, letter.Box));

    internal bool IsOnLine(InkSpot letter) => Shared(letter) >= SameLine;

    internal void Add(InkSpot letter)
    {
        letters.Add(letter);
        box = null;
    }

    internal void Mark(InkSpot mark)
    {
        marks.Add(mark);
        box = null;
    }

    internal void Take(PrintedRun other)
    {
        letters.AddRange(other.letters);
        letters.Sort((a, b) => a.Box.Left.CompareTo(b.Box.Left));
        marks.AddRange(other.marks);
        box = null;
    }

    /// <summary>From the letters nearest to a mark, up or down; null where none is near.</summary>
    internal int? Distance(PixelBox mark, double near)
    {
        var beside = letters.Where(l => l.Box.Left - near <= mark.Right && mark.Left <= l.Box.Right + near).ToList();
        return beside.Count == 0 ? null
            : Math.Max(0, Math.Max(beside.Min(l => l.Box.Top) - mark.Bottom, mark.Top - beside.Max(l => l.Box.Bottom)));
    }

    /// <summary>The print alone, black on white, with a frame.</summary>
    internal GrayImage Picture(GrayImage image, int frame)
    {
        var width = Box.Right - Box.Left + 2 * frame;
        var alone = new GrayImage(width, Box.Bottom - Box.Top + 2 * frame, new byte[width * (Box.Bottom - Box.Top + 2 * frame)], image.PixelsPerPoint);
        Array.Fill(alone.Pixels, (byte)255);
        foreach (var spot in Spots)
            spot.Copy(image, alone, Box.Left - frame, Box.Top - frame);
        return alone;
    }

    /// <summary>Where a line of type lies, whatever letters stand in it, as a text layer would tell.</summary>
    internal (double Top, double Bottom) Line(double size)
    {
        var capital = letters.Select(l => l.Height).Order().ElementAt(letters.Count * 9 / 10) / Capital;
        var own = capital > LargeType * size ? capital : size;
        var baseline = letters.Select(l => l.Box.Bottom).Order().ElementAt(letters.Count / 2);
        return (baseline - Ascent * own, baseline + Descent * own);
    }

    private static double Shared(PixelBox one, PixelBox other) =>
        (Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top)) / (double)Math.Min(one.Bottom - one.Top, other.Bottom - other.Top);
}
