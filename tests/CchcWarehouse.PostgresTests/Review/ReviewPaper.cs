using System.Text;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.PostgresTests.Review;

/// <summary>A report of a few rows, of which some leave a person to decide.</summary>
/// <param name="Unit">With its type, such as "huyện Thạnh Trị, tỉnh Sóc Trăng"; null where the paper does not name it.</param>
internal sealed record ReviewPaper(string? Unit, int Year, string Number = "12", string Day = "16", string Month = "12")
{
    /// <summary>No indicator of the catalogue, though it asks for a count.</summary>
    public string OpenLabel { get; init; } = "Số lượt làm việc chuyên đề của lãnh đạo";

    public string OpenValue { get; init; } = "12";

    public string Completed { get; init; } = "20";

    /// <summary>A letter stands for a digit: the indicator is certain, the value is not.</summary>
    public string Documents { get; init; } = "3";

    public IReadOnlyList<string> More { get; init; } = [];

    public SourceDocument Document(string name) => SourceDocument.FromBytes(name + ".txt", Encoding.UTF8.GetBytes(Text()));

    private string Text()
    {
        var unit = Unit ?? "……";
        var (place, above) = unit.Split(", ") is [var own, var upper] ? (own, upper) : (unit, "……");
        string[] rows =
        [
            "1\tCông tác chỉ đạo điều hành CCHC\t\t\t",
            "1.1\tKế hoạch CCHC\t\t\t",
            "1.1.1\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t25\t",
            $"1.1.2\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t{Completed}\t",
            $"1.1.3\tSố văn bản chỉ đạo CCHC đã ban hành\tVăn bản\t{Documents}\t",
            $"1.1.4\t{OpenLabel}\tVăn bản\t{OpenValue}\t",
            "2\tCải cách thể chế\t\t\t",
            "2.1\tSố VBQPPL đã ban hành\tVăn bản\t11\t",
            "3\tCải cách thủ tục hành chính\t\t\t",
            .. More,
        ];
        return $"""
            ỦY BAN NHÂN DÂN {place.ToUpperInvariant()}
            {above.ToUpperInvariant()}

            Số: {Number}/BC-UBND
            ngày {Day} tháng {Month} năm {Year}

            PHỤ LỤC
            THỐNG KÊ SỐ LIỆU VỀ KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM {Year}
            (Kèm theo Báo cáo số {Number}/BC-UBND ngày {Day} tháng {Month} năm {Year} của UBND {unit})

            STT{'\t'}Chỉ tiêu thống kê{'\t'}Đơn vị tính{'\t'}Số liệu{'\t'}Ghi chú
            {string.Join("\n", rows)}

            """;
    }
}
