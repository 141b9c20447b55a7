using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

public sealed class ColumnsTests
{
    private static AnnexRow OnlyRow(params string[] lines) => Printed.Table(lines).Rows.ShouldHaveSingleItem();

    [Theory]
    [InlineData("STT|Chỉ tiêu|ĐVT|Kế hoạch năm|Thực hiện|Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản|9|5|")]
    [InlineData("STT|Chỉ tiêu|ĐVT|Thực hiện năm 2022|Thực hiện năm 2023|Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản|9|5|")]
    [InlineData("STT|Chỉ tiêu|ĐVT|2022|2023|So sánh", "1|Số VBQPPL đã ban hành|Văn bản|9|5|80%")]
    [InlineData("STT|Chỉ tiêu|ĐVT|Trong kỳ|Lũy kế|Tỷ lệ so với kế hoạch (%)", "1|Số VBQPPL đã ban hành|Văn bản|5|9|80")]
    [InlineData("STT|Nội dung|ĐVT|Chỉ tiêu giao|Kết quả|Tăng/giảm so với cùng kỳ", "1|Số VBQPPL đã ban hành|Văn bản|9|5|-2")]
    [InlineData("STT|Nội dung|ĐVT|Mục tiêu|Số lượng/tỷ lệ|Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản|9|5|")]
    [InlineData("TT|Chỉ tiêu|Số liệu|Đơn vị tính|Cùng kỳ năm trước", "1|Số VBQPPL đã ban hành|5|Văn bản|9")]
    [InlineData("TT|Chỉ tiêu|ĐVT|9 tháng|Cả năm 2023|Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản|9|5|")]
    [InlineData("TT|Chỉ tiêu|ĐVT|TH 2022|KH 2023|TH 2023|TH/KH (%)", "1|Số VBQPPL đã ban hành|Văn bản|9|8|5|62,5")]
    [InlineData("TT|Chỉ tiêu|ĐVT|Số liệu kế hoạch|Số liệu thực hiện", "1|Số VBQPPL đã ban hành|Văn bản|9|5")]
    [InlineData("TT|Chỉ tiêu năm 2023|ĐVT|Kế hoạch|Kết quả", "1|Số VBQPPL đã ban hành|Văn bản|9|5")]
    [InlineData("TT|Nội dung|ĐVT|Chỉ tiêu năm 2023|Kết quả", "1|Số VBQPPL đã ban hành|Văn bản|9|5")]
    [InlineData("TT|Chỉ tiêu|ĐVT|Số giao|Số đã thực hiện|Số còn lại", "1|Số VBQPPL đã ban hành|Văn bản|9|5|4")]
    public void Only_the_results_of_the_period_are_the_value(string head, string row)
    {
        var read = OnlyRow(head, row);

        read.Result.ShouldBe("5");
        read.Unit.ShouldBe("Văn bản");
        read.Reasons.ShouldBeEmpty();
        read.Doubts.ShouldBeEmpty();
        read.OtherColumns.ShouldContain(c => c.Value == "9");
    }

    [Theory]
    [InlineData("STT|Chỉ tiêu|Kết quả thống kê|Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản|5")]
    [InlineData("STT|Chỉ tiêu|Kết quả thống kê|Ghi chú", "1|Số VBQPPL đã ban hành||5")]
    [InlineData("STT|Chỉ tiêu|ĐVT|Kết quả|Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản||5")]
    [InlineData("STT|Chỉ tiêu|ĐVT|Kết quả|Ghi chú", "1|Số VBQPPL đã ban hành||Theo QĐ 2394/QĐ-UBND của UBND tỉnh|80%")]
    public void A_number_in_the_notes_beside_no_result_is_seen_by_a_person(string head, string row) =>
        OnlyRow(head, row).Doubts.ShouldContain(d => d.MessageEn.Contains("notes"));

