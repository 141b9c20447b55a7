namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>How badly lines fit together to one row, and how badly they are parted into two.</summary>
/// <remarks>
/// A text goes on where the line above had no room for its next word, or in small letters. The cells of a row
/// begin at one height, or lie about one middle, each column in its own way. A number of the row and a
/// figure stand but once in it.
/// </remarks>
internal sealed class RowCosts
{
    internal const double Misplaced = 3;

    private const double NextLine = 1.3;
    private const double Room = 2.5;
    private const double RoomBeforeSmall = 0.8;
    private const double NewParagraph = 0.5;
    private const double NoRoom = 1.2;
    private const double SmallLetter = 2;
    private const double SecondFigure = 5;
    private const double SecondSign = 8;
    private const double BrokenSign = 3;
    private const double NoLabel = 4;
    private const double AcrossRule = 30;
    private const double NoRule = 3;
    private const double TooClose = 2.5;
    private const double RareStanding = 2.5;
    private const double MostOff = 10;

    // A cell set in the middle of a row that goes on overleaf is in the middle of neither part.
    private const double OverBreak = 0.3;

    private readonly IReadOnlyList<TableLine> lines;
    private readonly Columns columns;
    private readonly double leading;
    private readonly double slack;
    private readonly bool isRuled;
    private readonly double[,] standing;
    private readonly double[,] rows;
    private double rowLeading;

    internal RowCosts(IReadOnlyList<TableLine> lines, Columns columns)
    {
        (this.lines, this.columns) = (lines, columns);
        var height = lines.SelectMany(l => l.Line.Words).Select(w => w.Height).Order().ElementAt(lines.Sum(l => l.Line.Words.Count) / 2);
        leading = Math.Clamp(Distance(lines, columns.Label), 0.9 * height, 1.4 * height);
        slack = lines.Any(l => l.Line.Words.Any(w => w.Confidence is not null)) ? 0.35 : 0.2;
        isRuled = lines.Count(l => l.IsBelowRule) * 3 > lines.Count;
        standing = new double[columns.Count, 3];
        for (var c = 0; c < columns.Count; c++)
            standing[c, 2] = 1;
        rows = new double[lines.Count, RowSplit.MostLines + 1];
    }

    /// <summary>From one line of labels to the next: the small distances are those inside a cell.</summary>
    private static double Distance(IReadOnlyList<TableLine> lines, int label)
    {
        var places = lines.Select(l => l.In(label)?.CentreY).OfType<double>().ToList();
        var distances = places.Zip(places.Skip(1), (a, b) => b - a).Where(d => d > 0).Order().ToList();
        return distances.Count == 0 ? 0 : distances[distances.Count / 5];
    }

    /// <summary>Lines <paramref name="first"/> to <paramref name="end"/>, the latter not included, as one row.</summary>
    internal double Row(int first, int end) =>
        rows[first, end - first] > 0 ? rows[first, end - first] - 1 : (rows[first, end - first] = 1 + Measured(first, end)) - 1;

    private double Measured(int first, int end)
    {
        var cost = 0.0;
        for (var i = first + 1; i < end; i++)
            cost += lines[i].IsBelowRule ? AcrossRule : 0;
        if (cost >= AcrossRule)
            return cost;
        var blocks = Blocks(first, end);
        foreach (var block in blocks)
            cost += Together(block);
        if (!blocks.Exists(b => b[0].Column <= columns.Label && b[0].Last >= columns.Label))
            cost += NoLabel;
        var tallest = Tallest(blocks);
        var off = blocks.Where(b => b != tallest).Sum(b => Off(b, tallest));
        return cost + (IsBroken(first, end) ? OverBreak * off : off);
    }

    /// <summary>A border of rows above the line.</summary>
    internal double Border(int line)
    {
        var cost = isRuled && !lines[line].IsBelowRule && !lines[line].IsAfterBreak ? NoRule : 0;
        if (!lines[line].IsAfterBreak && rowLeading > NextLine * leading && Top(line) - Top(line - 1) < 1.1 * leading)
            cost += TooClose;
        var (above, below) = (LabelAbove(line), lines[line].In(columns.Label) ?? (line + 1 < lines.Count ? lines[line + 1].In(columns.Label) : null));
        if (above is null || below is null || below.CentreY - above.CentreY > NextLine * leading)
            return cost;
        if (!HasRoom(above, below))
            cost += NoRoom;
        return below.StartsLower ? cost + SmallLetter : cost;
    }

