using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>How badly a text fits a column: 0 fits, 8 and more is against the nature of the column.</summary>
internal sealed class CellCosts(TableHead head, RowHabits habits, string? resultAbove, string? labelAbove)
{
    internal double Of(string text, int column)
    {
        var shape = CellShapes.Of(text);
        if (shape == CellShape.Empty)
            return column == head.Label ? 0.6 : 0;
        return head.RoleOf(column) switch
        {
            ColumnRole.Ordinal => Ordinal.Read(text) is not null || Ordinal.IsPartsWord(text) || shape == CellShape.Dash ? 0 : 10,
            ColumnRole.Label => Label(text, shape),
            ColumnRole.Unit => Unit(text, shape),
            ColumnRole.Result => Result(text, shape),
            ColumnRole.Notes => shape is CellShape.Number or CellShape.Unit ? 3 : 0,
            ColumnRole.Other => 1,
            _ => shape is CellShape.Number or CellShape.NumberWithWords or CellShape.Dash ? 0 : shape == CellShape.Prose ? 6 : 2,
        };
    }

    private double Label(string text, CellShape shape) => shape switch
    {
        CellShape.Number => 9,
        CellShape.Dash => 5,
        CellShape.Unit when CellShapes.IsCodeList(text) => 7,
        CellShape.Unit => 3,
        _ when Ordinal.Read(text) is not null => 6,
        // A page's worth of prose below a finished label continues something else.
        _ when text.Length > 2 * habits.LongestLabel && CellShapes.StartsInside(text) && !IsOpen(labelAbove) => 9,
        _ => 0,
    };

    private double Unit(string text, CellShape shape) => shape switch
    {
        CellShape.Unit => 0,
        CellShape.Dash => 1,
        CellShape.Number => 8,
        _ when text.Length < 60 && habits.Units.Contains(FoldedText.Of(text)) => 0,
        CellShape.Words => 1.5,
        CellShape.NumberWithWords => 5,
        _ => 7,
    };

    private double Result(string text, CellShape shape) => shape switch
    {
        CellShape.Number or CellShape.Dash => 0,
        CellShape.NumberWithWords => 0.3,
        CellShape.Unit => head.ResultHoldsUnit ? 0 : 4,
        CellShape.Words => 1.5,
        // Words cannot go on where a number stood; they go on where words broke off.
        _ when CellShapes.StartsInside(text) && IsWords(resultAbove) => 0.2,
        _ when resultAbove is not null && !IsWords(resultAbove) => 5,
        _ => 3,
    };

    private static bool IsWords(string? text) =>
        text is { Length: > 0 } && CellShapes.Of(text) is CellShape.Words or CellShape.Prose;

    private static bool IsOpen(string? text) => text is { Length: > 0 } && OpenEnd.IsOpen(text);
}
