namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>The last row of a page, which may go on at the top of the next one.</summary>
/// <remarks>
/// A cell goes on where its last line had no room for the first word overleaf. A number never continues
/// anything: it begins a row of its own, or a person looks; the end of "3.3.4." in a narrow column does.
/// </remarks>
internal sealed record SplitRow(IReadOnlyDictionary<int, (PageLine Last, double Width)> Cells)
{
    internal bool GoesOnIn(IReadOnlyDictionary<int, (PageLine First, double Width)> row, IReadOnlyList<GridCell> cells) =>
        row.Keys.Any(column => column > 0)
        && cells.All(c => c.Text.Length == 0 || EndsOrdinal(c) || c.Column > 0 && !c.Text.All(IsFigure))
        && row.All(cell => cell.Key == 0 || Cells.TryGetValue(cell.Key, out var above) && !PageText.HadRoom(above.Last, cell.Value.First, above.Width));

    /// <summary>The two parts of each cell as one text.</summary>
    internal static GridRow Joined(GridRow above, GridRow below) => above with
    {
        Cells = [.. above.Cells.Select(cell => below.Cells.FirstOrDefault(c => c.Column == cell.Column && c.Text.Length > 0) is { } rest ? Joined(cell, rest) : cell)],
    };

    private bool EndsOrdinal(GridCell cell) =>
        cell.Column == 0 && Cells.TryGetValue(0, out var above) && PageText.IsOneFigure(above.Last.Words[^1].Text[^1], cell.Text);

    private static GridCell Joined(GridCell cell, GridCell rest) => cell with
    {
        Text = cell.Text.Length > 0 && (PageText.EndsInHyphen(cell.Text) || PageText.IsOneFigure(cell.Text[^1], rest.Text))
            ? cell.Text + rest.Text : cell.Text + " " + rest.Text,
        Confidence = cell.Confidence is { } one && rest.Confidence is { } other ? Math.Min(one, other) : cell.Confidence,
        Doubt = cell.Doubt ?? rest.Doubt,
    };

    private static bool IsFigure(char c) => char.IsAsciiDigit(c) || c is '.' or ',' or '%' or '/' or ' ' or '-';
}
