namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>A table printed without lines: its columns are the stripes that stay white.</summary>
internal static class FreeTable
{
    private const double WidestBlank = 1.1;
    private const int FewestRows = 4;
    private const int FewestColumns = 3;
    private const double WhiteGap = 5;

    /// <summary>Where in the lines the table stands, and its rows.</summary>
    internal sealed record Found(int First, int End, IReadOnlyList<IReadOnlyList<GridCell>> Rows);

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

    internal static Found? TryRead(IReadOnlyList<PageLine> lines, double pageWidth)
    {
        var counts = lines.Select(l => Segments(l).Count).ToList();
        var whole = Enumerable.Range(0, lines.Count).Where(i => counts[i] >= FewestColumns).ToList();
        if (whole.Count < FewestRows)
            return null;
        var (first, end) = (whole[0], whole[^1] + 1);
        var stripes = Stripes(lines.Skip(first).Take(end - first).Where(l => Segments(l).Count > 1).ToList(), pageWidth);
        if (stripes.Count < FewestColumns)
            return null;
        return new Found(first, end, Rows(lines.Skip(first).Take(end - first).ToList(), stripes));
    }

    // A line with nothing but words of the label, which found no room in the line above, goes on with it.
    private static List<IReadOnlyList<GridCell>> Rows(List<PageLine> lines, List<(double From, double To)> stripes)
    {
        var label = Enumerable.Range(0, stripes.Count).MaxBy(i => stripes[i].To - stripes[i].From);
        var width = stripes[label].To - stripes[label].From;
        var rows = new List<IReadOnlyList<GridCell>>();
        PageLine? above = null;
        foreach (var line in lines)
        {
            var isLabelAlone = line.Words.All(w => Nearest(w, stripes) == label);
            if (isLabelAlone && above is not null && !PageText.HadRoomWithin(above, line, width))
                rows[^1] = [.. rows[^1].Select(c => c.Column == label ? c with { Text = CellText.Clean(c.Text + " " + PageText.Text(line.Words)) } : c)];
            else
                rows.Add(CellsOf(line, stripes));
            above = line.Words.Where(w => Nearest(w, stripes) == label).ToList() is { Count: > 0 } words ? new PageLine(words) : null;
        }
        return rows;
    }

    // Stretches of the width that hold words in some line, parted by stretches that no line uses.
    private static List<(double From, double To)> Stripes(List<PageLine> lines, double pageWidth)
    {
        var used = new int[(int)pageWidth + 2];
        foreach (var segment in lines.SelectMany(Segments))
        {
            for (var x = Math.Max(0, (int)segment[0].Left); x <= Math.Min(used.Length - 1, (int)segment[^1].Right); x++)
                used[x]++;
        }
        var most = Math.Max(0, lines.Count / 20);
        var stripes = new List<(double From, double To)>();
        for (var x = 0; x < used.Length; x++)
        {
            if (used[x] <= most)
                continue;
            if (stripes.Count > 0 && x - stripes[^1].To < WhiteGap)
                stripes[^1] = (stripes[^1].From, x);
            else
                stripes.Add((x, x));
        }
        return stripes;
    }

    private static List<GridCell> CellsOf(PageLine line, List<(double From, double To)> stripes) =>
        [.. stripes.Select((stripe, column) => CellOf(
            column, [.. line.Words.Where(w => Nearest(w, stripes) == column)]))];

    private static GridCell CellOf(int column, List<PageWord> words) => new(column, words.Count == 0 ? "" : CellText.Clean(PageText.Text(words)))
    {
        Confidence = words.Min(w => w.Confidence),
        Doubt = OcrDoubt.Of(words),
    };

    private static int Nearest(PageWord word, List<(double From, double To)> stripes) =>
        Enumerable.Range(0, stripes.Count).MinBy(i => Math.Max(0, Math.Max(stripes[i].From - word.CentreX, word.CentreX - stripes[i].To)));
}
