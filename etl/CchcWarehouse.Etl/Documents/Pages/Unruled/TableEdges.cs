namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>Takes in the lines above and below that belong to a table but do not show its columns by themselves.</summary>
/// <remarks>The rest of a head or of a last row, headings without figures.</remarks>
internal sealed class TableEdges(UnruledTable table)
{
    private const double Centred = 4;
    private const double NextLine = 1.35;
    private const double HeadLeading = 1.7;
    private const double Apart = 2.5;
    private const int HeadLines = 3;

    internal void Widen()
    {
        Region? above = null;
        for (var i = 0; i < table.Regions.Count; i++)
        {
            var region = table.Regions[i];
            var below = i + 1 < table.Regions.Count ? table.Regions[i + 1] : null;
            Up(region, above?.Stretch == region.Stretch ? above.End : 0, goesOn: above is not null && above.Stretch != region.Stretch);
            Down(region, below?.Stretch == region.Stretch ? below.First : region.Stretch.Lines.Count, isLast: below is null);
            above = region;
        }
    }

    private void Up(Region region, int above, bool goesOn)
    {
        var lines = region.Stretch.Lines;
        while (region.First > above && lines[region.First - 1] is var line)
        {
            var isNear = Middle(lines[region.First]) - Middle(line) < HeadLeading * Height(line);
            if (goesOn || region.Stretch.HasHead ? !table.Columns.Suit(line) : !isNear || !IsOfHead(line, region))
                break;
            region.First--;
        }
    }

    private void Down(Region region, int below, bool isLast)
    {
        var lines = region.Stretch.Lines;
        var widest = region.Lines.Zip(region.Lines.Skip(1), (a, b) => Middle(b) - Middle(a)).DefaultIfEmpty(0).Max();
        while (region.End < below && (isLast ? table.TakesIn(lines[region.End]) : table.Columns.Suit(lines[region.End])))
        {
            var distance = Middle(lines[region.End]) - Middle(lines[region.End - 1]);
            if (isLast && distance > Math.Min(Apart * Height(lines[region.End]), Math.Max(widest, NextLine * Height(lines[region.End]))) + 1)
                break;
            region.End++;
        }
    }

    // The upper line of a head stands over the same middle, or begins at the same place, as the lower one.
    private bool IsOfHead(PageLine line, Region region)
    {
        var below = region.Lines.Take(HeadLines).SelectMany(table.Columns.Parts).ToList();
        return table.Columns.Parts(line).TrueForAll(p => p.Span == 1
            ? below.Exists(b => b.Column == p.Column && (IsCentred(b.Line, p.Line) || p.Column != table.Columns.Label && Math.Abs(b.Line.Left - p.Line.Left) < Centred))
            : p.Column > table.Columns.Label && below.Where(b => b.Column >= p.Column && b.Column <= p.Last).Select(b => b.Column).Distinct().Count() == p.Span);
    }

    private static bool IsCentred(PageLine one, PageLine other) => Math.Abs(one.Left + one.Right - other.Left - other.Right) < 2 * Centred;

    private static double Middle(PageLine line) => (line.Top + line.Bottom) / 2;

    private static double Height(PageLine line) => line.Words.Max(w => w.Height);
}
