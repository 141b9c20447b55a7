using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Star.Facts;

/// <summary>Something a person should know about a report; never changes or deletes a value.</summary>
[Meaning("Phát hiện về chất lượng số liệu", "Finding on data quality")]
public sealed class Finding
{
    [Meaning("Khóa thay thế", "Surrogate key")]
    public long FindingKey { get; set; }

    [Meaning("Khóa báo cáo", "Key of the report")]
    public int ReportKey { get; set; }

    [Meaning("Khóa số liệu liên quan", "Key of the observation concerned")]
    public long? ObservationKey { get; set; }

    [Meaning("Tên quy tắc", "Name of the rule")]
    public required string Rule { get; set; }

    [Meaning("Mức độ", "Severity")]
    [AllowedValuesOf("Info", "Warning", "Error")]
    public required string Severity { get; set; }

    [Meaning("Nội dung", "Message in Vietnamese")]
    public required string Message { get; set; }

    [Meaning("Nội dung bằng tiếng Anh", "Message in English")]
    public required string MessageEn { get; set; }

    [Meaning("Dòng trong bảng nguồn", "Row of the source table")]
    public int? SourceRow { get; set; }

    [Meaning("Giá trị mong đợi", "What was expected")]
    public string? Expected { get; set; }

    [Meaning("Giá trị thực tế", "What was found")]
    public string? Actual { get; set; }

    [Meaning("Thời điểm ghi", "When it was recorded")]
    public DateTime CreatedAt { get; set; }

    public Report? Report { get; set; }
}

/// <summary>One arrival of a file: what became of it.</summary>
[Meaning("Lượt nạp một tệp", "Load of one file")]
public sealed class Load
{
    [Meaning("Khóa thay thế", "Surrogate key")]
    public long LoadKey { get; set; }

    [Meaning("Tên tệp", "Name of the file")]
    public required string FileName { get; set; }

    [Meaning("SHA-256 của tệp", "SHA-256 of the file")]
    public string? Sha256 { get; set; }

    [Meaning("Khóa báo cáo tạo ra", "Key of the report it made")]
    public int? ReportKey { get; set; }

    [Meaning("Trạng thái: chờ, đang chạy, đã nạp, chờ soát xét, không đổi, bị loại, lỗi", "State: queued, running, loaded, in review, unchanged, rejected, failed")]
    [AllowedValuesOf("Queued", "Running", "Loaded", "InReview", "Unchanged", "Rejected", "Failed")]
    public required string State { get; set; }

    [Meaning("Thời điểm nhận vào hàng đợi", "When it was queued")]
    public DateTime QueuedAt { get; set; }

    [Meaning("Bắt đầu lúc", "Started at")]
    public DateTime? StartedAt { get; set; }

    [Meaning("Kết thúc lúc", "Ended at")]
    public DateTime? EndedAt { get; set; }

    [Meaning("Số dòng đã đọc", "Rows read")]
    public int RowsRead { get; set; }

    [Meaning("Số dòng đã nạp", "Rows loaded")]
    public int RowsLoaded { get; set; }

    [Meaning("Số dòng chờ soát xét", "Rows in review")]
    public int RowsInReview { get; set; }

    [Meaning("Số lần thử", "Attempts")]
    public int Attempts { get; set; }

    [Meaning("Lỗi", "Error")]
    public string? Error { get; set; }
}
