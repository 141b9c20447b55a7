using CchcWarehouse.Etl.Documents;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

public sealed class TableChoiceTests
{
    [Fact]
    public void Two_tables_of_reform_results_are_read_in_sequence()
    {
        var annex = Printed.Table(
            "Biểu số 1: Công tác chỉ đạo điều hành", "", Printed.Head, "1|Số nhiệm vụ đề ra trong kế hoạch CCHC|Nhiệm vụ|5|", "",
            "Biểu số 2: Kết quả giải quyết TTHC", "", "TT|Nội dung|Kết quả|Đơn vị tính", "|Số hồ sơ TTHC đã tiếp nhận|24.407|Hồ sơ", "1|Số hồ sơ TTHC đã giải quyết|9|Hồ sơ");

        annex.Rows.Select(r => (r.Row, r.Result, r.Unit, r.ParentRow)).ShouldBe([(1, "5", "Nhiệm vụ", null), (2, "24.407", "Hồ sơ", null), (3, "9", "Hồ sơ", null)]);
        annex.HeadingLines.Select(l => l.Text).ShouldContain("Biểu số 2: Kết quả giải quyết TTHC");
        annex.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void A_table_of_something_else_stays_outside_and_is_named()
    {
        var annex = Printed.Table(
            Printed.Head, "1|Số nhiệm vụ đề ra trong kế hoạch CCHC|Nhiệm vụ|5|", "", "Biểu kinh phí", "", Printed.Head,
            "1|Thu ngân sách nhà nước|Triệu đồng|5|", "2|Chi đầu tư phát triển|Triệu đồng|4|", "3|Dự toán giao đầu năm|Triệu đồng|4|");

        annex.Rows.ShouldHaveSingleItem();
        annex.Errors.Select(e => e.Line).ShouldBe([7, 10]);
    }

    [Fact]
    public void The_same_form_twice_is_read_once_and_differing_values_are_doubted()
    {
        string[] rows = ["1|Kế hoạch CCHC|||", "1.1|Số nhiệm vụ đề ra trong kế hoạch|Nhiệm vụ|5|", "1.2|Số nhiệm vụ đã hoàn thành|Nhiệm vụ|4|", "1.3|Số VBQPPL|Văn bản|4|"];
        var annex = Printed.Table([Printed.Head, .. rows, "", Printed.Head, .. rows.Select(r => r.Replace("|5|", "|7|", StringComparison.Ordinal))]);

        annex.Rows.Count.ShouldBe(4);
        annex.Rows.Where(r => r.Doubts.Count > 0).ShouldHaveSingleItem().Result.ShouldBe("5");
        annex.Errors.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_table_without_a_head_of_its_own_after_the_annex_is_not_taken_in()
    {
        var annex = Printed.Table(
            Printed.Head, "1|Số nhiệm vụ đề ra trong kế hoạch CCHC|Nhiệm vụ|5|", "",
            "STT|Họ và tên|Chức vụ|Đơn vị|Năm sinh", "1|Nguyễn Văn A|Chuyên viên|Phòng Nội vụ|1990");

        annex.Rows.ShouldHaveSingleItem();
        annex.ClosingLines.Select(l => l.Text).ShouldContain("Nguyễn Văn A");
    }

    [Fact]
    public void A_plan_that_calls_its_numbers_a_quantity_is_refused_by_its_title()
    {
        var refusal = Should.Throw<UnreadableDocumentException>(() => Printed.Document(
            "KẾ HOẠCH\nCải cách hành chính năm 2024\n(Kèm theo Kế hoạch số 5/KH-UBND)\n\nSTT\tChỉ tiêu\tĐVT\tSố lượng\n1\tSố VBQPPL ban hành\tVăn bản\t5\n"));

        refusal.Code.ShouldBe("not-results");
        refusal.MessageEn.ShouldContain("plans or targets");
    }

    [Fact]
    public void A_report_in_prose_is_refused_with_what_would_be_right() =>
        Should.Throw<UnreadableDocumentException>(() => Printed.Document("BÁO CÁO\nCông tác cải cách hành chính năm 2023\n\nĐã ban hành 05 văn bản."))
            .MessageEn.ShouldContain("Chỉ tiêu");

    [Fact]
    public void Rows_before_the_first_head_are_named_one_by_one()
    {
        var annex = Printed.Table(
            "1|Công tác chỉ đạo điều hành CCHC||", "1.1|Số VBQPPL đã ban hành|Văn bản|5", "1.2|Số TTHC công bố mới|Thủ tục|7", "1.3|Số hồ sơ đã tiếp nhận|Hồ sơ|9", "",
            Printed.Head, "2|Số lượng hồ sơ đã tiếp nhận|Hồ sơ|12|");

        annex.Errors.Where(e => e.ReasonEn.Contains("before the first recognised head", StringComparison.Ordinal)).Select(e => e.Line)
            .ShouldBe([4, 5, 6, 7]);
    }
}
