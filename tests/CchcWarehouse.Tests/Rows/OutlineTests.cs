using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

public sealed class OutlineTests
{
    // Each line ends with the number of the row that it belongs to; 0 is none.
    private static void Parents(params string[] lines)
    {
        var cut = lines.Select(l => l.Split(" <- ")).ToList();
        var annex = Printed.Rows([.. cut.Select(c => c[0])]);

        annex.Rows.Select(r => $"{r.Row} {r.Label} <- {r.ParentRow ?? 0}")
            .ShouldBe(annex.Rows.Select((r, i) => $"{i + 1} {r.Label} <- {cut[i][1]}"));
        annex.Rows.Count.ShouldBe(lines.Length);
    }

    [Fact]
    public void Roman_areas_hold_numbered_groups_and_those_hold_leaves() => Parents(
        "I|Công tác chỉ đạo điều hành CCHC||| <- 0",
        "1|Kiểm tra CCHC||| <- 1",
        "|Số phòng ban đã kiểm tra|Cơ quan|3| <- 2",
        "2|Tuyên truyền CCHC||| <- 1",
        "II|Cải cách thể chế||| <- 0",
        "1|Số VBQPPL đã ban hành|Văn bản|5| <- 5");

    [Fact]
    public void The_word_for_the_parts_may_open_the_first_of_them() => Parents(
        "2|Tổng số TTHC đang có hiệu lực|TTHC|400| <- 0",
        "|Trong đó: - Cấp huyện|TTHC|270| <- 1",
        "|- Cấp xã|TTHC|130| <- 1",
        "3|Số TTHC công bố mới|TTHC|4| <- 0");

    [Fact]
    public void Numbers_that_repeat_or_skip_are_still_siblings() => Parents(
        "I|Cải cách thể chế||| <- 0",
        "7|Khảo sát CCHC||| <- 1",
        "6|Tổ chức đối thoại|Có = 1|1| <- 1",
        "7|Kỷ luật, kỷ cương|Có = 1|1| <- 1",
        "9|Nhiệm vụ khác||| <- 1");

    [Fact]
    public void Decimal_numbers_go_four_deep_with_or_without_a_last_dot() => Parents(
        "7.|Xây dựng và phát triển Chính quyền điện tử||| <- 0",
        "7.1|Ứng dụng CNTT||| <- 1",
        "7.1.6.|Văn bản điện tử||| <- 2",
        "7.1.6.1|Thực hiện kết nối||| <- 3",
        "7.2|Áp dụng ISO||| <- 1");

    [Fact]
    public void A_wrong_prefix_does_not_lead_away_from_the_row_above() => Parents(
        "1.|Công tác chỉ đạo điều hành||| <- 0",
        "1.1.|Kế hoạch CCHC||| <- 1",
        "1.1.1.|Số nhiệm vụ đề ra|Nhiệm vụ|9| <- 2",
        "1.2.|Kiểm tra CCHC||19| <- 1",
        "1.1.1.|Số UBND cấp xã đã kiểm tra|Cơ quan|7| <- 4",
        "1.1.2.|Số vấn đề phát hiện|Vấn đề|7| <- 4");

    [Fact]
    public void A_lost_heading_does_not_make_a_leaf_the_parent() => Parents(
        "3|Cải cách thủ tục hành chính||| <- 0",
        "3.1|Số TTHC công bố|TTHC|4| <- 1",
        "3.2.1|Số hồ sơ tiếp nhận|Hồ sơ|4| <- 1");

    [Fact]
    public void Parts_belong_to_the_row_before_them_over_a_page_break() => Parents(
        "3|Cải cách thủ tục hành chính||| <- 0",
        "3.1|Tổng số hồ sơ TTHC|Hồ sơ|9| <- 1",
        "Tron g đó|Trực tiếp|Hồ sơ|4| <- 2",
        "|Trực tuyến|Hồ sơ|5| <- 2",
        "3.2|Số hồ sơ quá hạn|Hồ sơ|0| <- 1");

    [Fact]
    public void Parts_of_an_unnumbered_row_belong_to_it() => Parents(
        "I|Cải cách thủ tục hành chính||| <- 0",
        "1|Kết quả giải quyết TTHC||| <- 1",
        "|Tổng số hồ sơ TTHC|Hồ sơ|9| <- 2",
        "|Trong đó:||| <- 3",
        "|- Trực tuyến|Hồ sơ|5| <- 3",
        "|+ Mức độ 4|Hồ sơ|2| <- 5",
        "|- Trực tiếp|Hồ sơ|4| <- 3",
        "|Số hồ sơ quá hạn|Hồ sơ|0| <- 2");

    [Fact]
    public void Dashes_belong_to_the_last_row_without_one() => Parents(
        "I|Cải cách thủ tục hành chính||| <- 0",
        "1|Thống kê TTHC||| <- 1",
        "|Tổng số TTHC đang có hiệu lực:|TTHC|9| <- 2",
        "|- Cấp huyện|TTHC|4| <- 3",
        "|- Cấp xã|TTHC|5| <- 3",
        "|Số TTHC công bố mới|TTHC|1| <- 2");

    [Fact]
    public void A_number_run_through_by_the_word_processor_says_nothing() => Parents(
        "VII|Xây dựng và phát triển Chính quyền điện tử||| <- 0",
        "7|Dịch vụ bưu chính công ích (BCCI)||| <- 1",
        "8|UBND cấp huyện||| <- 2",
        "9|- Số TTHC triển khai BCCI|TTHC|4| <- 3",
        "|- Số hồ sơ tiếp nhận qua BCCI|Hồ sơ|4| <- 3",
        "10|- Số hồ sơ trả qua BCCI|Hồ sơ|4| <- 3",
        "11|UBND cấp xã||| <- 2",
        "|- Số TTHC triển khai BCCI|TTHC|3| <- 7",
        "12|Áp dụng ISO trong hoạt động||| <- 1");

    [Fact]
    public void A_row_that_says_only_whose_figures_follow_opens_a_group() => Parents(
        "1|Dịch vụ công trực tuyến||| <- 0",
        "|Tại UBND cấp huyện||| <- 1",
        "|Số TTHC cung cấp trực tuyến|TTHC|4| <- 2",
        "|Tại UBND cấp xã||| <- 1",
        "|Số TTHC cung cấp trực tuyến|TTHC|3| <- 4");

    [Fact]
    public void Headings_without_any_number_open_groups() => Parents(
        "|CẢI CÁCH THỂ CHẾ||| <- 0",
        "|Xây dựng văn bản||| <- 1",
        "|Số VBQPPL đã ban hành|Văn bản|4| <- 2",
        "|CẢI CÁCH TÀI CHÍNH CÔNG||| <- 0",
        "|Số đơn vị tự chủ|Đơn vị|4| <- 4");

    [Fact]
    public void Letters_stand_under_the_number_that_is_open() => Parents(
        "II|Cải cách thủ tục hành chính||| <- 0",
        "1|Thống kê TTHC||| <- 1",
        "a)|Số TTHC công bố|TTHC|4| <- 2",
        "b)|Số TTHC bãi bỏ|TTHC|4| <- 2",
        "2|Kết quả giải quyết TTHC||| <- 1");

    [Fact]
    public void The_words_for_parts_are_no_printed_number()
    {
        var annex = Printed.Rows("1|Tổng số hồ sơ TTHC|Hồ sơ|9|", "Trong đó|Trực tiếp|Hồ sơ|4|");

        annex.Rows.Select(r => r.PrintedNumber).ShouldBe(["1", null]);
    }
}
