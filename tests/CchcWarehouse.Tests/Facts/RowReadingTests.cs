using CchcWarehouse.Etl.Facts;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts;

public sealed class RowReadingTests
{
    [Fact]
    public void A_heading_with_a_number_keeps_it_and_says_so()
    {
        var row = new InventedAnnex().Add("Kiểm tra CCHC", null, "19").Add(".Số cơ quan đã kiểm tra", "Cơ quan", "19").Read()[0];

        (row.Reading.Kind, row.Reading.Status, row.Reading.Value, row.Reading.IndicatorCode).ShouldBe((RowKind.Heading, ObservationStatus.Heading, 19m, null));
        row.Findings.ShouldHaveSingleItem().ShouldSatisfyAllConditions(f => f.Rule.ShouldBe("heading-number"), f => f.Severity.ShouldBe(Severity.Info));
    }

    [Theory]
    [InlineData("Số lượng phiếu khảo sát (phiếu)", "1.200", "1.5.1", "phiếu")]
    [InlineData("Số VBQPPL đã rà soát (ĐVT: văn bản)", "1.200", "2.3.2", "văn bản")]
    [InlineData("Số VBQPPL đã rà soát, đơn vị tính: văn bản", "1.200", "2.3.2", "văn bản")]
    [InlineData("Tỷ lệ hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn (%)", "99.6", "3.8.4", "%")]
    [InlineData("Hình thức khảo sát (Trực tuyến = 0; Phát phiếu = 1; Kết hợp = 2)", "Kết hợp", "1.5.2", "Trực tuyến = 0; Phát phiếu = 1; Kết hợp = 2")]
    public void A_unit_in_brackets_behind_the_label_is_its_unit(string label, string result, string code, string unit)
    {
        var row = new InventedAnnex().Add(label, null, result, resultHoldsUnit: true).Last();

        (row.Status, row.IndicatorCode, row.PrintedUnit).ShouldBe((ObservationStatus.Normal, code, unit));
    }

    [Fact]
    public void A_bracket_that_tells_indicators_apart_is_no_unit() =>
        new InventedAnnex().Add("Số người bị kỷ luật (công chức)", null, "2").Last().Status.ShouldBe(ObservationStatus.Review);

    [Fact]
    public void Two_units_for_one_number_make_it_suspect()
    {
        var row = new InventedAnnex().Add("Số nhiệm vụ đề ra trong kế hoạch CCHC", "Nhiệm vụ", "5 văn bản").Read()[0];

        row.Reading.Status.ShouldBe(ObservationStatus.Suspect);
        row.Findings.ShouldHaveSingleItem().Rule.ShouldBe("unit-contradicts-unit");
    }

    [Fact]
    public void A_row_with_rows_below_it_is_a_measure_if_the_catalogue_has_it()
    {
        var row = new InventedAnnex().Add("Tổng số TTHC đang có hiệu lực:", "Thủ tục", "405").Add(".- Số TTHC áp dụng tại UBND cấp huyện:", "Thủ tục", "269").Read();

        row.Select(r => r.Reading.IndicatorCode).ShouldBe(["3.2.3", "3.2.5"]);
    }

    [Fact]
    public void An_open_question_is_a_text()
    {
        var row = new InventedAnnex().Add("Kết quả thực hiện nhiệm vụ khác (nếu có)").Last();

        (row.Kind, row.Status, row.IndicatorCode).ShouldBe((RowKind.Text, ObservationStatus.NotReported, null));
    }

    [Fact]
    public void A_measured_row_that_the_catalogue_lacks_waits_with_its_value()
    {
        var row = new InventedAnnex().Add("Số cuộc đối thoại trực tuyến với doanh nghiệp", "Cuộc", "4").Last();

        (row.Kind, row.Status, row.Value, row.IndicatorCode).ShouldBe((RowKind.Measure, ObservationStatus.Review, 4m, null));
    }

    [Theory]
    [InlineData("Không", ObservationStatus.NotNumeric)]
    [InlineData("Không phát sinh", ObservationStatus.NotNumeric)]
    [InlineData("-", ObservationStatus.NotReported)]
    [InlineData("Văn bản", ObservationStatus.NotReported)]
    [InlineData("12 tin và 12 bài", ObservationStatus.Review)]
    [InlineData("100%", ObservationStatus.Review)]
    [InlineData("65.670.700đ", ObservationStatus.Review)]
    [InlineData("12,5", ObservationStatus.Suspect)]
    [InlineData("-3", ObservationStatus.Suspect)]
    [InlineData("12/10", ObservationStatus.Suspect)]
    [InlineData("1.0", ObservationStatus.Normal)]
    public void The_status_of_a_count_says_what_stood_in_its_cell(string result, ObservationStatus status)
    {
        var row = new InventedAnnex().Add("Số VBQPPL đã ban hành", "Văn bản", result).Last();

        row.Status.ShouldBe(status);
        row.IndicatorCode.ShouldBe(status == ObservationStatus.Review ? null : "2.1.1");
    }

