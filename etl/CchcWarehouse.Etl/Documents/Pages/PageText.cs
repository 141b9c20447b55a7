using System.Text;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Puts words at their places together to lines, and lines to the text of a cell.</summary>
internal static class PageText
{
    // A font change inside a word parts it without a gap; a blank is about a quarter of the letters' height.
    private const double WidestSeam = 0.09;
    private const double SameLine = 0.5;
    private const double SureLine = 0.7;
    private const double SmallLetter = 0.8;
    private const double RaisedLetter = 0.95;
    private const double Rise = 0.12;
    private const double HighRise = 0.25;
    private const double Blank = 0.3;
    private const double WidestBlank = 1.1;

    // What office programs leave between a border and the text.
    private const double Padding = 6;

    internal static List<PageLine> Lines(IEnumerable<PageWord> words) => Lines(words, SameLine);

    /// <summary>Where cells may be set in the middle beside two lines, what reaches into both is a line of its own.</summary>
    internal static List<PageLine> LinesOfColumns(IEnumerable<PageWord> words) => Lines(words, SureLine);

    private static List<PageLine> Lines(IEnumerable<PageWord> words, double same)
    {
        var lines = new List<List<PageWord>>();
        foreach (var word in words.OrderBy(w => w.CentreY).ThenBy(w => w.Left))
        {
            var line = lines.FindLast(l => Overlap(l, word) is var overlap && (overlap >= same || overlap >= SameLine && l.Exists(w => IsMarkAt(w, word))));
            if (line is null)
                lines.Add([word]);
            else
                line.Add(word);
        }
        return [.. lines.Select(l => new PageLine([.. l.OrderBy(w => w.Left)])).OrderBy(l => l.Top)];
    }

    /// <summary>The text of a cell: a line that was broken for want of room goes on after a blank.</summary>
    internal static string OfCell(IReadOnlyList<PageLine> lines, double width)
    {
        var text = new StringBuilder();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = Text(lines[i].Words);
            if (i > 0 && !IsOneFigure(text[^1], line))
                text.Append(HadRoom(lines[i - 1], lines[i], width) ? "\n" : EndsInHyphen(text.ToString()) ? "" : " ");
            text.Append(line);
        }
        return CellText.Clean(text.ToString());
    }

    /// <summary>The parts of a line with more than a blank between them, such as the halves of a letterhead.</summary>
    internal static List<List<PageWord>> Segments(PageLine line)
    {
        var segments = new List<List<PageWord>>();
        foreach (var word in line.Words)
        {
            if (segments.Count > 0 && word.Left - segments[^1][^1].Right <= WidestBlank * word.Height)
                segments[^1].Add(word);
            else
                segments.Add([word]);
        }
        return segments;
    }

    internal static string Text(IReadOnlyList<PageWord> words)
    {
        var text = new StringBuilder();
        var size = words.Max(w => w.Height);
        var baseline = words.Where(w => w.Height >= SmallLetter * size).Max(w => w.Bottom);
        for (var i = 0; i < words.Count; i++)
        {
            var isJoined = i > 0 && words[i].Left - words[i - 1].Right <= WidestSeam * size;
            if (i > 0 && !isJoined)
                text.Append(' ');
            // On a scan the box of a word depends on its letters.
            var isRaised = words[i].Confidence is null
                && words[i].Bottom < baseline - (words[i].Height < RaisedLetter * size ? Rise : isJoined ? HighRise : 1) * size;
            text.Append(isRaised ? Markup.Raised(words[i].Text) : words[i].Text);
        }
        return text.ToString();
    }

    internal static double Centre(IReadOnlyList<PageWord> words)
    {
        var (size, bottom) = (words.Max(w => w.Height), words.Max(w => w.Bottom));
        var letters = words.Where(w => w.Height >= RaisedLetter * size || w.Bottom >= bottom - Rise * size).ToList();
        return (letters.Min(w => w.Top) + letters.Max(w => w.Bottom)) / 2;
    }

    // "KH-" at the end of a line and "UBND" in the next are one word; a dash between words has blanks around it.
    internal static bool EndsInHyphen(string text) =>
        text.Length > 1 && text[^1] == '-' && char.IsLetterOrDigit(text[^2]);

    /// <summary>A narrow column parts "7.1.7.2" and "12,5" before the sign: no figure begins with it.</summary>
    internal static bool IsOneFigure(char end, string below) =>
        char.IsAsciiDigit(end) && below is (['.' or ','] or ['.' or ',', >= '0' and <= '9', ..]);

    // A raised mark right behind its word, or the word right before one.
    private static bool IsMarkAt(PageWord one, PageWord other) =>
        (one.Left < other.Left ? other.Left - one.Right : one.Left - other.Right) is var gap && Math.Abs(gap) <= WidestSeam * Math.Max(one.Height, other.Height)
        && Math.Min(one.Height, other.Height) < RaisedLetter * Math.Max(one.Height, other.Height);

    // Against the tallest word, not the whole line: a number set in the middle beside two lines is not their bridge.
    private static double Overlap(List<PageWord> line, PageWord word)
    {
        var tallest = line.MaxBy(w => w.Height);
        var shared = Math.Min(tallest.Bottom, word.Bottom) - Math.Max(tallest.Top, word.Top);
        return shared / Math.Max(0.1, Math.Min(tallest.Height, word.Height));
    }

    /// <summary>The next line's first word would have fitted into the cell: the writer began a new line.</summary>
    internal static bool HadRoom(PageLine line, PageLine next, double width) => HadRoomWithin(line, next, width - 2 * Padding);

    /// <param name="width">What the text may fill.</param>
    internal static bool HadRoomWithin(PageLine line, PageLine next, double width)
    {
        var size = next.Words[0].Height;
        var end = 0;
        while (end + 1 < next.Words.Count && next.Words[end + 1].Left - next.Words[end].Right <= WidestSeam * size)
            end++;
        return line.Right - line.Left + Blank * size + next.Words[end].Right - next.Left < width;
    }
}

internal sealed record PageLine(IReadOnlyList<PageWord> Words)
{
    internal double Top { get; } = Words.Min(w => w.Top);

    internal double Bottom { get; } = Words.Max(w => w.Bottom);

    internal double Left { get; } = Words.Min(w => w.Left);

    internal double Right { get; } = Words.Max(w => w.Right);

    /// <summary>Of its letters; a raised mark moves nothing.</summary>
    internal double CentreY { get; } = PageText.Centre(Words);
}
