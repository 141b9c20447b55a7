namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>The days since the turn of 1900 by which spreadsheets count.</summary>
internal static class SerialDate
{
    /// <summary>What a count from 1904, the older Macintosh way, is behind.</summary>
    internal const int DaysTo1904 = 1462;

    private const double FirstAfterTheDayThatNeverWas = 60;
    private const double EndOf9999 = 2_958_466;

    /// <summary>Null for a number that is no date: negative, or beyond the year 9999.</summary>
    internal static DateTime? Of(double serial) =>
        serial is >= 0 and < EndOf9999
            ? DateTime.FromOADate(serial < FirstAfterTheDayThatNeverWas ? serial + 1 : serial)
            : null;

    internal static CellDoubt Doubt(string shown) => new(
        $"ô lưu một ngày tháng (“{shown}”), có thể bảng tính đã tự đổi một số hay phân số thành ngày",
        $"the cell holds a date (“{shown}”); the spreadsheet may have turned a number or a fraction into one");
}
