using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Star.Facts;

/// <summary>The value of one indicator for one administrative unit and reference period, as one report gives it.</summary>
/// <remarks>
/// Grain: indicator × administrative unit × reference period × report, bitemporal. A correction is another
/// report: the old row gets its <see cref="RecordedTo"/> and stays.
/// Printed texts stand in <see cref="ReportRow"/>, reached by report and source row.
/// </remarks>
[Meaning("Số liệu: một chỉ tiêu, một đơn vị, một kỳ, một báo cáo", "Observation: one indicator, administrative unit, reference period and report")]
public sealed class Observation
{
    [Meaning("Khóa của số liệu", "Key of the observation")]
    public long ObservationKey { get; set; }

    [Meaning("Khóa đơn vị hành chính", "Key of the administrative unit")]
    public int AdminUnitKey { get; set; }

    [Meaning("Khóa kỳ báo cáo", "Key of the reference period")]
    public int PeriodKey { get; set; }

    [Meaning("Khóa chỉ tiêu", "Key of the indicator")]
    public int IndicatorKey { get; set; }

    [Meaning("Khóa đơn vị tính", "Key of the unit of measure")]
    public int UnitOfMeasureKey { get; set; }

    [Meaning("Khóa báo cáo nguồn", "Key of the source report")]
    public int ReportKey { get; set; }

    [Meaning("Giá trị theo đơn vị tính, không nhân hệ số; ô trống không phải là 0", "Value in the unit of measure, unscaled; an empty cell is not zero")]
    public decimal? Value { get; set; }

    [Meaning("Số thứ hai của dạng n/N", "The second number of the form n/N")]
    public decimal? Denominator { get; set; }

    [Meaning("Giá trị đúng bằng, trên, dưới hay khoảng", "Whether the value is exact, a lower bound, an upper bound or about")]
    [AllowedValuesOf("Exact", "Above", "Below", "About")]
    public required string Qualifier { get; set; }

    [Meaning("Tình trạng: bình thường, không báo cáo, không phải số, nghi ngờ", "Status: normal, not reported, not numeric, suspect")]
    [AllowedValuesOf("Normal", "NotReported", "NotNumeric", "Suspect")]
    public required string Status { get; set; }

    [Meaning("Dòng trong bảng nguồn, tính từ 1", "Row of the source table, from 1")]
    public int SourceRow { get; set; }

    [Meaning("Thời điểm ghi nhận vào kho", "When the warehouse recorded it")]
    public DateTime RecordedFrom { get; set; }

    [Meaning("Thời điểm thôi có hiệu lực trong kho; trống là còn hiệu lực", "When it ceased to stand; empty while it stands")]
    public DateTime RecordedTo { get; set; }

    public AdminUnit? AdminUnit { get; set; }

    public Period? Period { get; set; }

    public Indicator? Indicator { get; set; }

    public UnitOfMeasure? UnitOfMeasure { get; set; }

    public Report? Report { get; set; }
}

/// <summary>One labelled row of a source table as it was read, headings included.</summary>
/// <remarks>Grain: one row a printed row of a report. The facts' printed texts, notes and source cells stand here.</remarks>
[Meaning("Dòng của bảng nguồn như đã đọc", "Row of the source table as read")]
public sealed class ReportRow
{
    [Meaning("Khóa báo cáo", "Key of the report")]
    public int ReportKey { get; set; }

    [Meaning("Dòng trong bảng nguồn, tính từ 1", "Row of the source table, from 1")]
    public int SourceRow { get; set; }

    [Meaning("Dòng của tài liệu nguồn, tính từ 1", "Line of the source document, from 1")]
    public int SourceLine { get; set; }

    [Meaning("Dòng cha theo nghĩa", "Logical parent row")]
    public int? ParentRow { get; set; }

    [Meaning("Loại dòng", "Kind of row")]
    [AllowedValuesOf("Heading", "Measure", "Coded", "Text")]
    public required string Kind { get; set; }

