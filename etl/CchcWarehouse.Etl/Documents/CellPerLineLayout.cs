using System.Buffers;
using System.Text;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Word's export to text: one cell a line behind a leading tab, a blank line between rows.</summary>
/// <remarks>
/// A cell may hold blank lines too, so a blank line alone ends nothing: the most common number of cells
/// between blank lines is the width, and stretches are joined while they fit into it. A row with fewer
/// cells (a merged head) stays short.
/// </remarks>
internal static class CellPerLineLayout
{
    // A text after a blank line belongs to a cell only where the next cell is near.
    private const int LongestCellGap = 12;

    private static readonly SearchValues<char> OrdinalSigns = SearchValues.Create("0123456789.IVXLC");

    internal static TableGrid? TryRead(TextLines lines, ref int at)
    {
        if (!BeginsCell(lines[at]))
            return null;
        var segments = Segments(lines, at, out var end);
        if (CommonWidth(segments) is not { } width)
            return null;

        var first = at + 1;
        at = end;
        return new TableGrid(first, [.. Rows(segments, width)], PositionsAreExact: false);
    }

    private static bool BeginsCell(string line) =>
        line.StartsWith('\t') && line.AsSpan(1).IndexOf('\t') < 0;

    private sealed record Segment(List<GridCell> Cells);

    // Runs of cells; a new run begins where a blank line stands directly before a cell.
    private static List<Segment> Segments(TextLines lines, int at, out int end)
    {
        var segments = new List<Segment>();
        var blank = true;
        end = at;
        while (at < lines.Count && BeginsCell(lines[at]))
        {
            if (blank)
                segments.Add(new Segment([]));
            var cell = Cell(lines, at, out var next, out blank);
            segments[^1].Cells.Add(cell);
            end = at = next;
        }
        return segments;
    }

    private static GridCell Cell(TextLines lines, int at, out int next, out bool endsBlank)
    {
        var text = new StringBuilder(lines[at][1..]);
        var line = at + 1;
        next = at + 1;
        var content = next;
        while (next < lines.Count && !lines[next].Contains('\t', StringComparison.Ordinal))
            next++;
        // Text that runs on to another cell is this cell's; the tail of the document and a caption are not.
        var last = next < lines.Count && BeginsCell(lines[next]) && next - content <= LongestCellGap && !StartsHead(lines[next])
            ? next
            : FirstBlank(lines, content, next);
        for (var i = content; i < last; i++)
            text.Append('\n').Append(lines[i]);
        next = last == next ? next : SkipBlank(lines, last, next);
        endsBlank = lines.IsBlank(next - 1) && next - 1 >= content;
        return new GridCell(0, Markup.CleanCell(text.ToString()), line);
    }

    private static bool StartsHead(string line) => FoldedText.Of(line) is "stt" or "tt" or "so tt" or "so thu tu" or "thu tu";

    private static int FirstBlank(TextLines lines, int from, int to)
    {
        while (from < to && !lines.IsBlank(from))
            from++;
        return from;
    }

    private static int SkipBlank(TextLines lines, int from, int to)
    {
        while (from < to && lines.IsBlank(from))
            from++;
        return from;
    }

    private static int? CommonWidth(List<Segment> segments)
    {
        var common = segments
            .Where(s => s.Cells.Count > 2)
            .GroupBy(s => s.Cells.Count)
            .MaxBy(g => (long)g.Count() * g.Key);
        var needed = Math.Max(2, segments.Count / 4);
        return common is not null && common.Count() >= needed ? common.Key : null;
    }

    private static IEnumerable<GridRow> Rows(List<Segment> segments, int width)
    {
        for (var i = 0; i < segments.Count;)
        {
            var cells = segments[i].Cells;
            var next = i + 1;
            var count = cells.Count;
            while (next < segments.Count && count < width && count + segments[next].Cells.Count <= width
                   && !LooksLikeOrdinal(segments[next].Cells))
            {
                count += segments[next++].Cells.Count;
            }
            if (count < width)
                next = i + 1;
            foreach (var row in Cut(segments[i..next].SelectMany(s => s.Cells).ToList(), width))
                yield return row;
            i = next;
        }
    }

    // Rows without a blank line between them come as one run of several widths.
    private static IEnumerable<GridRow> Cut(List<GridCell> cells, int width)
    {
        var size = cells.Count > width && cells.Count % width == 0 ? width : cells.Count;
        for (var from = 0; from < cells.Count; from += size)
        {
            yield return new GridRow(cells[from].Line,
                [.. cells.Skip(from).Take(size).Select((c, column) => c with { Column = column })]);
        }
    }

    // "1.2." before a label begins a row even where the row above is short.
    private static bool LooksLikeOrdinal(List<GridCell> cells) =>
        cells.Count > 1
        && cells[0].Text.Length is > 0 and <= 12
        && cells[0].Text.AsSpan().IndexOfAnyExcept(OrdinalSigns) < 0
        && cells[0].Text.AsSpan().IndexOfAny(".IVX") >= 0;
}
