namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>Finds where in running text the lines stand in columns.</summary>
internal static class RegionFinder
{
    internal static IReadOnlyList<Region> Find(TextStretch stretch)
    {
        if (stretch.IsWhole)
            return stretch.Lines.Count == 0 ? [] : [new Region(stretch, 0, stretch.Lines.Count)];
        var found = new List<Region>();
        Add(stretch, 0, stretch.Lines.Count, found);
        return found;
    }

    // Text between two tables ends the one where without it more columns show, or where a head follows.
    private static void Add(TextStretch stretch, int first, int end, List<Region> found)
    {
        while (first < end && !stretch.IsSeed(first))
            first++;
        while (end > first && !stretch.IsSeed(end - 1))
            end--;
        if (first == end)
            return;
        var columns = Columns(stretch, first, end);
        var splits = Enumerable.Range(first, end - first).Where(stretch.IsProse)
            .Select(line => (Line: line, Next: line + 1, Above: Columns(stretch, first, line), Below: Columns(stretch, line + 1, end)))
            .Where(s => Math.Max(s.Above, s.Below) > columns || s.Above > 0 && s.Below > 0 && IsBeforeHead(stretch, s.Line)).ToList();
        if (splits.Count == 0)
            splits.AddRange(BeforeOtherHeads(stretch, first, end));
        if (splits.Count == 0)
        {
            found.Add(new Region(stretch, first, end));
            return;
        }
        var best = splits.MaxBy(s => s.Above + s.Below);
        Add(stretch, first, best.Line, found);
        var next = found.Count;
        Add(stretch, best.Next, end, found);
        if (best.Line == best.Next && next < found.Count)
            found[next].IsOther = true;
    }

    // A table of other columns right below one: a caption, then a head.
    private static IEnumerable<(int Line, int Next, int Above, int Below)> BeforeOtherHeads(TextStretch stretch, int first, int end) =>
        from line in Enumerable.Range(first, end - first).Skip(1)
        where stretch.IsSeed(line) && !stretch.IsSeed(line - 1) && !stretch.Runs[line].Any(r => char.IsAsciiDigit(r.Text[0]) || PageRun.IsRowSign(r.Text))
        let above = Columns(stretch, first, line)
        let below = Columns(stretch, line, end)
        where above > 0 && below > 0 && above != below
        select (line, line, above, below);

    private static int Columns(TextStretch stretch, int first, int end)
    {
        while (first < end && !stretch.IsSeed(first))
            first++;
        while (end > first && !stretch.IsSeed(end - 1))
            end--;
        var columns = Gutters.Of([.. stretch.Runs.Take(end).Skip(first)], stretch.Page.Width).Count + 1;
        return columns >= TextStretch.FewestColumns ? columns : 0;
    }

    private static bool IsBeforeHead(TextStretch stretch, int line)
    {
        while (line < stretch.Lines.Count && stretch.IsProse(line))
            line++;
        return line < stretch.Lines.Count && stretch.IsSeed(line) && IsHead(stretch.Runs[line]);
    }

    private static bool IsHead(IReadOnlyList<PageRun> runs) => !runs.Any(r => r.Text.Any(char.IsAsciiDigit) || PageRun.IsRowSign(r.Text));
}
