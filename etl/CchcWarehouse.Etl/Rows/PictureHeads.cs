using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>Heads of columns that recognition garbled on a picture: "Chỉ iêuthống kê" is "Chỉ tiêu thống kê".</summary>
/// <remarks>
/// Only a row that holds nothing but words, most of them known heads, is taken for a head. A letter that was
/// guessed is told, so that a result under such a head waits for a person; a blank that was lost is none.
/// </remarks>
internal static class PictureHeads
{
    private const int FewestKnown = 3;
    private const int MostLowerRows = 2;
    private const int LongestOrdinalHead = 5;
    private const double KnownShare = 0.75;

    internal static readonly CellDoubt Guessed = new(
        "tiêu đề cột trên ảnh quét đọc không rõ, chưa chắc cột nào là kết quả",
        "the head of the column was not read clearly on the scan, so the column of results is not certain");

    internal static List<Piece> Restored(List<Piece> pieces)
    {
        var below = MostLowerRows;
        for (var i = 0; i < pieces.Count; i++)
        {
            below++;
            if (pieces[i].IsText || !pieces[i].Cells.Any(c => c.Confidence is not null))
                continue;
            if (HeadReader.IsHeadRow(pieces[i]))
                (pieces[i], below) = (pieces[i] with { Cells = [.. pieces[i].Cells.Select(Restored)] }, 0);
            else if (Row(pieces[i]) is { } head)
                (pieces[i], below) = (head, 0);
            else if (below <= MostLowerRows && LowerRow(pieces[i]) is { } lower)
                pieces[i] = lower;
        }
        return pieces;
    }

    private static Piece? Row(Piece piece)
    {
        var cells = piece.Cells.Select(Restored).ToList();
        var filled = cells.FindAll(c => c.Text.Length > 0);
        var known = filled.Count(IsKnown);
        if (known < FewestKnown || known < KnownShare * filled.Count || !filled.Exists(c => HeadWords.IsSureLabel(c.Text)))
            return null;
        // "m" over "I", "1", "2" was "STT".
        var first = cells.FindIndex(c => c.Column == 0 && c.Text.Length is > 0 and <= LongestOrdinalHead && !IsKnown(c) && !c.Text.Any(char.IsAsciiDigit));
        if (first >= 0)
            cells[first] = cells[first] with { Text = "STT" };
        var head = piece with { Cells = cells };
        return HeadReader.IsHeadRow(head) ? head : null;
    }

    // "Đơn v¡ tính" under "Kết quả".
    private static Piece? LowerRow(Piece piece)
    {
        var cells = piece.Cells.Select(Restored).ToList();
        return cells.TrueForAll(c => c.Text.Length == 0 || IsKnown(c)) && !cells.SequenceEqual(piece.Cells) ? piece with { Cells = cells } : null;
    }

    private static bool IsKnown(GridCell cell) => HeadWords.RoleOf(cell.Text) != ColumnRole.Other;

    private static GridCell Restored(GridCell cell) =>
        cell.Text.Length == 0 || IsKnown(cell) || HeadPhrase.Nearest(cell.Text) is not { } found ? cell
            : cell with { Text = found.Text, Doubt = found.IsGuessed ? Guessed : cell.Doubt };
}
