using CchcWarehouse.Etl.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

public sealed class PageBreakTests
{
    [Theory]
    [InlineData("")]
    [InlineData("--|---|---|---|---")]
    [InlineData("STT|Chỉ tiêu thống kê|Đơn vị tính|Số liệu|Ghi chú")]
    [InlineData("||Đơn vị tính|Số liệu|")]
    [InlineData("\n12\n")]
    [InlineData("\n- 3 -\n")]
    [InlineData("\nTrang 3/5\n")]
    public void A_label_goes_on_after_any_kind_of_break(string pageBreak)
    {
        var annex = Printed.Rows("1|Số VBQPPL đã kiến nghị xử lý sau kiểm|Văn bản|7|", pageBreak, "|tra, rà soát|||", "2|Số VBQPPL đã ban hành|Văn bản|4|");

        annex.Rows.Select(r => (r.Label, r.Result)).ShouldBe([("Số VBQPPL đã kiến nghị xử lý sau kiểm tra, rà soát", "7"), ("Số VBQPPL đã ban hành", "4")]);
        annex.Rows[0].Reasons.ShouldHaveSingleItem();
        annex.Errors.ShouldBeEmpty();
    }

    [Fact]
    public void An_open_label_goes_on_even_with_a_capital()
    {
        Printed.Rows("1|Số TTHC cung cấp trên Cổng Dịch vụ công (gồm|TTHC|7|", "", "|Cổng tỉnh)|||", "2|Số VBQPPL đã ban hành|Văn bản|4|")
            .Rows[0].Label.ShouldBe("Số TTHC cung cấp trên Cổng Dịch vụ công (gồm Cổng tỉnh)");
    }

    [Fact]
    public void A_closed_heading_after_a_break_is_a_row()
    {
        Printed.Rows("1|Dịch vụ bưu chính công ích||1|", "", "|Cải cách hành chính khác|||", "|Số TTHC|TTHC|4|").Rows.Count.ShouldBe(3);
    }

    [Fact]
    public void Small_letters_at_the_start_say_nothing_where_all_labels_have_them()
    {
        var annex = Printed.Rows(
            "I|cải cách thể chế|||", "1|số vbqppl đã ban hành|văn bản|4|", "|số vbqppl ban hành đúng hạn|văn bản|3|",
            "|số vbqppl đã kiểm tra|văn bản|3|", "|số vbqppl phải rà soát|||", "|số vbqppl đã rà soát|văn bản|1|");

        annex.Rows.Count.ShouldBe(6);
    }

    [Fact]
    public void A_note_goes_on_wherever_its_column_was_lost()
    {
        var annex = Printed.Rows(
            "1|Số tin, bài đã đăng về CCHC|Tin, bài|11|Tin tháng 1: Nhìn lại công tác cải cách", "",
            "|||hành chính huyện nhà trong năm; tin tháng 2 và các tin khác về công tác", "--|---|---|---", "",
            "||||tuyên truyền", "2|Số VBQPPL đã ban hành|Văn bản|4|");

        annex.Rows.Count.ShouldBe(2);
        annex.Rows[0].Result.ShouldBe("11");
        annex.Rows[0].Notes.ShouldBe("Tin tháng 1: Nhìn lại công tác cải cách hành chính huyện nhà trong năm; tin tháng 2 và các tin khác về công tác tuyên truyền");
    }

    [Fact]
    public void A_note_of_a_group_goes_on_where_it_began()
    {
        var annex = Printed.Rows(
            "1|Tổng số văn bản đi|Văn bản|9|", "Trong đó|Văn bản điện tử|%|100|Văn bản đến: 11",
            "|Văn bản điện tử và song song với văn bản|%|5|", "", Printed.Head, "|giấy|||đi 65", "2|Số VBQPPL|Văn bản|4|");

        annex.Rows.Select(r => r.Notes).ShouldBe([null, "Văn bản đến: 11 đi 65", null, null]);
        annex.Rows[2].Label.ShouldBe("Văn bản điện tử và song song với văn bản giấy");
    }

    [Fact]
    public void Words_of_a_value_cell_never_become_a_label()
    {
        var annex = Printed.Table(
            "STT|Chỉ tiêu thống kê|Kết quả thống kê|Ghi chú", "||Đơn vị tính|", "1|Hoạt động thanh tra||",
            "|Số vấn đề phát hiện qua thanh tra|- Đối với cuộc thanh tra quản lý và sử dụng|- Đối với cuộc thanh tra quản lý và sử dụng tài chính, ngân sách, đơn vị chi thiếu cơ sở pháp lý,", "",
            "|<p>tài chính, ngân sách, đơn vị chi thiếu cơ sở pháp lý, thiếu chứng từ gốc, chi không đúng nội dung chi, không cấp phát đầy đủ tiền hỗ trợ cho đối tượng thụ hưởng, phát hiện sai phạm với số tiền <b>65.670.700đ.</b></p> <p>- Đối với cuộc thanh tra trách nhiệm: chưa cân đối nguồn kinh phí để hỗ trợ bồi</p>|<p>thiếu chứng từ gốc, chi không đúng nội dung chi.</p>",
            "--|---|---", "", "||dưỡng cho công chức tiếp công dân.|", "|Số vấn đề phát hiện đã xử lý xong|7|");

        annex.Rows.Select(r => r.Label).ShouldBe(["Hoạt động thanh tra", "Số vấn đề phát hiện qua thanh tra", "Số vấn đề phát hiện đã xử lý xong"]);
        annex.Rows[1].Result.ShouldEndWith("hỗ trợ bồi dưỡng cho công chức tiếp công dân.");
        annex.Rows[1].Notes.ShouldEndWith("chi không đúng nội dung chi.");
    }

