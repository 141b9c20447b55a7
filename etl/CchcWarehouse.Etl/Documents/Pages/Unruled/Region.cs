namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>Lines of a page that stand in columns: a table without ruled lines, or its part on this page.</summary>
internal sealed class Region(TextStretch stretch, int first, int end)
{
    internal TextStretch Stretch => stretch;

    internal int First { get; set; } = first;

    internal int End { get; set; } = end;

    internal IEnumerable<PageLine> Lines => stretch.Lines.Take(End).Skip(First);

    internal IEnumerable<IReadOnlyList<PageRun>> Runs => stretch.Runs.Take(End).Skip(First);

    internal int Seeds => Enumerable.Range(First, End - First).Count(stretch.IsSeed);
}

/// <summary>The lines of a page from one ruled table, or the edge, to the next.</summary>
/// <param name="Borders">Between columns, where they are ruled: inside the cells of this stretch, or in a head right above.</param>
/// <param name="HasHead">The head stands above, in a ruled table of its own.</param>
/// <param name="IsWhole">All lines are of one table.</param>
internal sealed record TextStretch(Page Page, IReadOnlyList<PageLine> Lines, IReadOnlyList<double>? Borders, bool HasHead, bool IsWhole)
{
    internal const int FewestColumns = 3;

    private const double WideBlank = 0.8;
    private const double ProseWidth = 0.35;

    internal IReadOnlyList<IReadOnlyList<PageRun>> Runs { get; } = [.. Lines.Select(l => PageRun.Of(l))];

    /// <summary>Columns show in this line by itself, with what is set in the middle beside it.</summary>
    internal bool IsSeed(int line) => seeds[line];

    private readonly bool[] seeds = SeedsOf(Lines);

    private static bool[] SeedsOf(IReadOnlyList<PageLine> lines)
    {
        var words = PageText.Lines(lines.SelectMany(l => l.Words)).Where(IsInColumns).SelectMany(l => l.Words).ToHashSet();
        return [.. lines.Select(l => words.Contains(l.Words[0]))];
    }

    private static bool IsInColumns(PageLine line)
    {
        var runs = PageRun.Of(line);
        return runs.Skip(1).Zip(runs, (run, before) => run.Left - before.Right > WideBlank * run.Height).Count(isWide => isWide) + 1 >= FewestColumns;
    }

    /// <summary>A line of running text: one long run.</summary>
    internal bool IsProse(int line) => !IsSeed(line) && Runs[line].Max(r => r.Right - r.Left) > ProseWidth * Page.Width;
}
