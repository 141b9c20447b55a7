using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>What a cell over several rows means for the rows below the one where it stands.</summary>
/// <remarks>
/// A unit of measure holds for all of them. A result beside several labels is the first one's only by its
/// place, so a person looks. Notes and ordinals belong to the first row.
/// </remarks>
internal sealed class MergedCells
{
    private string unit = "";
    private int unitRows;
    private RowDraft? owner;
    private int resultRows;

    /// <summary>The row with the unit that a cell above it lends.</summary>
    internal PlacedRow Fill(Piece piece, TableHead head, PlacedRow placed)
    {
        if (head.Unit is not { } column || !piece.PositionsAreExact)
            return placed;
        if (piece.Cells.FirstOrDefault(c => c.Column == column) is { } cell)
            (unit, unitRows) = (cell.Text, cell.RowSpan - 1);
        else if (unitRows-- > 0 && placed.Texts[column].Length == 0)
            placed.Texts[column] = unit;
        return placed;
    }

    /// <summary>Doubts a result that stands beside the label of another row too.</summary>
    internal void Note(Piece piece, TableHead head, RowDraft row)
    {
        if (!piece.PositionsAreExact || head.Result is not { } column)
            return;
        if (piece.Cells.FirstOrDefault(c => c.Column == column) is { } cell)
        {
            (owner, resultRows) = (cell.Text.Length > 0 ? row : null, cell.RowSpan - 1);
            return;
        }
        if (resultRows-- > 0 && owner is not null && !ReferenceEquals(owner, row))
        {
            owner.Doubts.Add(RowDoubts.OverSeveralRows);
            owner = null;
        }
    }
}
