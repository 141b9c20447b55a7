namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>The cells that ruled lines make: which lines belong together, and where they leave a border out.</summary>
/// <param name="Columns">Borders from left to right, in points.</param>
/// <param name="Rows">Borders from top to bottom.</param>
/// <param name="Cells">A merged cell stands once.</param>
internal sealed record Lattice(IReadOnlyList<double> Columns, IReadOnlyList<double> Rows, IReadOnlyList<LatticeCell> Cells)
{
    private const double Touch = 4;
    private const double SameBorder = 3.5;
    private const double MissingBorder = 10;
    private const double DrawnShare = 0.5;
    private const double LongBorder = 36;
    private const int MostBorders = 400;

    /// <summary>As many lines down with one across are a table whose lower edge does not show.</summary>
    private const int FewestColumnLines = 4;

    internal double Top => Rows[0];

    internal double Bottom => Rows[^1];

    internal double Left => Columns[0];

    internal double Right => Columns[^1];

    /// <summary>The borders between columns, without the outer ones.</summary>
    internal IReadOnlyList<double> InnerColumns => [.. Columns.Skip(1).SkipLast(1)];

    internal bool Holds(PageWord word) =>
        word.CentreX >= Left && word.CentreX < Right && word.CentreY >= Top && word.CentreY < Bottom;

    /// <summary>Both stand at the same height, neither reaches into the other.</summary>
    internal bool IsBeside(Lattice other) =>
        Top < other.Bottom && other.Top < Bottom && (Left >= other.Right - Touch || other.Left >= Right - Touch);

    /// <summary>Rows <paramref name="first"/> to <paramref name="end"/>, the latter not included, as a table.</summary>
    internal Lattice Part(int first, int end) => this with
    {
        Rows = [.. Rows.Take(end + 1).Skip(first)],
        Cells = [.. Cells.Where(c => c.Row >= first && c.Row < end)],
    };

    /// <summary>The tables of a page from top to bottom.</summary>
    internal static IReadOnlyList<Lattice> Of(RuledLines lines)
    {
        var groups = Groups(lines);
        return [.. groups.Select(Build).OfType<Lattice>().OrderBy(l => l.Top)];
    }

    // Lines that cross or touch, one across the other, belong to one table.
    private static List<RuledLines> Groups(RuledLines lines)
    {
        var group = Enumerable.Range(0, lines.Horizontal.Count + lines.Vertical.Count).ToArray();
        for (var h = 0; h < lines.Horizontal.Count; h++)
        {
            for (var v = 0; v < lines.Vertical.Count; v++)
            {
                if (Touches(lines.Horizontal[h], lines.Vertical[v]))
                    Join(group, h, lines.Horizontal.Count + v);
            }
        }
        return WithBordersInside([.. Enumerable.Range(0, group.Length).GroupBy(i => Root(group, i)).Select(g => new RuledLines(
            [.. g.Where(i => i < lines.Horizontal.Count).Select(i => lines.Horizontal[i])],
            [.. g.Where(i => i >= lines.Horizontal.Count).Select(i => lines.Vertical[i - lines.Horizontal.Count])]))]);
    }

    // Where no lines are drawn across, a border between two columns may touch none and still be one.
    private static List<RuledLines> WithBordersInside(List<RuledLines> groups)
    {
        var tables = groups.Where(g => g.Horizontal.Count > 0 && g.Vertical.Count > 0).ToList();
        foreach (var lone in groups.Where(g => g.Horizontal.Count == 0).SelectMany(g => g.Vertical).Where(v => v.Length >= LongBorder))
        {
            var at = tables.FindIndex(t => IsInside(lone, t));
            if (at >= 0)
                tables[at] = tables[at] with { Vertical = [.. tables[at].Vertical, lone] };
        }
        return tables;
    }

    private static bool IsInside(RuledLine vertical, RuledLines table) =>
        table.Horizontal.Any(h => h.Reaches(vertical.Position, Touch))
        && vertical.From >= Math.Min(table.Vertical.Min(v => v.From), table.Horizontal.Min(h => h.Position)) - Touch
        && vertical.To <= Math.Max(table.Vertical.Max(v => v.To), table.Horizontal.Max(h => h.Position)) + Touch;

