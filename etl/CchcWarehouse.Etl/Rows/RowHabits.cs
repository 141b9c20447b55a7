using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>What the rows of this table usually look like, learned before they are read.</summary>
/// <param name="TrimsEmptyCells">The writer leaves empty cells at the end away: no row ends with one, many are short.</param>
/// <param name="DropsFirstCells">Short rows begin with a label where the ordinal should stand: empty cells are lost anywhere.</param>
/// <param name="Units">Folded texts of the unit column of whole rows.</param>
/// <param name="LongestLabel">Length of the longest label in a whole, numbered row.</param>
/// <param name="LabelsMayStartLower">Rows with an own value often begin in lower case, so that says nothing here.</param>
internal sealed record RowHabits(bool TrimsEmptyCells, bool DropsFirstCells, IReadOnlySet<string> Units, int LongestLabel, bool LabelsMayStartLower)
{
    /// <summary>Rows inside a group have no ordinal: it numbers the groups.</summary>
    internal bool OrdinalsNumberGroups { get; init; }

    private const int FewLowerLabels = 3;
    private const int FewShortRows = 2;
    private const int MostRows = 2000;

    internal static RowHabits Of(IEnumerable<Piece> pieces, TableHead head)
    {
        var units = new HashSet<string>(StringComparer.Ordinal);
        var (rows, shorter, dropped, endEmpty, longest, lower) = (0, 0, 0, 0, 0, 0);
        var (grouped, numbered) = (0, 0);
        foreach (var piece in pieces.Take(MostRows))
        {
            if (piece.IsText || piece.IsRule)
                continue;
            rows++;
            if (IsInsideGroup(piece, head))
            {
                grouped++;
                numbered += Text(piece, head.Ordinal).Length > 0 ? 1 : 0;
            }
            if (piece.Cells[^1].Text.Length == 0)
                endEmpty++;
            if (piece.Cells.Count < head.Width)
                shorter++;
            if (piece.Cells.Count < head.Width && piece.Filled > 1 && head.Ordinal == 0 && !IsOrdinal(piece.Cells[0].Text))
                dropped++;
            if (piece.Cells.Count != head.Width)
                continue;
            var label = piece.Cells[head.Label].Text;
            if (label.Length > 0 && head.Unit is { } unit && piece.Cells[unit].Text is { Length: > 0 and < 60 } text)
                units.Add(FoldedText.Of(text));
            if (HasOrdinal(piece, head))
                longest = Math.Max(longest, label.Length);
            if (CellShapes.StartsInside(label) && head.Result is { } result && CellShapes.Of(piece.Cells[result].Text) == CellShape.Number)
                lower++;
        }
        return new RowHabits(endEmpty == 0 && shorter >= FewShortRows, dropped >= FewShortRows, units, Math.Max(longest, 120), lower >= FewLowerLabels && lower * 20 > rows)
        {
            OrdinalsNumberGroups = grouped > 0 && numbered == 0,
        };
    }

    private static bool IsInsideGroup(Piece piece, TableHead head) =>
        head.Groups.Count > 0 && Text(piece, head.Label).Length > 0 && head.Groups.All(g => Text(piece, g).Length == 0);

    private static string Text(Piece piece, int? column) =>
        (piece.PositionsAreExact ? piece.Cells.FirstOrDefault(c => c.Column == column) : column is { } at ? piece.Cells.ElementAtOrDefault(at) : null)?.Text ?? "";

    private static bool IsOrdinal(string text) => text.Length == 0 || Ordinal.Read(text) is not null || Ordinal.IsPartsWord(text);

    private static bool HasOrdinal(Piece piece, TableHead head) =>
        head.Ordinal is { } ordinal && Ordinal.Read(piece.Cells[ordinal].Text) is not null;
}
