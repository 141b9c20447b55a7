namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>A worksheet as the file stores it: filled cells, merges, and what is hidden.</summary>
/// <remarks>Rows and columns count from 0; <see cref="SheetRow.Index"/> + 1 is the row number that Excel shows.</remarks>
internal sealed record Sheet(
    string Name,
    IReadOnlyList<SheetRow> Rows,
    IReadOnlyList<SheetRange> Merges,
    IReadOnlySet<int> HiddenColumns)
{
    /// <summary>A report's table has some hundred rows.</summary>
    internal const int MostRows = 200_000;
    internal const int MostCells = 4_000_000;
    internal const int MostMerges = 200_000;
    internal const int MostColumns = 16_384;

    internal static UnreadableDocumentException TooLarge(string sheet) => new(
        "too-large",
        $"Trang tính “{sheet}” có quá {MostRows:N0} hàng hoặc {MostCells:N0} ô có dữ liệu. Hãy gửi riêng phụ lục số liệu của báo cáo.",
        $"The sheet “{sheet}” has more than {MostRows:N0} rows or {MostCells:N0} cells with content. Send the annex of the report alone.");
}

/// <summary>The filled cells of one row, by column.</summary>
internal sealed record SheetRow(int Index, IReadOnlyList<SheetCell> Cells, bool IsHidden);

/// <param name="Text">What the sheet shows, numbers in the Vietnamese way.</param>
internal readonly record struct SheetCell(int Column, string Text, bool HasBorder = false, CellDoubt? Doubt = null);

/// <summary>A merged range, all four bounds included.</summary>
internal readonly record struct SheetRange(int FirstRow, int FirstColumn, int LastRow, int LastColumn);
