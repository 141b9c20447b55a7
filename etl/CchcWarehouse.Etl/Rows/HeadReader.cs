using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>Finds the head of a table by its words and tells what each column holds.</summary>
internal static class HeadReader
{
    private const int MostHeadRows = 4;
    private const int MostColumns = 64;
    private const int LongestHead = 200;
    private const int SampleRows = 200;

    /// <summary>The head that begins at a head row, or null; <paramref name="next"/> is the first piece after it.</summary>
    /// <param name="caption">Of two result columns the one of the caption's year and period counts.</param>
    internal static TableHead? TryRead(IReadOnlyList<Piece> pieces, int at, ReportCaption caption, out int next)
    {
        var rows = new List<Piece> { pieces[at] };
        next = at + 1;
        while (next < pieces.Count && rows.Count < MostHeadRows && (pieces[next].IsRule || IsSubHead(pieces[next], rows)))
        {
            if (!pieces[next].IsRule)
                rows.Add(pieces[next]);
            next++;
        }
        var heads = rows.Where(r => !IsColumnNumbers(r)).ToList();
        var sample = Sample(pieces, next);
        var (columns, inDoubt) = HeadColumns.Of(heads, rows.Find(IsColumnNumbers)?.Filled ?? WidestOften(sample), sample);
        var head = HeadRoles.Assign(columns, rows, sample, caption);
        if (head is not { Doubt: null })
            return head;
        return inDoubt ? head with { Doubt = RowDoubts.HeadRowsDoNotFit }
            : IsResultGuessed(heads, head) ? head with { Doubt = PictureHeads.Guessed } : head;
    }

    private static bool IsResultGuessed(List<Piece> heads, TableHead head) =>
        heads.SelectMany(h => h.Cells).Any(c => ReferenceEquals(c.Doubt, PictureHeads.Guessed) && c.Column <= head.Result && head.Result < c.Column + c.ColumnSpan);

    /// <summary>A row of a head printed again at the top of a page, perhaps only in part.</summary>
    internal static bool IsRepeat(Piece piece, TableHead head)
    {
        if (head.IsNumbered && IsColumnNumbers(piece))
            return true;
        var known = 0;
        var other = 0;
        foreach (var cell in piece.Cells)
        {
            if (cell.Text.Length == 0)
                continue;
            if (cell.Text.Length <= LongestHead && head.Words.Contains(FoldedText.Of(cell.Text)))
                known++;
            else if (++other == 2)
                return false;
        }
        if (known == 0)
            return false;
        // "Quý I" here and "Quý 1" there: one head cell may differ where the others agree.
        return other == 0 ? known > 1 || !piece.IsText : known > 2 * other && IsHeadRow(piece);
    }

    internal static bool IsColumnNumbers(Piece piece)
    {
        var texts = piece.Cells.Select(c => c.Text.Trim('(', ')', '[', ']', ' ')).Where(t => t.Length > 0).ToList();
        if (piece.IsText || texts.Count < 3 || texts.Count < piece.Cells.Count - 1 || texts.Any(t => t.Length > 12))
            return false;
        var letters = texts.TakeWhile((t, i) => t.Length == 1 && t[0] == 'A' + i).Count();
        var numbers = texts.Skip(letters).TakeWhile((t, i) => t == (i + (letters == 0 ? 1 : FirstNumber(texts[letters]))).ToString(System.Globalization.CultureInfo.InvariantCulture) || t.Contains('=', StringComparison.Ordinal)).Count();
        return letters + numbers == texts.Count;

        static int FirstNumber(string text) => text == "0" ? 0 : 1;
    }

    /// <summary>The words of a head stand in the row and nothing else does.</summary>
    internal static bool IsHeadRow(Piece piece)
    {
        if (piece.IsText || piece.Cells.Count is < 2 or > MostColumns)
            return false;
        var (label, sureLabel, ordinal, known, filled) = (false, false, false, 0, 0);
        // Figures, ordinals and long texts are data; asked first, because nearly every row has one.
        if (piece.Cells.Any(c => c.Text.Length > LongestHead || c.Text.Length > 0 && IsData(c)))
            return false;
        if (!piece.Cells.Any(c => c.Text.Length > 0 && HeadWords.MayBeLabel(c.Text)))
            return false;
        foreach (var cell in piece.Cells)
        {
            if (cell.Text.Length == 0)
                continue;
            var role = HeadWords.RoleOf(cell.Text);
            filled++;
            label |= role == ColumnRole.Label || HeadWords.MayBeLabel(cell.Text);
            sureLabel |= role == ColumnRole.Label && HeadWords.IsSureLabel(cell.Text);
            ordinal |= role == ColumnRole.Ordinal;
            known += role == ColumnRole.Other ? 0 : 1;
        }
        return (label && ordinal || sureLabel && known >= 2) && known * 2 >= filled;
    }

