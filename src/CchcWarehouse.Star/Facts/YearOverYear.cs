using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Star.Facts;

/// <summary>An observation beside that of the same unit and indicator a year before: a view over the current facts.</summary>
/// <remarks>Grain: one row a current observation that has a number.</remarks>
[Meaning("So với cùng kỳ năm trước: giá trị, chênh lệch và hai năm có so sánh được không", "Year over year: the value, its change, and whether the two years may be compared")]
public sealed class YearOverYear
{
    [Meaning("Khóa đơn vị hành chính", "Key of the administrative unit")]
    public int AdminUnitKey { get; set; }

    [Meaning("Khóa chỉ tiêu", "Key of the indicator")]
    public int IndicatorKey { get; set; }

    [Meaning("Khóa kỳ báo cáo", "Key of the reference period")]
    public int PeriodKey { get; set; }

    [Meaning("Khóa đơn vị tính", "Key of the unit of measure")]
    public int UnitOfMeasureKey { get; set; }

    [Meaning("Khóa báo cáo nguồn", "Key of the source report")]
    public int ReportKey { get; set; }

    [Meaning("Dòng trong bảng nguồn, tính từ 1", "Row of the source table, from 1")]
    public int SourceRow { get; set; }

    [Meaning("Giá trị theo đơn vị tính, không nhân hệ số; ô trống không phải là 0", "Value in the unit of measure, unscaled; an empty cell is not zero")]
    public decimal Value { get; set; }

    [Meaning("Giá trị cùng kỳ năm trước; trống khi không có", "Value of the same period a year before; null where there is none")]
    public decimal? PriorValue { get; set; }

    [Meaning("Chênh lệch theo đơn vị tính (điểm phần trăm đối với tỷ lệ)", "Value less prior value, in the unit of measure (percentage points for a rate)")]
    public decimal? Change { get; set; }

    [Meaning("Chênh lệch theo phần trăm của giá trị năm trước; trống khi giá trị đó bằng 0", "Change in percent of the prior value; null where that is zero")]
    public decimal? ChangePercent { get; set; }

    [Meaning("Hai năm có so sánh được không, vướng ở đâu: địa giới đổi, định nghĩa đổi, không có năm trước", "Whether the two years may be compared, and what parts them")]
    [AllowedValuesOf("Comparable", "BoundaryChanged", "DefinitionChanged", "NoPrior")]
    public required string Comparability { get; set; }

    public AdminUnit? AdminUnit { get; set; }

    public Period? Period { get; set; }

    public Indicator? Indicator { get; set; }

    public UnitOfMeasure? UnitOfMeasure { get; set; }

    public Report? Report { get; set; }
}