    [Meaning("Tình trạng của dòng", "Status of the row")]
    [AllowedValuesOf("Heading", "Normal", "NotReported", "NotNumeric", "Suspect", "Review")]
    public required string Status { get; set; }

    [Meaning("Mã chỉ tiêu mà dòng được gán", "Code of the indicator the row is mapped to")]
    public string? IndicatorCode { get; set; }

    [Meaning("Số thứ tự như in", "Ordinal as printed")]
    public string? PrintedNumber { get; set; }

    [Meaning("Nhãn như in", "Label as printed")]
    public required string PrintedLabel { get; set; }

    [Meaning("Đơn vị tính như in", "Unit of measure as printed")]
    public string? PrintedUnit { get; set; }

    [Meaning("Giá trị như in", "Value as printed")]
    public string? PrintedValue { get; set; }

    [Meaning("Giá trị đã đọc", "Value as read")]
    public decimal? Value { get; set; }

    [Meaning("Số thứ hai của dạng n/N", "The second number of the form n/N")]
    public decimal? Denominator { get; set; }

    [Meaning("Giá trị đúng bằng, trên, dưới hay khoảng", "Whether the value is exact, a lower bound, an upper bound or about")]
    [AllowedValuesOf("Exact", "Above", "Below", "About")]
    public required string Qualifier { get; set; }

    [Meaning("Lời văn khi không có số", "Words where no number stands")]
    public string? TextValue { get; set; }

    [Meaning("Nhãn của giá trị mã", "Label of a coded value")]
    public string? CodeLabel { get; set; }

    [Meaning("Ghi chú của dòng", "Note of the row")]
    public string? Note { get; set; }

    [Meaning("Các bước làm sạch và căn cứ gán chỉ tiêu (JSON)", "Cleaning steps and evidence for the mapping (JSON)")]
    public required string Reasons { get; set; }

    [Meaning("Các bước làm sạch và căn cứ gán chỉ tiêu, tiếng Anh (JSON)", "The same in English, in the same order (JSON)")]
    public required string ReasonsEn { get; set; }

    [Meaning("Các chỉ tiêu ứng viên khi chờ soát xét (JSON)", "Candidate indicators while in review (JSON)")]
    public required string Candidates { get; set; }

    [Meaning("Khóa quyết định soát xét đã định dòng này", "Key of the decision that made the row what it is")]
    public long? DecisionKey { get; set; }

    [Meaning("Người nhập giá trị khi giá trị không phải là giá trị in", "Who gave the value where it is not the printed one")]
    public string? ValueGivenBy { get; set; }
}

/// <summary>A version of an observation with the time it stood: the view over current and superseded rows.</summary>
[Meaning("Mọi phiên bản của số liệu từng được nạp", "Every version of an observation ever loaded")]
public sealed class ObservationRevision
{
    public long ObservationKey { get; set; }

    public int AdminUnitKey { get; set; }

    public int PeriodKey { get; set; }

    public int IndicatorKey { get; set; }

    public int UnitOfMeasureKey { get; set; }

    public int ReportKey { get; set; }

    public decimal? Value { get; set; }

    public decimal? Denominator { get; set; }

    public required string Qualifier { get; set; }

    public required string Status { get; set; }

    public int SourceRow { get; set; }

    [Meaning("Thời điểm ghi nhận vào kho", "When the warehouse recorded it")]
    public DateTime RecordedFrom { get; set; }

    [Meaning("Thời điểm thôi có hiệu lực trong kho; trống là còn hiệu lực", "When it ceased to stand; empty while it stands")]
    public DateTime? RecordedTo { get; set; }

    [Meaning("Phiên bản đang có hiệu lực", "The version that stands")]
    public bool IsCurrent { get; set; }

    [Meaning("Phiên bản của dòng nguồn mà số liệu này cho thấy: đọc như thế đến khi nào", "Which version of the row it shows: until when that was read so; infinity: as it is read now")]
    public DateTime RowRecordedTo { get; set; }
}