    [Theory]
    [InlineData("101", ObservationStatus.Suspect)]
    [InlineData("25/27", ObservationStatus.Review)]
    [InlineData("25/27 (92,59%)", ObservationStatus.Normal)]
    [InlineData("%", ObservationStatus.NotReported)]
    public void The_status_of_a_rate_says_what_stood_in_its_cell(string result, ObservationStatus status) =>
        new InventedAnnex().Add("Tỷ lệ hoàn thành Kế hoạch CCHC năm", "%", result).Last().Status.ShouldBe(status);

    [Fact]
    public void A_percent_unit_beside_a_count_makes_the_value_suspect_not_another()
    {
        var row = new InventedAnnex().Add("Kế hoạch CCHC").Add(".Số nhiệm vụ đề ra trong kế hoạch", "%", "27").Last();

        (row.Status, row.Value, row.IndicatorCode).ShouldBe((ObservationStatus.Suspect, 27m, "1.1.1"));
    }

    [Fact]
    public void A_contradicting_unit_that_changes_the_number_leaves_it_to_a_person() =>
        new InventedAnnex().Add("Tỷ lệ quy trình nội bộ giải quyết TTHC đã được điện tử hóa", "Thủ tục", "23.826").Last().Value.ShouldBeNull();

    [Fact]
    public void Another_noun_in_the_unit_cell_is_told_but_does_not_change_the_value()
    {
        var row = new InventedAnnex().Add("Số hồ sơ TTHC do UBND cấp huyện tiếp nhận", "TTHC", "40").Read()[0];

        (row.Reading.Status, row.Reading.Value, row.Reading.IndicatorCode).ShouldBe((ObservationStatus.Normal, 40m, "3.7.1"));
        row.Findings.ShouldHaveSingleItem().Rule.ShouldBe("unit-contradicts-indicator");
    }

    [Theory]
    [InlineData("Có = 1 Không = 0", "Có", 1)]
    [InlineData("Không = 0; Có = 1", "không", 0)]
    [InlineData("Có = 1; Không = 0", "1", 1)]
    [InlineData("Có/Không", "Không", 0)]
    public void A_word_of_the_printed_scale_is_given_its_code(string unit, string result, int code)
    {
        var row = new InventedAnnex().Add("Có sáng kiến, giải pháp mới về CCHC", unit, result).Last();

        (row.Kind, row.Status, row.Value, row.CodeLabel).ShouldBe((RowKind.Coded, ObservationStatus.Normal, code, code == 1 ? "Có" : "Không"));
    }

    [Theory]
    [InlineData("Có = 1 Không = 0", "2", ObservationStatus.Suspect)]
    [InlineData(null, "37", ObservationStatus.Review)]
    [InlineData("Cuộc", "1", ObservationStatus.Review)]
    [InlineData("Có = 0 Không = 1", "1", ObservationStatus.Review)]
    public void A_code_outside_its_scale_is_never_loaded_in_silence(string? unit, string result, ObservationStatus status) =>
        new InventedAnnex().Add("Có sáng kiến, giải pháp mới về CCHC", unit, result).Last().Status.ShouldBe(status);

    [Fact]
    public void A_form_with_one_column_for_both_gives_unit_and_value()
    {
        var full = new InventedAnnex().Add("Số VBQPPL đã ban hành", null, "25 Văn bản", resultHoldsUnit: true).Last();
        var empty = new InventedAnnex().Add("Số VBQPPL đã ban hành", null, "Văn bản", resultHoldsUnit: true).Last();

        (full.PrintedUnit, full.PrintedValue, full.Value).ShouldBe(("Văn bản", "25 Văn bản", 25m));
        (empty.PrintedUnit, empty.PrintedValue, empty.Value, empty.Status).ShouldBe(("Văn bản", null, null, ObservationStatus.NotReported));
    }

    [Fact]
    public void A_form_with_a_unit_column_prints_each_cell_as_it_stands()
    {
        var row = new InventedAnnex().Add("Tỷ lệ quy trình nội bộ giải quyết TTHC đã được điện tử hóa", null, "86.1%").Last();

        (row.PrintedUnit, row.PrintedValue, row.Value).ShouldBe((null, "86.1%", 86.1m));
    }

    [Fact]
    public void A_ditto_mark_takes_the_unit_of_the_row_above()
    {
        var row = new InventedAnnex()
            .Add("Số lượng hồ sơ TTHC do UBND cấp xã tiếp nhận được giải quyết đúng hạn", "Số lượng hồ sơ", "281")
            .Add(".Trả trực tiếp", "nt", "0")
            .Last("Commune");

        (row.IndicatorCode, row.PrintedUnit, row.UnitOfMeasureCode, row.Value).ShouldBe(("3.11.1", "nt", "FILE", 0m));
    }
}
