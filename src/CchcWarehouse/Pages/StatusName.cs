namespace CchcWarehouse.Pages;

/// <summary>What the codes of states and statuses are called on a page.</summary>
internal static class StatusName
{
    public static string Of(string code) => code switch
    {
        "Loaded" => "Đã nạp",
        "InReview" or "Review" => "Chờ soát xét",
        "Superseded" => "Đã thay thế",
        "Rejected" => "Bị từ chối",
        "Heading" => "Đề mục",
        "Normal" => "Bình thường",
        "NotReported" => "Không báo cáo",
        "NotNumeric" => "Không phải số",
        "Suspect" => "Nghi vấn",
        "Info" => "Ghi nhận",
        "Warning" => "Lưu ý",
        "Error" => "Lỗi",
        _ => code,
    };
}
