namespace CchcWarehouse.Etl.Documents.Pages.Scans;

/// <summary>What stays of ruled lines after they were taken out of the picture: a camera sees them bent, in pieces, beside their place.</summary>
internal static class RuleRests
{
    // In points: no letter is so thin, or lies on a rule.
    private const double ThinnestLetter = 0.7;
    private const double ThickestRest = 1.6;
    private const double OnRule = 2;
    private const double AlongRule = 1.2;
    private const double SurelyRule = 36;

    /// <summary>The picture without thin pieces that lie along a long line down the page.</summary>
    internal static GrayImage Removed(GrayImage image, RuledLines lines, int threshold)
    {
        var rules = lines.Vertical.Where(v => v.Length >= SurelyRule).ToList();
        var rests = rules.Count == 0 ? [] : InkSpot.Of(image, threshold).Where(s => IsAlong(s.Box.InPoints(image), rules)).ToList();
        if (rests.Count == 0)
            return image;
        var rest = image with { Pixels = [.. image.Pixels] };
        foreach (var spot in rests)
            spot.Box.Whiten(rest);
        return rest;
    }

    private static bool IsAlong(PageArea spot, List<RuledLine> rules) =>
        spot.Right - spot.Left < ThickestRest && spot.Bottom - spot.Top > spot.Right - spot.Left
        && rules.Exists(v => Math.Abs(v.Position - (spot.Left + spot.Right) / 2) < AlongRule && v.Reaches(spot.Top, OnRule));

    /// <summary>A spot at such a place and of such a size is none of print.</summary>
    internal static bool Are(PageArea letter, RuledLines lines)
    {
        var (width, height) = (letter.Right - letter.Left, letter.Bottom - letter.Top);
        return Math.Min(width, height) < ThinnestLetter
            || width < ThickestRest && lines.Vertical.Any(v => Math.Abs(v.Position - letter.Left) < OnRule && v.Reaches(letter.Top, OnRule))
            || height < ThickestRest && lines.Horizontal.Any(h => Math.Abs(h.Position - letter.Top) < OnRule && h.Reaches(letter.Left, OnRule))
            || lines.Vertical.Any(v => IsAt(v, letter.Left, letter.Right, letter.Top)) && lines.Horizontal.Any(h => IsAt(h, letter.Top, letter.Bottom, letter.Left));
    }

    // Where two rules cross, a corner of them may stay.
    private static bool IsAt(RuledLine line, double one, double other, double along) =>
        Math.Min(Math.Abs(line.Position - one), Math.Abs(line.Position - other)) < ThickestRest && line.Reaches(along, OnRule);
}
