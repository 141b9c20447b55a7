namespace CchcWarehouse.Star.Dimensions;

/// <summary>A source document's original bytes, kept unchanged under their digest.</summary>
[Meaning("Tài liệu gốc, giữ nguyên từng byte", "Original document, every byte kept")]
public sealed class ReportDocument
{
    [Meaning("SHA-256 của nội dung", "SHA-256 of the content")]
    public required string Sha256 { get; set; }

    [Meaning("Tên tệp như được gửi", "Name of the file as sent")]
    public required string FileName { get; set; }

    [Meaning("Nội dung gốc", "Original content")]
    public required byte[] Content { get; set; }

    [Meaning("Thời điểm nhận", "Time of receipt")]
    public DateTime ReceivedAt { get; set; }
}

/// <summary>A report: one document of one administrative unit for one reference period.</summary>
/// <remarks>
/// Other content for the same unit and period is another revision; nothing is deleted. Which revision is
/// current is decided by the report's own date, then its number, then the time of receipt.
/// </remarks>
[Meaning("Báo cáo nguồn", "Source report")]
public sealed class Report
{
    [Meaning("Khóa thay thế", "Surrogate key")]
    public int ReportKey { get; set; }

    [Meaning("Khóa đơn vị hành chính báo cáo", "Key of the reporting administrative unit")]
    public int? AdminUnitKey { get; set; }

    [Meaning("Khóa kỳ báo cáo", "Key of the reference period")]
    public int? PeriodKey { get; set; }

    [Meaning("SHA-256 của tài liệu gốc", "SHA-256 of the original document")]
    public required string Sha256 { get; set; }

    [Meaning("Số báo cáo", "Number of the report")]
    public string? Number { get; set; }

    [Meaning("Ngày ban hành", "Date of issue")]
    public DateOnly? IssuedOn { get; set; }

    [Meaning("Tiêu đề", "Title")]
    public string? Title { get; set; }

    [Meaning("Tên tệp", "Name of the file")]
    public required string FileName { get; set; }

    [Meaning("Thời điểm nhận", "Time of receipt")]
    public DateTime ReceivedAt { get; set; }

    [Meaning("Trạng thái: đã nạp, chờ soát xét, đã được thay thế, bị loại", "Status: loaded, in review, superseded, rejected")]
    [AllowedValuesOf("Loaded", "InReview", "Superseded", "Rejected")]
    public required string Status { get; set; }

    [Meaning("Lần sửa đổi, từ 1", "Revision, from 1")]
    public int Revision { get; set; }

    [Meaning("Khóa báo cáo mà báo cáo này thay thế", "Key of the report that this one supersedes")]
    public int? SupersedesReportKey { get; set; }

    [Meaning("Số dòng có nhãn của bảng", "Labelled rows of the table")]
    public int RowCount { get; set; }

    [Meaning("Số dòng đã nạp thành số liệu", "Rows loaded as observations")]
    public int LoadedCount { get; set; }

    [Meaning("Số dòng chờ soát xét", "Rows waiting for review")]
    public int ReviewCount { get; set; }

    public AdminUnit? AdminUnit { get; set; }

    public Period? Period { get; set; }
}
