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
            .Select(line => (Line: line, Above: Columns(stretch, first, line), Below: Columns(stretch, line + 1, end))).ToList();
        var best = splits.Where(s => Math.Max(s.Above, s.Below) > columns || s.Above > 0 && s.Below > 0 && IsBeforeHead(stretch, s.Line))
            .OrderByDescending(s => s.Above + s.Below).Select(s => (int?)s.Line).FirstOrDefault();
        if (best is { } at)
        {
            Add(stretch, first, at, found);
            Add(stretch, at + 1, end, found);
        }
        else
            found.Add(new Region(stretch, first, end));
    }

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
        return line < stretch.Lines.Count && stretch.IsSeed(line)
            && !stretch.Runs[line].Any(r => r.Text.Any(char.IsAsciiDigit) || PageRun.IsRowSign(r.Text));
    }
}