    // "Trong đó" stands over the parts of a total, too; in the first column it is a row of parts.
    private static bool IsData(GridCell cell) =>
        CellShapes.IsNumber(cell.Text) && !(cell.Text.Length == 4 && HeadWords.YearIn(cell.Text) is not null)
        || Ordinal.Read(cell.Text) is not null || cell.Column == 0 && Ordinal.IsPartsWord(cell.Text);

    // Lower head rows leave the cells under "STT" and "Chỉ tiêu" empty or repeat them.
    private static bool IsSubHead(Piece piece, List<Piece> above)
    {
        if (piece.IsText || piece.Cells.Count > MostColumns || piece.Filled == 0)
            return false;
        if (IsColumnNumbers(piece))
            return true;
        if (piece.Cells.All(c => c.Text.Length == 0 || IsAgain(c, above)) || IsWordsBesideLabel(piece, above[0]))
            return true;
        return piece.Cells.All(c => c.Text.Length == 0 || IsAgain(c, above) || IsSubHeadCell(c, above));
    }

    // "Cấp tỉnh | Cấp huyện | Cấp xã" under "Kết quả", nothing under "STT" and "Chỉ tiêu".
    private static bool IsWordsBesideLabel(Piece piece, Piece top)
    {
        var filled = piece.Cells.Where(c => c.Text.Length > 0).ToList();
        return filled.Count > 1 && filled.TrueForAll(c => c.Text.Length < 40 && CellShapes.Of(c.Text) is CellShape.Words
            && Ordinal.Read(c.Text) is null && !ReformWords.IsArea(c.Text) && top.Cells.FirstOrDefault(t => t.Column <= c.Column && t.Column + t.ColumnSpan > c.Column)?.Text is var over
            && (over is null or "" || HeadWords.RoleOf(over) is not (ColumnRole.Ordinal or ColumnRole.Label or ColumnRole.Unit or ColumnRole.Notes)));
    }

    private static bool IsAgain(GridCell cell, List<Piece> above) =>
        above.Any(r => r.Cells.Any(c => c.Column == cell.Column && c.Text == cell.Text));

    private static bool IsSubHeadCell(GridCell cell, List<Piece> above)
    {
        if (cell.Text.Length > LongestHead)
            return false;
        if (HeadWords.YearIn(cell.Text) is not null && cell.Text.Length == 4)
            return true;
        // "(Sử dụng trong kỳ báo cáo …)" under "Chỉ tiêu thống kê"
        if (cell.Text is ['(', .., ')'])
            return true;
        var role = HeadWords.RoleOf(cell.Text);
        if (role is not (ColumnRole.Other or ColumnRole.Label or ColumnRole.Ordinal))
            return true;
        var over = above[^1].Cells.FirstOrDefault(c => c.Column == cell.Column)?.Text ?? "";
        // "Ghi" over "chú", "Đơn vị" over "tính": one head in two lines.
        return over.Length is > 0 and < 30 && cell.Text.Length <= 12 && !cell.Text.AsSpan().ContainsAnyInRange('0', '9')
            && HeadWords.RoleOf(over + " " + cell.Text) is not (ColumnRole.Other or ColumnRole.Label);
    }

    // Writers that leave empty cells away show the true width only in some rows.
    private static int WidestOften(List<Piece> sample) =>
        sample.GroupBy(p => p.Cells.Count).Where(g => g.Count() > 1).Select(g => g.Key).DefaultIfEmpty().Max();

    private static List<Piece> Sample(IReadOnlyList<Piece> pieces, int from) =>
        [.. pieces.Skip(from).Where(p => !p.IsText && p.Filled > 0).Take(SampleRows)];
}