    [Theory]
    [InlineData("STT|Chỉ tiêu|ĐVT|Kết quả||Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản||5|")]
    [InlineData("STT|Chỉ tiêu|ĐVT|Kết quả|Cấp xã|Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản||5|")]
    [InlineData("STT|Chỉ tiêu|ĐVT|Tổng số|Kết quả trong kỳ|Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản|5||")]
    public void A_number_beside_no_result_in_a_column_not_understood_is_seen_by_a_person(string head, string row) =>
        OnlyRow(head, row).Doubts.ShouldNotBeEmpty();

    [Theory]
    [InlineData("STT|Mã số|Chỉ tiêu|ĐVT|Kế hoạch|Kết quả|Ghi chú", "1|12|Số VBQPPL đã ban hành|Văn bản|5||")]
    [InlineData("STT|Chỉ tiêu|ĐVT|Cùng kỳ|Kết quả|Thời gian", "1|Số VBQPPL đã ban hành|Văn bản|5||2022")]
    public void A_plan_or_an_earlier_number_beside_no_result_is_no_doubt(string head, string row) =>
        OnlyRow(head, row).Doubts.ShouldBeEmpty();

    [Fact]
    public void Total_stands_before_its_parts()
    {
        var row = OnlyRow("STT|Tên chỉ tiêu|ĐVT|Tổng số|Trong đó||Ghi chú", "||||Trực tiếp|Trực tuyến|", "1|Số hồ sơ đã tiếp nhận|Hồ sơ|9|5|4|");

        row.Result.ShouldBe("9");
        row.OtherColumns.Select(c => c.Value).ShouldBe(["5", "4"]);
    }

    [Fact]
    public void Of_several_columns_of_words_the_finest_is_the_label()
    {
        var annex = Printed.Table("Lĩnh vực|Chỉ tiêu|ĐVT|Kết quả", "Cải cách thể chế|Số VBQPPL đã ban hành|Văn bản|5", "Cải cách thể chế|Số VBQPPL đã rà soát|Văn bản|7");

        annex.Rows.Select(r => $"{r.Label} {r.Result}").ShouldBe(["Cải cách thể chế ", "Số VBQPPL đã ban hành 5", "Số VBQPPL đã rà soát 7"]);
    }

    [Fact]
    public void Other_number_columns_keep_their_heads()
    {
        OnlyRow("STT|Chỉ tiêu|ĐVT|Kết quả||Ghi chú", "|||Kế hoạch|Thực hiện|", "1|Số VBQPPL đã ban hành|Văn bản|9|5|")
            .OtherColumns.ShouldHaveSingleItem().ShouldBe(new("Kết quả / Kế hoạch", "9"));
    }

    [Fact]
    public void Three_head_rows_are_read_through()
    {
        var row = OnlyRow(
            "STT|Chỉ tiêu|ĐVT|Kết quả thực hiện||||Ghi chú", "|||Quý II||Lũy kế||", "|||Kế hoạch|Thực hiện|Kế hoạch|Thực hiện|",
            "A|B|C|1|2|3|4|5", "1|Số VBQPPL đã ban hành|Văn bản|9|5|8|7|");

        row.Result.ShouldBe("5");
        row.OtherColumns.Select(c => c.Value).ShouldBe(["9", "8", "7"]);
    }

    [Fact]
    public void A_head_over_unit_and_number_may_be_written_once()
    {
        var row = OnlyRow("STT|Chỉ tiêu thống kê|Kết quả thống kê|Ghi chú", "||Đơn vị tính|Số liệu|", "1|Số VBQPPL đã ban hành|Văn bản|5|");

        (row.Unit, row.Result).ShouldBe(("Văn bản", "5"));
    }

    [Fact]
    public void A_head_cell_may_be_broken_over_two_lines()
    {
        var row = OnlyRow("STT|Chỉ tiêu|Đơn vị|Kết|Ghi", "||tính|quả|chú", "1|Số VBQPPL đã ban hành|Văn bản|5|đạt");

        (row.Unit, row.Result, row.Notes).ShouldBe(("Văn bản", "5", "đạt"));
    }

