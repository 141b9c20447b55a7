using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>The block of names, seals and receivers under a table, which may itself be laid out in columns.</summary>
internal static class TableEnd
{
    internal static bool IsSignature(Piece piece)
    {
        var filled = piece.Cells.Where(c => c.Text.Length > 0).Select(c => FoldedText.Of(c.Text)).ToList();
        return filled.Count is > 0 and <= 3 && filled.Exists(IsSignatureText);
    }

    private static bool IsSignatureText(string text) =>
        text.Length < 120
        && (FoldedText.StartsWithAny(text, "noi nhan", "tm uy ban", "tm ubnd", "kt chu tich", "kt giam doc", "tl chu tich", "nguoi lap", "nguoi tong hop", "thu truong don vi", "thu truong co quan", "ky ten dong dau", "ky ghi ro ho ten", "luu vt", "luu vp")
            || text is "chu tich" or "pho chu tich" or "truong phong" or "giam doc" or "pho giam doc" or "chanh van phong");
}
