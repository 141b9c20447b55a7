using CchcWarehouse.Etl.Facts;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class DoubtedCellTests
{
    private readonly WorkbookFixture workbook = new();

    [Fact]
    public void A_value_that_the_file_does_not_vouch_for_waits_for_review()
    {
        workbook.Sheet()
            .Row(1, "BÁO CÁO CẢI CÁCH HÀNH CHÍNH NĂM 2022")
            .Row(2, "STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú")
            .Row(3, "I", "CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH CCHC")
            .Row(4, "1", "Tỷ lệ hoàn thành Kế hoạch CCHC năm", "%").Number(4, 3, "0.9259", "0.00%")
            .Row(5, "2", "Số nhiệm vụ đề ra trong kế hoạch", "Nhiệm vụ").Number(5, 3, "45940", "d-mmm")
            .Row(6, "3", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ").Formula(6, 3, "D5", null);

        var rows = ReportReader.Read(workbook.Document()).Rows;

        rows.Select(r => r.Status).ShouldBe([ObservationStatus.Heading, ObservationStatus.Normal, ObservationStatus.Review, ObservationStatus.Review]);
        rows[1].Value.ShouldBe(92.59m);
        rows[2].Reasons.ShouldContain(r => r.Message.Contains("ngày tháng", StringComparison.Ordinal));
    }
}
