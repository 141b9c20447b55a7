using CchcWarehouse.Etl.Facts;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Indicators;

public sealed class IndicatorAssignmentTests
{
    [Theory]
    [InlineData("Tỷ lệ hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hẹn, đúng quy trình", "%", "3.7.4")]
    [InlineData("Số hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn", "Hồ sơ", "3.7.3")]
    [InlineData("Tỷ lệ hồ sơ thủ tục hành chính do Ủy ban nhân dân xã tiếp nhận được giải quyết trước và đúng hạn", "%", "3.8.4")]
    [InlineData("SỐ TTHC ĐÃ CẬP NHẬT, CÔNG KHAI TRÊN CỔNG DỊCH VỤ CÔNG QUỐC GIA", "Thủ tục", "3.4.2")]
    [InlineData("Số TTHC đã cập nhật, công khai trên Cổng Dịch vụ công của tỉnh", "Thủ tục", "3.4.1")]
    [InlineData("Tổng số thủ tục hành chính cung cấp trực tuyến mức độ 4", "TTHC", "7.11.2")]
    [InlineData("So ho so TTHC do UBND cap xa tiep nhan", "Hồ sơ", "3.8.1")]
    [InlineData("Sô hồ sơ TTHC do UBND cấp xã tiêp nhận", "Hồ sơ", "3.8.1")]
    [InlineData("Số hồ sơ TTHC do UBND cấp huyện tiêp nhận được goải quyết đúng hạn", "Hồ sơ", "3.7.3")]
    [InlineData("Tổng số TTHC đkng có hiệu lực", "TTHC", "3.2.3")]
    [InlineData("Số VBQPPL đã ban hành/tham mưu ban hànhh", "Văn bản", "2.1.1")]
    [InlineData("Số VB chỉ đạo CCHC đã ban hành", "VB", "1.1.3")]
    [InlineData("Số HS TTHC do UBND cấp huyện tiếp nhận", "Hồ sơ", "3.7.1")]
    [InlineData("Số hợp đồng lao động làm việc tại các cơ quan HCNN", "Người", "4.2.3")]
    [InlineData("Tổng số TTHC đang có hiệu lực tại địa phương", "Thủ tục", "3.2.3")]
    [InlineData("Tỉ lệ quy trình nội bộ giải quyết TTHC được điện tử hoá", "%", "3.6.5")]
    public void Another_wording_of_an_indicator_finds_it(string label, string unit, string code) =>
        new InventedAnnex().Add(label, unit, "12").Last().IndicatorCode.ShouldBe(code);

    [Fact]
    public void A_run_after_a_row_that_may_open_another_waits()
    {
        var rows = new InventedAnnex()
            .Add("Cải cách thể chế").Add(".Kiểm tra và tự kiểm tra, xử lý VBQPPL")
            .Add("..Số VBQPPL tự kiểm tra theo thẩm quyền", "Văn bản", "9").Add("..Số VBQPPL phát hiện trái pháp luật", "Văn bản", "2")
            .Add("..Số VBQPPL kểm rta theo thẩm quyền nào đó", "Văn bản", "5").Add("..Số VBQPPL phát hiện trái pháp luật", "Văn bản", "1")
            .Read();

        rows.Select(r => r.Reading.IndicatorCode).ShouldBe([null, null, "2.2.1", "2.2.2", null, null]);
    }

    [Theory]
    [InlineData("Số hồ sơ TTHC do UBND cấp huyện tiếp nhận chưa giải quyết", "Hồ sơ")]
    [InlineData("Số hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết quá hạn", "Hồ sơ")]
    [InlineData("Số hồ sơ đang giải quyết", "Hồ sơ")]
    [InlineData("Tỷ lệ ĐVSNCL đã cắt giảm so với năm 2021", "%")]
    [InlineData("Tổng số TTHC cung cấp dịch vụ công trực tuyến toàn trình", "TTHC")]
    [InlineData("Số TTHC cung cấp trực tuyến mức độ 3 và 4", "TTHC")]
    [InlineData("Số công chức được tuyển dụng", "Người")]
    [InlineData("Số nữ lãnh đạo UBND cấp xã được bổ nhiệm mới", "Người")]
    [InlineData("Tỷ lệ hồ sơ TTHC được giải quyết đúng hạn", "%")]
    [InlineData("Tỷ lệ hồ sơ TTHC về lĩnh vực đất đai được giải quyết đúng hạn", "%")]
    [InlineData("Số UBND cấp xã đã kiểm tra", "Cơ quan, đơn vị")]
    [InlineData("Số đơn vị SNCL thuộc UBND cấp", "Đơn vị")]
    public void A_near_neighbour_waits_for_a_person_with_its_candidates(string label, string unit)
    {
        var row = new InventedAnnex().Add(label, unit, "12").Last();

        row.Status.ShouldBe(ObservationStatus.Review);
        row.IndicatorCode.ShouldBeNull();
        row.Value.ShouldBe(12m);
        row.Candidates.ShouldNotBeEmpty();
        row.Candidates.ShouldAllBe(c => c.Why.Length > 0 && c.Certainty > 0 && c.Certainty < 1);
    }

