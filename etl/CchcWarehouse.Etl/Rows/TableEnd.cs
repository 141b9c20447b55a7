using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>What stands around and between the rows of a table without being one of them.</summary>
internal static class TableEnd
{
    /// <summary>The block of names, seals and receivers under a table, which may itself be laid out in columns.</summary>
    internal static bool IsSignature(Piece piece)
    {
        var filled = piece.Cells.Where(c => c.Text.Length > 0).Select(c => c.Text).ToList();
        return filled.Count is > 0 and <= 3
            && !filled.Exists(t => CellShapes.Of(t) == CellShape.Number || Ordinal.Read(t) is not null)
            && (filled.Count == 1 && IsClosingSentence(FoldedText.Of(filled[0])) || filled.Exists(t => IsSignatureText(FoldedText.Of(t))) || filled.Count <= 2 && filled.Exists(IsSignatureLine));
    }

    /// <summary>A page number or a running head: "12", "- 3 -", "Trang 3/5".</summary>
    internal static bool IsPageNumber(string text)
    {
        var words = FoldedText.Of(text);
        if (words.StartsWith("trang ", StringComparison.Ordinal))
            words = words["trang ".Length..];
        return words.Length is > 0 and <= 9 && words.All(c => char.IsAsciiDigit(c) || c == ' ');
    }

    /// <summary>A row that opens another table: the ordinal's head and words that are not of our form.</summary>
    internal static bool OpensOtherTable(Piece piece)
    {
        var filled = piece.Cells.Where(c => c.Text.Length > 0).ToList();
        return filled.Count > 1
            && filled.TrueForAll(c => c.Text.Length < 80 && CellShapes.Of(c.Text) is CellShape.Words or CellShape.Unit)
            && HeadWords.RoleOf(filled[0].Text) == ColumnRole.Ordinal;
    }

    // "Trên đây là báo cáo …", a paragraph with an indent.
    private static bool IsClosingSentence(string text) =>
        FoldedText.StartsWithAny(text, "tren day la", "tren day bao cao", "kinh trinh", "kinh gui", "kinh bao cao", "kinh de nghi");

    private static bool IsSignatureText(string text) =>
        text.Length < 120
        && FoldedText.StartsWithAny(text, "noi nhan", "tm uy ban", "tm ubnd", "kt chu tich", "kt giam doc", "tl chu tich", "tuq chu tich", "nguoi lap bieu", "nguoi tong hop", "thu truong don vi", "thu truong co quan", "ky ten dong dau", "ky ghi ro ho ten", "luu vt", "luu vp");

    // "CHỦ TỊCH" alone, or "Hương Trà, ngày 22 tháng 11 năm 2021".
    private static bool IsSignatureLine(string text) =>
        FoldedText.Of(text) is "chu tich" or "pho chu tich" or "truong phong" or "giam doc" or "pho giam doc" or "chanh van phong" or "nguoi lap"
        || text.Length < 70 && text.Contains(", ngày ", StringComparison.OrdinalIgnoreCase) && FoldedText.Of(text) is var words
            && FoldedText.Holds(words, "thang") && FoldedText.Holds(words, "nam");
}
