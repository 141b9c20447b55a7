using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>Why a document has no rows to read: what was found, where, and what would be right.</summary>
internal static class Refusals
{
    private const int FewestHeads = 3;
    private const string RightColumns = "“Số liệu”, “Kết quả”, “Thực hiện”";

    internal static UnreadableDocumentException Of(List<RowDraft> rows, List<TableHead> withoutResult, List<TextLine> heading, List<Piece> pieces)
    {
        if (rows.Count > 0 && TableChoice.IsPlan(rows[0].Head, heading))
            return Plan(rows[0].Head);
        if (rows.Count > 0)
            return OtherField(rows[0]);
        return withoutResult.Find(h => h.HasPlan) is { } plan ? Plan(plan)
            : withoutResult.Count > 0 ? NoResult(withoutResult[0])
            : pieces.Find(p => !p.IsText && p.Filled >= FewestHeads && p.Cells.Any(c => c.Confidence is not null)) is { } seen ? NoClearHead(seen)
            : NoTable();
    }

    internal static UnreadableDocumentException TooLong(int line, int most) => new(
        "too-large",
        $"Đến dòng {line}, bảng đã có hơn {most:N0} hàng. Phụ lục thống kê số liệu CCHC của một đơn vị và một kỳ chỉ có vài trăm hàng: hãy tách tài liệu, mỗi báo cáo một tệp.",
        $"At line {line} the table has more than {most:N0} rows. The statistical annex of one unit and period has some hundred: split the document, one report a file.");

    private static UnreadableDocumentException OtherField(RowDraft row) => new(
        "not-results",
        $"Bảng ở dòng {row.Line} không phải bảng kết quả CCHC: các chỉ tiêu không thuộc lĩnh vực cải cách hành chính (ví dụ “{Short(row.Label)}”). Cần phụ lục thống kê số liệu CCHC.",
        $"The table at line {row.Line} reports no reform results: its rows are not about administration reform (such as “{Short(row.Label)}”). The statistical annex on reform is needed.");

    private static UnreadableDocumentException Plan(TableHead head) => new(
        "not-results",
        $"Bảng ở dòng {head.Lines[0].Line} chỉ có kế hoạch hoặc mục tiêu, không có kết quả của kỳ báo cáo ({Heads(head)}). Cần cột như {RightColumns}.",
        $"The table at line {head.Lines[0].Line} has only plans or targets and no results of the period ({Heads(head)}). A column such as {RightColumns} is needed.");

    private static UnreadableDocumentException NoResult(TableHead head) => new(
        "not-results",
        $"Bảng ở dòng {head.Lines[0].Line} không có cột kết quả ({Heads(head)}). Cần cột như {RightColumns}.",
        $"The table at line {head.Lines[0].Line} has no column of results ({Heads(head)}). A column such as {RightColumns} is needed.");

    private static UnreadableDocumentException NoTable() => new(
        "no-table",
        "Không tìm thấy bảng số liệu kết quả CCHC trong tài liệu. Bảng cần có hàng tiêu đề với các cột như “STT”, “Chỉ tiêu”, “Đơn vị tính”, “Số liệu” (hoặc “Kết quả”).",
        "No table of reform results was found. It needs a head row with columns such as “STT”, “Chỉ tiêu”, “Đơn vị tính”, “Số liệu” (or “Kết quả”).");

    private static UnreadableDocumentException NoClearHead(Piece seen) => new(
        "no-table",
        $"Trên ảnh quét{Page("trang", seen)} có bảng nhưng không nhận ra hàng tiêu đề; hàng đầu của bảng đọc được là “{Texts(seen)}”. Cần các cột như “STT”, “Chỉ tiêu”, “Đơn vị tính”, “Số liệu” (hoặc “Kết quả”): hãy quét lại thẳng và rõ hơn (từ 200 dpi), hoặc gửi tệp gốc Word/Excel.",
        $"The scan shows a table{Page("on page", seen)}, but its head was not recognised; its first row reads “{Texts(seen)}”. Columns such as “STT”, “Chỉ tiêu”, “Đơn vị tính”, “Số liệu” (or “Kết quả”) are needed: scan it again, straight and more clearly (200 dpi or more), or send the original Word or Excel file.");

    private static string Page(string word, Piece seen) => seen.Page is { } page ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $" {word} {page}") : "";

    private static string Texts(Piece seen) => string.Join(" | ", seen.Cells.Where(c => c.Text.Length > 0).Select(c => Short(c.Text.Replace('\n', ' '))));

    private static string Heads(TableHead head) => string.Join(" | ", head.Columns.Select(c => Short(c.Head)));

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