    [Fact]
    public void One_column_for_unit_and_value_says_so()
    {
        var row = OnlyRow("STT|Chỉ tiêu thống kê|Kết quả thống kê|Ghi chú", "||Đơn vị tính|", "1|Số VBQPPL đã ban hành|11 Văn bản|");

        (row.Unit, row.Result, row.ResultHoldsUnit).ShouldBe((null, "11 Văn bản", true));
    }

    [Fact]
    public void A_table_needs_neither_a_unit_column_nor_an_ordinal_column()
    {
        var annex = Printed.Table("Nội dung|Kết quả", "1. Cải cách thể chế|", "1.1. Số VBQPPL đã ban hành|4 văn bản");

        annex.Rows.Select(r => (r.PrintedNumber, r.Label, r.Result, r.ParentRow))
            .ShouldBe([("1.", "Cải cách thể chế", null, null), ("1.1.", "Số VBQPPL đã ban hành", "4 văn bản", 1)]);
    }

    [Fact]
    public void A_rate_without_a_number_has_its_share_as_the_value()
    {
        var annex = Printed.Table(
            "STT|Chỉ tiêu|Kết quả||Ghi chú", "||Số lượng|Tỷ lệ (%)|",
            "1|Số hồ sơ TTHC giải quyết đúng hạn|24.000|98,3|", "2|Tỷ lệ hồ sơ TTHC trực tuyến||45,5|", "3|Tỷ lệ hồ sơ TTHC qua BCCI|12|5|");

        annex.Rows.Select(r => r.Result).ShouldBe(["24.000", "45,5", "12"]);
        annex.Rows[2].Doubts.ShouldNotBeEmpty();
    }

    [Fact]
    public void Columns_by_level_are_doubted_unless_one_is_the_total()
    {
        var levels = OnlyRow("STT|Chỉ tiêu|ĐVT|Kết quả||", "|||Cấp tỉnh|Cấp huyện|Cấp xã", "1|Số hồ sơ TTHC tiếp nhận|Hồ sơ|1|2|3");
        var total = OnlyRow("STT|Chỉ tiêu|ĐVT|Kết quả||", "|||Tổng số|Cấp huyện|Cấp xã", "1|Số hồ sơ TTHC tiếp nhận|Hồ sơ|5|2|3");

        var other = OnlyRow("STT|Chỉ tiêu|ĐVT|Kết quả||", "|||Cấp tỉnh|Cấp huyện|Cấp xã", "1|Số hồ sơ TTHC tiếp nhận|Hồ sơ|||3");

        levels.Doubts.ShouldNotBeEmpty();
        (other.Result, other.Doubts.Count).ShouldBe((null, 1), "a number in another of the columns is not nothing reported");
        (total.Result, total.Doubts.Count).ShouldBe(("5", 0));
    }

    [Fact]
    public void A_head_merged_over_two_columns_names_both_and_a_number_in_either_is_doubted()
    {
        var annex = Printed.Document(
            Printed.Title + "<table><tr><td rowspan=2>STT</td><td rowspan=2>Chỉ tiêu</td><td rowspan=2>ĐVT</td><td colspan=2>Kết quả</td></tr><tr><td>Cấp huyện</td><td>Cấp xã</td></tr>"
            + "<tr><td>1</td><td>Số VBQPPL đã ban hành</td><td>Văn bản</td><td>5</td><td></td></tr>"
            + "<tr><td>2</td><td>Số hồ sơ TTHC tiếp nhận</td><td>Hồ sơ</td><td></td><td>7</td></tr>"
            + "<tr><td>3</td><td>Số hồ sơ TTHC trễ hạn</td><td>Hồ sơ</td><td></td><td></td></tr></table>");

        annex.Rows.Select(row => row.Doubts.Count).ShouldBe([1, 1, 0]);
        annex.Rows[0].Doubts[0].MessageEn.ShouldContain("Kết quả / Cấp huyện | Kết quả / Cấp xã");
    }

