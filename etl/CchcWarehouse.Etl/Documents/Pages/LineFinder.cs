namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Finds the ruled lines of a page in its pixels, however the program drew them.</summary>
/// <remarks>
/// A line is a long, thin stretch of dark pixels. Letters make short ones; an underline touches no line
/// across, which <see cref="Lattice"/> asks for.
/// </remarks>
internal sealed class LineFinder(GrayImage image, int threshold)
{
    private const double ShortestHorizontal = 10;
    private const double ShortestVertical = 10;
    private const double ThickestLine = 3.2;
    private const double LongestGapAcross = 1.5;
    private const double LongestGapDown = 0.6;
    private const double Bend = 1.2;
    private const double SameLine = 1.2;
    private const double LongestBreak = 2;
    private const int MostPieces = 10_000;

    internal static RuledLines Find(GrayImage image, int threshold)
    {
        var finder = new LineFinder(image, threshold);
        return new RuledLines(finder.Lines(isHorizontal: true), finder.Lines(isHorizontal: false));
    }

    private sealed class OpenLine(int first, int from, int to)
    {
        internal int First { get; } = first;

        internal int Last { get; set; } = first;

        internal int From { get; set; } = from;

        internal int To { get; set; } = to;
    }

    private List<RuledLine> Lines(bool isHorizontal)
    {
        var (across, along) = isHorizontal ? (image.Height, image.Width) : (image.Width, image.Height);
        var shortest = (int)((isHorizontal ? ShortestHorizontal : ShortestVertical) * image.PixelsPerPoint);
        var open = new List<OpenLine>();
        var closed = new List<OpenLine>();
        var runs = new List<(int From, int To)>();
        for (var position = 0; position < across; position++)
        {
            Runs(position, along, isHorizontal, shortest, runs);
            foreach (var (from, to) in runs)
                Extend(open, position, from, to);
            closed.AddRange(open.Where(l => l.Last < position - 1));
            open.RemoveAll(l => l.Last < position - 1);
        }
        closed.AddRange(open);
        var pieces = closed.Where(IsThin).Select(ToPoints).ToList();
        // A photograph, a hatching: no table has so many lines.
        return pieces.Count > MostPieces ? [] : Joined(pieces);
    }

    // A line that lay askew on the scanner comes in pieces, one row of pixels beside the other.
    private static List<RuledLine> Joined(List<RuledLine> pieces)
    {
        var lines = new List<RuledLine>();
        foreach (var piece in pieces.OrderBy(p => p.From))
        {
            var at = lines.FindIndex(l => Math.Abs(l.Position - piece.Position) <= SameLine && piece.From - l.To <= LongestBreak);
            if (at < 0)
                lines.Add(piece);
            else
                lines[at] = Longer(lines[at], piece);
        }
        return lines;
    }

    private static RuledLine Longer(RuledLine line, RuledLine piece) => new(
        line.Length >= piece.Length ? line.Position : piece.Position, line.From, Math.Max(line.To, piece.To));

    private void Runs(int position, int along, bool isHorizontal, int shortest, List<(int From, int To)> runs)
    {
        runs.Clear();
        var gap = Math.Max(1, (int)((isHorizontal ? LongestGapAcross : LongestGapDown) * image.PixelsPerPoint));
        var (from, last) = (-1, -1);
        for (var at = 0; at < along; at++)
        {
            var dark = isHorizontal ? image.IsDark(at, position, threshold) : image.IsDark(position, at, threshold);
            if (!dark)
                continue;
            if (from >= 0 && at - last > gap)
            {
                if (last - from >= shortest)
                    runs.Add((from, last));
                from = at;
            }
            else if (from < 0)
                from = at;
            last = at;
        }
        if (from >= 0 && last - from >= shortest)
            runs.Add((from, last));
    }

    // Stretches in neighbouring rows of pixels are one line; one that bends a little goes on.
    private static void Extend(List<OpenLine> open, int position, int from, int to)
    {
        foreach (var line in open)
        {
            if (line.Last < position - 1 || line.From > to || line.To < from)
                continue;
            line.Last = position;
            line.From = Math.Min(line.From, from);
            line.To = Math.Max(line.To, to);
            return;
        }
        open.Add(new OpenLine(position, from, to));
    }

    private bool IsThin(OpenLine line)
    {
        var thickness = (line.Last - line.First + 1) / image.PixelsPerPoint;
        var length = (line.To - line.From) / image.PixelsPerPoint;
        return thickness <= ThickestLine + Bend * length / 100 && thickness * 4 < length;
    }

    private RuledLine ToPoints(OpenLine line) => new(
        (line.First + line.Last + 1) / 2.0 / image.PixelsPerPoint, line.From / image.PixelsPerPoint, (line.To + 1) / image.PixelsPerPoint);
}