    private static bool Touches(RuledLine horizontal, RuledLine vertical) =>
        horizontal.Reaches(vertical.Position, Touch) && vertical.Reaches(horizontal.Position, Touch);

    private static Lattice? Build(RuledLines lines)
    {
        if (lines.Horizontal.Count < 2 && lines.Vertical.Count < FewestColumnLines || lines.Vertical.Count < 1)
            return null;
        var columns = Borders(lines.Vertical, lines.Horizontal.Min(l => l.From), lines.Horizontal.Max(l => l.To));
        var rows = Borders(lines.Horizontal, lines.Vertical.Min(l => l.From), lines.Vertical.Max(l => l.To));
        return columns.Count < 3 || rows.Count < 2 || columns.Count > MostBorders || rows.Count > MostBorders
            ? null
            : new Lattice(columns, rows, CellsOf(lines, columns, rows));
    }

    // Where the outermost line is not drawn, the lines across end there.
    private static List<double> Borders(IReadOnlyList<RuledLine> lines, double first, double last)
    {
        var borders = new List<double>();
        foreach (var group in Clusters(lines))
            borders.Add(group.Sum(l => l.Position * l.Length) / group.Sum(l => l.Length));
        if (borders[0] - first > MissingBorder)
            borders.Insert(0, first);
        if (last - borders[^1] > MissingBorder)
            borders.Add(last);
        return borders;
    }

    private static List<List<RuledLine>> Clusters(IReadOnlyList<RuledLine> lines)
    {
        var clusters = new List<List<RuledLine>>();
        foreach (var line in lines.OrderBy(l => l.Position))
        {
            if (clusters.Count > 0 && line.Position - clusters[^1].Average(l => l.Position) <= SameBorder)
                clusters[^1].Add(line);
            else
                clusters.Add([line]);
        }
        return clusters;
    }

    private static List<LatticeCell> CellsOf(RuledLines lines, List<double> columns, List<double> rows)
    {
        var width = columns.Count - 1;
        var joined = Enumerable.Range(0, width * (rows.Count - 1)).ToArray();
        for (var row = 0; row < rows.Count - 1; row++)
        {
            for (var column = 0; column < width; column++)
            {
                var here = row * width + column;
                if (column + 1 < width && !IsDrawn(lines.Vertical, columns[column + 1], rows[row], rows[row + 1]))
                    Join(joined, here, here + 1);
                if (row + 2 < rows.Count && !IsDrawn(lines.Horizontal, rows[row + 1], columns[column], columns[column + 1]))
                    Join(joined, here, here + width);
            }
        }
        return [.. Enumerable.Range(0, joined.Length).GroupBy(i => Root(joined, i)).Select(g => CellOf(g, width, columns, rows))];
    }

    private static LatticeCell CellOf(IEnumerable<int> places, int width, List<double> columns, List<double> rows)
    {
        var all = places.ToList();
        var (firstRow, lastRow) = (all.Min(i => i / width), all.Max(i => i / width));
        var (firstColumn, lastColumn) = (all.Min(i => i % width), all.Max(i => i % width));
        return new LatticeCell(
            firstRow, firstColumn, lastRow - firstRow + 1, lastColumn - firstColumn + 1,
            columns[firstColumn], rows[firstRow], columns[lastColumn + 1], rows[lastRow + 1]);
    }

    private static bool IsDrawn(IReadOnlyList<RuledLine> lines, double position, double from, double to)
    {
        var drawn = lines.Where(l => Math.Abs(l.Position - position) <= SameBorder + 1)
            .Sum(l => Math.Max(0, Math.Min(l.To, to) - Math.Max(l.From, from)));
        return drawn >= DrawnShare * (to - from);
    }

    private static int Root(int[] group, int item)
    {
        while (group[item] != item)
            item = group[item] = group[group[item]];
        return item;
    }

    private static void Join(int[] group, int one, int other) => group[Root(group, other)] = Root(group, one);
}

internal sealed record LatticeCell(int Row, int Column, int RowSpan, int ColumnSpan, double Left, double Top, double Right, double Bottom)
{
    internal bool Holds(PageWord word) =>
        word.CentreX >= Left && word.CentreX < Right && word.CentreY >= Top && word.CentreY < Bottom;
}
