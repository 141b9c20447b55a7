namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>Says what of a workbook is hidden from its reader and was therefore left out.</summary>
internal static class SheetNotices
{
    private const int MostNamed = 12;

    internal static IEnumerable<DocumentNotice> Of(Sheet sheet)
    {
        var rows = sheet.Rows.Where(r => r.IsHidden && r.Cells.Any(c => c.Text.Length > 0)).Select(r => r.Index + 1).ToList();
        if (rows.Count > 0)
        {
            yield return new DocumentNotice("hidden-rows", LosesContent: true,
                $"Trang tính “{sheet.Name}” có {rows.Count} hàng bị ẩn có dữ liệu, không đưa vào báo cáo: {Named(rows)}.",
                $"The sheet “{sheet.Name}” has {rows.Count} hidden rows with content, left out of the report: {Named(rows)}.");
        }
        var columns = sheet.Rows.Where(r => !r.IsHidden).SelectMany(r => r.Cells)
            .Where(c => c.Text.Length > 0 && sheet.HiddenColumns.Contains(c.Column)).Select(c => c.Column).Distinct().Order().ToList();
        if (columns.Count > 0)
        {
            yield return new DocumentNotice("hidden-columns", LosesContent: true,
                $"Trang tính “{sheet.Name}” có {columns.Count} cột bị ẩn có dữ liệu, không đưa vào báo cáo: {Named(columns.Select(Letters))}.",
                $"The sheet “{sheet.Name}” has {columns.Count} hidden columns with content, left out of the report: {Named(columns.Select(Letters))}.");
        }
    }

    internal static DocumentNotice HiddenSheet(string name) => new("hidden-sheet", LosesContent: true,
        $"Trang tính “{name}” bị ẩn, không đưa vào báo cáo.",
        $"The sheet “{name}” is hidden and left out of the report.");

    private static string Named<T>(IEnumerable<T> names)
    {
        var all = names.ToList();
        return string.Join(", ", all.Take(MostNamed)) + (all.Count > MostNamed ? "…" : "");
    }

    private static string Letters(int column) =>
        column < 26 ? ((char)('A' + column)).ToString() : Letters(column / 26 - 1) + (char)('A' + column % 26);
}