    [Theory]
    [InlineData("Kiểm tra CCHC", "Số UBND cấp xã đã kiểm tra", "1.2.5")]
    [InlineData("Kiểm tra việc thực hiện nhiệm vụ phân cấp quản lý nhà nước", "Số UBND cấp xã đã kiểm tra", "4.6.1")]
    [InlineData("Hoạt động thanh tra cấp huyện", "Số vấn đề phát hiện đã xử lý xong", "4.7.4")]
    [InlineData("Thực hiện nhiệm vụ UBND tỉnh, Chủ tịch UBND tỉnh giao", "Tổng số nhiệm vụ được giao", "1.4.1")]
    [InlineData("Thực hiện nhiệm vụ UBND huyện, Chủ tịch UBND huyện giao", "Tổng số nhiệm vụ được giao", "1.4.4")]
    [InlineData("Số người làm việc tại các đơn vị sự nghiệp công lập tự chủ hoàn toàn", "Tổng số người làm việc có mặt", "4.4.2")]
    [InlineData("Số người làm việc hưởng lương từ NSNN tại các đơn vị SNCL", "Tổng số người làm việc có mặt", "4.3.2")]
    public void A_label_of_several_indicators_is_told_by_its_heading(string heading, string label, string code) =>
        new InventedAnnex().Add(heading).Add("." + label, null, "5").Last().IndicatorCode.ShouldBe(code);

    [Theory]
    [InlineData("Thực hiện nhiệm vụ UBND tỉnh, UBND huyện giao", "Tổng số nhiệm vụ được giao")]
    [InlineData("Biên chế cán bộ, công chức cấp xã", "Tổng số biên chế được giao trong năm")]
    [InlineData("Kiểm tra công vụ", "Số vấn đề phát hiện đã xử lý xong")]
    public void A_heading_of_another_scope_stops_the_match(string heading, string label) =>
        new InventedAnnex().Add(heading).Add("." + label, null, "5").Last().Status.ShouldBe(ObservationStatus.Review);

    [Theory]
    [InlineData("UBND cấp huyện", "7.13.4")]
    [InlineData("UBND cấp xã", "7.14.4")]
    [InlineData(null, "7.12.4")]
    public void Postal_files_belong_to_the_level_of_their_heading(string? level, string code)
    {
        var annex = new InventedAnnex().Add("Dịch vụ bưu chính công ích (BCCI)");
        annex = level is null ? annex : annex.Add("." + level);

        annex.Add((level is null ? "." : "..") + "- Tổng số hồ sơ thực tế được tiếp nhận qua dịch vụ BCCI", "Hồ sơ", "17").Last().IndicatorCode.ShouldBe(code);
    }

    [Fact]
    public void The_same_label_twice_is_told_by_the_row_before_it()
    {
        var codes = new InventedAnnex()
            .Add("Kiểm tra và tự kiểm tra, xử lý VBQPPL")
            .Add(".Số VBQPPL tự kiểm tra theo thẩm quyền", "Văn bản", "11")
            .Add(".Số VBQPPL phát hiện trái pháp luật", "Văn bản", "1")
            .Add(".Số VBQPPL kiểm tra theo thẩm quyền", "Văn bản", "7")
            .Add(".Số VBQPPL phát hiện trái pháp luật", "Văn bản", "2")
            .Read().Select(r => r.Reading.IndicatorCode);

        codes.ShouldBe([null, "2.2.1", "2.2.2", "2.2.4", "2.2.5"]);
    }

    [Fact]
    public void No_indicator_stands_twice_and_equal_claims_leave_it_to_a_person()
    {
        var rows = new InventedAnnex()
            .Add("Số TTHC liên thông cùng cấp", "Thủ tục", "2")
            .Add("Số TTHC liên thông cùng cấp", "Thủ tục", "3")
            .Read();

        rows.ShouldAllBe(r => r.Reading.Status == ObservationStatus.Review);
    }

    [Fact]
    public void A_row_printed_twice_with_one_value_is_taken_once()
    {
        var rows = new InventedAnnex()
            .Add("Số TTHC liên thông cùng cấp", "Thủ tục", "2")
            .Add("Số TTHC liên thông cùng cấp", "Thủ tục", "2")
            .Read();

        rows.Select(r => r.Reading.IndicatorCode).ShouldBe(["3.6.2", null]);
    }

    [Fact]
    public void A_communes_own_files_need_not_name_the_commune()
    {
        new InventedAnnex().Add("Tỷ lệ hồ sơ TTHC được giải quyết đúng hạn", "%", "99").Last("Commune").IndicatorCode.ShouldBe("3.8.4");
        new InventedAnnex().Add("Số liệu về biên chế công chức").Add(".Tổng số biên chế có mặt tại thời điểm báo cáo", "Người", "84").Last().IndicatorCode.ShouldBe("4.2.2");
    }

    [Theory]
    [InlineData("huyện", "3.7.1")]
    [InlineData(null, null)]
    public void A_city_is_a_district_or_a_province_by_who_writes(string? means, string? code) =>
        new InventedAnnex().Add("Số hồ sơ TTHC do UBND thành phố tiếp nhận", "Hồ sơ", "9").Read(new ReportingUnit("District", means))[0].Reading.IndicatorCode.ShouldBe(code);

    [Theory]
    [InlineData("Chưa có = 0 2 cấp = 1 3 cấp = 2", "7.2.3")]
    [InlineData("Có = 1 Chưa có = 0", "7.2.4")]
    [InlineData(null, null)]
    [InlineData("Không = 1 Có = 0", null)]
    public void One_question_with_two_scales_is_told_by_its_scale(string? scale, string? code) =>
        new InventedAnnex().Add("Xây dựng và vận hành Hệ thống họp trực tuyến", scale, "1").Last().IndicatorCode.ShouldBe(code);
}
