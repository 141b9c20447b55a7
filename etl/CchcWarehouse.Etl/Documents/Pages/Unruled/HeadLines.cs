namespace CchcWarehouse.Etl.Documents.Pages.Unruled;

/// <summary>Which lines at the top of a table, and at the top of its pages, are the head.</summary>
internal sealed class HeadLines(Region first, Columns columns)
{
    private const int MostHeadLines = 12;
    private const int YearLength = 4;

    /// <summary>How many lines at the top of a region are its head.</summary>
    internal int LinesOf(Region region)
    {
        if (region.Stretch.HasHead)
            return 0;
        if (region == first)
            return Count([.. region.Lines.Take(MostHeadLines)]);
        return region.Lines.TakeWhile(IsHead).Count();
    }

    /// <summary>Most of the line stands in the table's head too; one cell may say "Quý I" here and "Quý 1" there.</summary>
    internal bool IsHead(PageLine line) =>
        columns.Parts(line) is var parts && parts.Count(p => Words.Contains(Key(p))) * 2 > parts.Count;

    /// <summary>Most of the line stands in the table's head, in whatever column.</summary>
    internal bool HoldsWords(PageLine line) =>
        columns.Parts(line) is var parts && parts.Count(p => Words.Any(w => w.Text == FoldedText.Of(p.Text))) * 2 > parts.Count;

    private HashSet<(int Column, string Text)> Words => field ??= [.. first.Lines.Take(LinesOf(first)).SelectMany(columns.Parts).Select(Key)];

    private static (int Column, string Text) Key(LinePart part) => (part.Column, FoldedText.Of(part.Text));

    private int Count(List<PageLine> lines)
    {
        var body = Math.Max(0, lines.FindIndex(IsOfBody));
        var heading = Enumerable.Range(1, Math.Max(0, body - 1)).FirstOrDefault(i => IsHeading(lines[i - 1], lines[i]) && !IsInBrackets(lines.Take(i)));
        return heading > 0 ? heading : body;
    }

    // A label alone that does not go on with the head above it: the first row, without a figure.
    private bool IsHeading(PageLine above, PageLine line) =>
        columns.Parts(line) is [{ Span: 1 } label] && label.Column == columns.Label && !label.StartsLower && !label.Text.StartsWith('(')
        && columns.Parts(above).Find(p => p.Column == columns.Label) is { } head
        && PageText.HadRoomWithin(head.Line, label.Line, columns.Width(columns.Label));

    // "(Quý I" goes on until its bracket closes.
    private bool IsInBrackets(IEnumerable<PageLine> above) =>
        string.Concat(above.SelectMany(columns.Parts).Where(p => p.Column == columns.Label).Select(p => p.Text)) is var head && head.Count(c => c == '(') > head.Count(c => c == ')');

    private bool IsOfBody(PageLine line) => columns.Parts(line).Exists(p =>
        p.Column == 0 && columns.Label > 0 && PageRun.IsRowSign(p.Text)
        || p.Column != columns.Label && p.IsFigure && p.Text.Length != YearLength
        || p.Column == columns.Label && p.Text.Split(' ')[0] is [.., '.' or ')'] sign && PageRun.IsRowSign(sign));
}
