namespace CchcWarehouse.Star.Dimensions;

/// <summary>A reference period: data are taken from the 15th to the 14th, not by calendar months.</summary>
/// <remarks>Grain: one row a period, 2010 to 2035. Periods overlap: never add quarters to half-years or years.</remarks>
[Meaning("Kỳ báo cáo", "Reference period")]
public sealed class Period
{
    [Meaning("Khóa của kỳ: năm × 100 + vị trí trong năm", "Key of the period: year × 100 + place in the year")]
    public int PeriodKey { get; set; }

    [Meaning("Mã kỳ: 2022, 2022-H1, 2022-9M, 2022-Q1, 2022-M03", "Code: 2022, 2022-H1, 2022-9M, 2022-Q1, 2022-M03")]
    public required string Code { get; set; }

    [Meaning("Loại kỳ", "Kind of period")]
    [AllowedValuesOf("Year", "HalfYear", "NineMonths", "Quarter", "Month")]
    public required string Kind { get; set; }

    [Meaning("Năm báo cáo", "Reporting year")]
    public int Year { get; set; }

    [Meaning("Thứ tự của kỳ trong năm", "Place of the period among those of its kind in the year")]
    public int Ordinal { get; set; }

    [Meaning("Ngày đầu lấy số liệu", "First day of data")]
    public DateOnly StartDate { get; set; }

    [Meaning("Ngày sau ngày cuối lấy số liệu", "The day after the last day of data")]
    public DateOnly EndsOn { get; set; }

    [Meaning("Ngày cuối lấy số liệu", "Last day of data")]
    public DateOnly EndDate { get; private set; }

    [Meaning("Hạn gửi báo cáo", "Date the report is due")]
    public DateOnly DueDate { get; set; }

    [Meaning("Tên kỳ", "Name")]
    public required string Name { get; set; }

    [Meaning("Tên kỳ bằng tiếng Anh", "English name")]
    public required string NameEn { get; set; }

    [Meaning("Khóa của cùng kỳ năm trước", "Key of the same period a year before")]
    public int? PriorYearKey { get; set; }

    public Period? PriorYear { get; set; }
}
