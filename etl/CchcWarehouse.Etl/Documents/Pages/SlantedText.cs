namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Letters of a text set at an angle: each a word of its own, in equal steps sideways and upwards or downwards.</summary>
internal static class SlantedText
{
    private const int LongestPart = 2;
    private const int FewestLetters = 3;
    private const double LeastStep = 0.15;
    private const double LeastRise = 0.8;
    private const double Overlap = 0.25;
    private const double WidestStep = 2.4;
    private const double SameAngle = 0.2;
    private const double SameHeight = 1.6;

    internal static IEnumerable<PageWord> Of(IReadOnlyList<PageWord> words)
    {
        var letters = words.Where(w => w.Confidence is null && w.Text.Length <= LongestPart).OrderBy(w => w.CentreX).ToList();
        var found = new HashSet<PageWord>();
        foreach (var first in letters)
        {
            if (!found.Contains(first) && Longest(first, letters) is var text && text.Count(w => char.IsLetter(w.Text[0])) >= FewestLetters && Leaves(text))
                found.UnionWith(text);
        }
        return found;
    }

    private static List<PageWord> Longest(PageWord first, List<PageWord> letters) =>
        letters.Where(w => IsNext(first, w)).Select(second => Line(first, second, letters)).MaxBy(l => l.Count) ?? [];

    private static List<PageWord> Line(PageWord first, PageWord second, List<PageWord> letters)
    {
        var (line, angle) = (new List<PageWord> { first, second }, Angle(first, second));
        while (letters.Where(w => IsNext(line[^1], w) && Math.Abs(Angle(line[^1], w) - angle) < SameAngle).Select(w => (PageWord?)w).FirstOrDefault() is { } next)
            line.Add(next);
        return line;
    }

    private static bool IsNext(PageWord one, PageWord other)
    {
        var (across, up, height) = (other.CentreX - one.CentreX, Math.Abs(other.CentreY - one.CentreY), Math.Max(one.Height, other.Height));
        return across > 0 && across <= WidestStep * height && up >= LeastStep * height
            && height <= SameHeight * Math.Min(one.Height, other.Height)
            // Lines of a table do not reach so far into each other.
            && Math.Min(one.Bottom, other.Bottom) - Math.Max(one.Top, other.Top) > Overlap * height;
    }

    // A word of several fonts has its letters at different heights and yet on one line.
    private static bool Leaves(List<PageWord> text) =>
        Math.Abs(text[^1].CentreY - text[0].CentreY) > LeastRise * text.Max(w => w.Height);

    private static double Angle(PageWord one, PageWord other) => Math.Atan2(other.CentreY - one.CentreY, other.CentreX - one.CentreX);
}