    [Fact]
    public void A_page_that_lost_its_first_column_is_put_right()
    {
        var annex = Printed.Rows(
            "1|Dịch vụ công trực tuyến|||", "|- Tổng số TTHC mức độ 3|TTHC|80|", "",
            "- Số TTHC mức độ 3 có phát sinh hồ sơ|TTHC|2|", "Dịch vụ công trực tuyến mức độ 4|TTHC||",
            "- Tổng số TTHC mức độ 4|TTHC|141|tháng 12", "2|Số VBQPPL đã ban hành|Văn bản|4|");

        annex.Rows.Select(r => (r.Label, r.Unit, r.Result, r.Notes)).Skip(2).Take(3).ShouldBe([
            ("- Số TTHC mức độ 3 có phát sinh hồ sơ", "TTHC", "2", null),
            ("Dịch vụ công trực tuyến mức độ 4", "TTHC", null, null),
            ("- Tổng số TTHC mức độ 4", "TTHC", "141", "tháng 12")]);
        annex.Rows[2].Reasons.ShouldHaveSingleItem();
        annex.Rows[2].Doubts.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_that_is_a_table_of_its_own_may_lack_a_column()
    {
        var annex = Printed.Document(
            Printed.Title + "<table><tr><td>STT</td><td>Chỉ tiêu</td><td>ĐVT</td><td>Kết quả</td></tr>"
            + "<tr><td>1</td><td>Dịch vụ công trực tuyến</td><td></td><td></td></tr></table>\n"
            + "<table><tr><td>- Số TTHC mức độ 3</td><td>TTHC</td><td>80</td></tr><tr><td>- Số TTHC mức độ 4</td><td>TTHC</td><td></td></tr></table>");

        annex.Rows.Select(r => (r.Label, r.Unit, r.Result, r.ParentRow)).ShouldBe([
            ("Dịch vụ công trực tuyến", null, null, null), ("- Số TTHC mức độ 3", "TTHC", "80", 1), ("- Số TTHC mức độ 4", "TTHC", null, 1)]);
    }

    [Fact]
    public void A_row_that_slid_to_the_right_is_put_back()
    {
        var row = Printed.Rows("7|Số người|Người|1|", "8||Tổng số lượng lãnh đạo được cấp chứng thư số|Người|88").Rows[1];

        (row.PrintedNumber, row.Label, row.Unit, row.Result).ShouldBe(("8", "Tổng số lượng lãnh đạo được cấp chứng thư số", "Người", "88"));
    }

    [Fact]
    public void A_number_that_stands_only_in_the_notes_is_no_value()
    {
        var row = Printed.Rows("7|Số tài khoản thư điện tử của cán bộ, công chức|Người||1.211").Rows[0];

        row.Result.ShouldBeNull();
        row.Doubts.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_number_without_a_label_is_an_error_and_no_value()
    {
        var annex = Printed.Rows("1|Số VBQPPL đã ban hành|Văn bản|4|", "|||7|");

        annex.Rows.ShouldHaveSingleItem().Result.ShouldBe("4");
        var error = annex.Errors.ShouldHaveSingleItem();
        (error.Line, error.Text).ShouldBe((6, "7"));
        error.ReasonEn.ShouldNotBe(error.Reason);
    }

    [Fact]
    public void A_short_row_with_two_places_for_its_number_is_doubted()
    {
        var annex = Printed.Table(
            "STT|Chỉ tiêu|ĐVT|Kế hoạch|Kết quả|Ghi chú", "1|Số VBQPPL đã ban hành|Văn bản|9|5|", "2|Số VBQPPL đã rà soát|Văn bản|4");

        annex.Rows[1].Doubts.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_text_between_the_rows_is_reported()
    {
        var annex = Printed.Rows("1|Số VBQPPL đã ban hành|Văn bản|4|", "", "Biểu này còn tiếp ở trang sau", "", "2|Số VBQPPL đã rà soát|Văn bản|3|");

        annex.Rows.Count.ShouldBe(2);
        annex.Errors.ShouldHaveSingleItem().Text.ShouldBe("Biểu này còn tiếp ở trang sau");
    }

    [Fact]
    public void A_heading_over_the_whole_width_is_a_row()
    {
        var annex = Printed.Rows("I. CẢI CÁCH THỂ CHẾ||||", "1|Số VBQPPL đã ban hành|Văn bản|4|", "II. CẢI CÁCH TÀI CHÍNH CÔNG", "1|Số đơn vị tự chủ|Đơn vị|4|");

        annex.Rows.Select(r => (r.PrintedNumber, r.Label, r.ParentRow)).ShouldBe([
            ("I.", "CẢI CÁCH THỂ CHẾ", null), ("1", "Số VBQPPL đã ban hành", 1), ("II.", "CẢI CÁCH TÀI CHÍNH CÔNG", null), ("1", "Số đơn vị tự chủ", 3)]);
    }
}