    [Fact]
    public void Years_side_by_side_without_a_title_are_doubted() =>
        Printed.Document("KẾT QUẢ CẢI CÁCH HÀNH CHÍNH\n\nSTT\tChỉ tiêu\tĐVT\tNăm 2022\tNăm 2023\n1\tSố VBQPPL đã ban hành\tVăn bản\t9\t5\n")
            .Rows.ShouldHaveSingleItem().Doubts.ShouldNotBeEmpty();

    [Fact]
    public void A_unit_over_several_rows_holds_for_all_and_a_result_over_several_is_doubted()
    {
        var annex = Printed.Document(
            Printed.Title + "<table><tr><td>STT</td><td>Chỉ tiêu</td><td>ĐVT</td><td>Kết quả</td></tr>"
            + "<tr><td>1</td><td>Số hồ sơ TTHC tiếp nhận</td><td rowspan=3>Hồ sơ</td><td>5</td></tr>"
            + "<tr><td>2</td><td>Số hồ sơ TTHC giải quyết</td><td rowspan=2>4</td></tr>"
            + "<tr><td>3</td><td>Số hồ sơ TTHC quá hạn</td></tr>"
            + "<tr><td>4</td><td>Số TTHC công bố</td><td></td><td>7</td></tr></table>");

        annex.Rows.Select(r => (r.Unit, r.Result)).ShouldBe([("Hồ sơ", "5"), ("Hồ sơ", "4"), ("Hồ sơ", null), (null, "7")]);
        annex.Rows.Where(r => r.Doubts.Count > 0).ShouldHaveSingleItem().Row.ShouldBe(2);
    }

    [Theory]
    [InlineData("STT|Chỉ tiêu|ĐVT|Lũy kế|Ghi chú")]
    [InlineData("STT|Chỉ tiêu|ĐVT|Ước thực hiện năm 2023|Ghi chú")]
    public void A_substitute_for_the_result_is_doubted(string head) =>
        OnlyRow(head, "1|Số VBQPPL đã ban hành|Văn bản|5|").Doubts.ShouldNotBeEmpty();

    [Fact]
    public void Repeated_heads_are_kept_with_their_lines()
    {
        var annex = Printed.Rows("1|Số VBQPPL đã ban hành|Văn bản|5|", "", Printed.Head, "2|Số VBQPPL đã rà soát|Văn bản|4|");

        annex.ColumnHeads.Where(h => h.Text == "Số liệu").Select(h => h.Line).ShouldBe([4, 7]);
        annex.Rows.Count.ShouldBe(2);
    }

    [Fact]
    public void Cells_around_the_table_are_heading_and_closing_lines()
    {
        var annex = Printed.Document(
            "UBND TỈNH X\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nUBND HUYỆN Y\tĐộc lập - Tự do - Hạnh phúc\n\n" + Printed.Title
            + Printed.Head.Replace('|', '\t') + "\n1\tSố VBQPPL đã ban hành\tVăn bản\t5\t\n\n\tY, ngày 12 tháng 12 năm 2023\nNơi nhận:\tTM. ỦY BAN NHÂN DÂN\n- Lưu: VT.\tCHỦ TỊCH\n");

        annex.HeadingLines.Select(l => l.Text).ShouldContain("UBND HUYỆN Y");
        annex.ClosingLines.Select(l => l.Text).ShouldBe(["Y, ngày 12 tháng 12 năm 2023", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "- Lưu: VT.", "CHỦ TỊCH"]);
        annex.Rows.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("STT|Họ và tên|Chức vụ|Đơn vị công tác")]
    [InlineData("STT|Nhiệm vụ|Cơ quan chủ trì|Thời gian hoàn thành|Sản phẩm")]
    [InlineData("STT|Chỉ tiêu|ĐVT|Kế hoạch năm 2024|Ghi chú")]
    public void A_head_without_results_is_refused(string head) =>
        Should.Throw<UnreadableDocumentException>(() => Printed.Table(head, "1|Số VBQPPL đã ban hành|Văn bản|5|"))
            .Code.ShouldBeOneOf("no-table", "not-results");
}