    /// <summary>Learns from rows how this table sets its cells and how far its rows stand apart.</summary>
    internal void Learn(IReadOnlyList<(int First, int End)> found)
    {
        Array.Clear(rows);
        var seen = new double[columns.Count, 3];
        foreach (var (first, end) in found)
        {
            var blocks = Blocks(first, end);
            var tallest = Tallest(blocks);
            if (tallest is null || tallest.Count < 2)
                continue;
            foreach (var block in blocks.Where(b => b != tallest && b.Count < tallest.Count))
            {
                var offs = Offs(block, tallest);
                seen[block[0].Column, Array.IndexOf(offs, offs.Min())]++;
            }
        }
        for (var c = 0; c < columns.Count; c++)
        {
            var sum = seen[c, 0] + seen[c, 1] + seen[c, 2];
            for (var way = 0; way < 3 && sum >= 3; way++)
                standing[c, way] = seen[c, way] >= 0.2 * sum ? 0 : RareStanding;
        }
        var apart = found.Where(r => r.First > 0).Select(r => Top(r.First) - Top(r.First - 1)).Order().ToList();
        rowLeading = apart.Count > 3 ? apart[apart.Count / 4] : 0;
    }

    private bool IsBroken(int first, int end) => Enumerable.Range(first + 1, end - first - 1).Any(i => lines[i].IsAfterBreak);

    private double Top(int line) => (lines[line].Line.Top + lines[line].Line.Bottom) / 2;

    private LinePart? LabelAbove(int line)
    {
        for (var i = line - 1; i >= Math.Max(0, line - 2); i--)
        {
            if (lines[i].In(columns.Label) is { } label)
                return label;
        }
        return null;
    }

    private List<List<LinePart>> Blocks(int first, int end)
    {
        var blocks = new List<LinePart>?[columns.Count];
        for (var i = first; i < end; i++)
        {
            foreach (var part in lines[i].Parts)
                (blocks[part.Column] ??= []).Add(part);
        }
        return [.. blocks.OfType<List<LinePart>>()];
    }

    private List<LinePart>? Tallest(List<List<LinePart>> blocks) =>
        blocks.Count == 0 ? null : blocks.MaxBy(b => Math.Round((b[^1].CentreY - b[0].CentreY) / leading * 2) * 2 + (b[0].Column == columns.Label ? 1 : 0));

    private double Together(List<LinePart> block)
    {
        var cost = 0.0;
        var isLabel = block[0].Column == columns.Label;
        for (var i = 1; i < block.Count; i++)
        {
            var (above, below) = (block[i - 1], block[i]);
            var distance = (below.CentreY - above.CentreY) / leading;
            if (distance > NextLine)
                cost += 2 + 4 * (distance - NextLine);
            else if (HasRoom(above, below))
                cost += isLabel ? below.StartsLower ? RoomBeforeSmall : Room : NewParagraph;
            if (above.IsFigure && below.IsFigure && !isLabel)
                cost += SecondFigure;
            if (below.Column == 0 && columns.Label > 0 && PageRun.IsRowSign(above.Text) && PageRun.IsRowSign(below.Text))
                cost += IsBrokenSign(above, below) ? BrokenSign : SecondSign;
        }
        return cost;
    }

    // "1.1." over "2": a number that found no room in its narrow column.
    private static bool IsBrokenSign(LinePart above, LinePart below) =>
        above.Text.Contains('.', StringComparison.Ordinal) && !below.Text.TrimEnd('.').Contains('.', StringComparison.Ordinal);

    private bool HasRoom(LinePart above, LinePart below) =>
        above.Line.Words.Count > 0 && below.Line.Words.Count > 0 && PageText.HadRoomWithin(above.Line, below.Line, columns.Width(above.Column));

    private double Off(List<LinePart> block, List<LinePart>? tallest)
    {
        var offs = Offs(block, tallest!);
        return Enumerable.Range(0, 3).Min(way => offs[way] + (tallest!.Count > 1 ? standing[block[0].Column, way] : 0));
    }

    // From the top, the middle and the bottom of the tallest cell, as costs.
    private double[] Offs(List<LinePart> block, List<LinePart> tallest) =>
    [
        Cost(block[0].CentreY - tallest[0].CentreY),
        Cost((block[0].CentreY + block[^1].CentreY - tallest[0].CentreY - tallest[^1].CentreY) / 2),
        Cost(block[^1].CentreY - tallest[^1].CentreY),
    ];

    private double Cost(double distance) => Math.Min(MostOff, 5 * Math.Max(0, Math.Abs(distance) / leading - slack));
}
