using System.Globalization;
using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using NodaTime;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Review;

public sealed class DecidedRowsTests
{
    private static readonly SourceDocument Report = SourceDocument.FromBytes("report.txt", Encoding.UTF8.GetBytes(
        """
        ỦY BAN NHÂN DÂN HUYỆN THẠNH TRỊ
        TỈNH SÓC TRĂNG
        Số: 12/BC-UBND
        ngày 16 tháng 12 năm 2022
        THỐNG KÊ SỐ LIỆU VỀ KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2022
        (Kèm theo Báo cáo số 12/BC-UBND ngày 16 tháng 12 năm 2022 của UBND huyện Thạnh Trị, tỉnh Sóc Trăng)

        STT	Chỉ tiêu thống kê	Đơn vị tính	Số liệu	Ghi chú
        1	Công tác chỉ đạo điều hành CCHC
        1.1	Kế hoạch CCHC
        1.1.1	Số nhiệm vụ đề ra trong kế hoạch	Nhiệm vụ	25
        1.1.2	Số nhiệm vụ đã hoàn thành	Nhiệm vụ	20
        1.1.3	Số lượt làm việc chuyên đề của lãnh đạo	Văn bản	12
        1.1.4	Số lượt khảo sát chuyên đề của lãnh đạo	Văn bản	13
        2	Cải cách thể chế
        2.1	Số VBQPPL đã ban hành	Văn bản	11

        """));

    [Fact]
    public void Without_decisions_the_document_alone_speaks()
    {
        Row(5).Status.ShouldBe(ObservationStatus.Review);
        Row(5).WithinLabel.ShouldBe("Kế hoạch CCHC");
    }

    [Fact]
    public void Two_rows_decided_to_be_one_indicator_both_wait()
    {
        var both = Decided(Map(1, 5, "1.2.1"), Map(2, 6, "1.2.1"));
        both.Where(r => r.Row is 5 or 6).ShouldAllBe(r => r.Status == ObservationStatus.Review && r.Objection!.Code == "indicator-taken");
        Decided(Map(1, 5, "1.2.1"), Map(2, 6, "1.2.2")).Where(r => r.Row is 5 or 6).Select(r => r.IndicatorCode).ShouldBe(["1.2.1", "1.2.2"]);
    }

    [Fact]
    public void The_narrower_decision_holds()
    {
        var wide = Map(1, 5, "1.2.1") with { Scope = DecisionScope.Label };
        Decided(wide, Map(2, 5, "1.2.2"))[4].IndicatorCode.ShouldBe("1.2.2");
        Decided(Map(2, 5, "1.2.2"), wide)[4].IndicatorCode.ShouldBe("1.2.2");
    }

    [Fact]
    public void A_wide_decision_leaves_alone_what_the_program_is_certain_of()
    {
        var wide = Map(1, 4, "1.2.1") with { Scope = DecisionScope.Label, OverruledCode = null };
        Decided(wide)[3].IndicatorCode.ShouldBe("1.1.2");
        Decided(wide with { OverruledCode = "1.1.2" })[3].IndicatorCode.ShouldBe("1.2.1");
    }

    [Theory]
    [InlineData("1.234", "1234", "1.1.2")]
    [InlineData("86,1", "86.1", "1.1.4")]
    [InlineData("Trên 90%", "90", "1.1.4")]
    public void A_given_value_is_read_as_a_cell_of_the_indicator_is(string given, string value, string code)
    {
        var row = Decided(Map(1, 5, code) with { ValueText = given, IsForced = true }).First(r => r.Row == 5);
        (row.IndicatorCode, row.Value?.ToString(CultureInfo.InvariantCulture), row.PrintedValue).ShouldBe((code, value, "12"));
    }

    [Fact]
    public void A_given_dash_is_no_zero()
    {
        var row = Decided(Map(1, 5, "1.2.1") with { ValueText = "-" })[4];
        (row.Status, row.Value).ShouldBe((ObservationStatus.NotReported, null));
    }

    [Fact]
    public void A_decision_finds_its_row_again_where_rows_are_counted_otherwise()
    {
        var moved = Map(1, 5, "1.2.1") with { Row = Map(1, 5, "1.2.1").Row! with { SourceRow = 3 } };
        Decided(moved)[4].IndicatorCode.ShouldBe("1.2.1");
        Decided(moved)[2].IndicatorCode.ShouldBe("1.1.1");
    }

    [Fact]
    public void A_decision_that_was_undone_or_replaced_says_nothing()
    {
        var undone = Map(1, 5, "1.2.1") with { Undone = new DecisionUndoing("Minh", Instant.FromUnixTimeSeconds(0), null) };
        Decided(undone)[4].Status.ShouldBe(ObservationStatus.Review);
        Decided(Map(1, 5, "1.2.1") with { ReplacedBy = 2 })[4].Status.ShouldBe(ObservationStatus.Review);
    }

    [Fact]
    public void An_exported_decision_for_a_label_is_a_line_of_aliases()
    {
        var decision = Map(1, 5, "1.2.1") with { Scope = DecisionScope.Label };
        DecisionTable.Aliases([decision]).ShouldBe(
        [
            "indicator_code\talias\twithin\tafter\tlevel\tbasis",
            "1.2.1\tSố lượt làm việc chuyên đề của lãnh đạo\tKế hoạch CCHC\t\t\tjudged",
        ]);
        DecisionTable.Lines([decision], new Dictionary<string, ReviewForm>()).Last().Split('\t').Length.ShouldBe(24);
    }

    private static RowReading Row(int row) => ReportReader.Read(Report).Rows[row - 1];

    private static ReviewDecision Map(long key, int row, string code) => new(
        key, DecisionAction.Map, DecisionScope.Cell, Report.Sha256,
        new DecidedRow(row, Row(row).PrintedNumber, Row(row).Label, Row(row).PrintedValue, Row(row).WithinLabel, Row(row).Place),
        FormKey: null, OverruledCode: null, code, ValueText: null, Identity: null, IsForced: false, "Lan", Instant.FromUtc(2026, 1, 2, 3, 4), Reason: null);

    private static IReadOnlyList<RowReading> Decided(params ReviewDecision[] decisions) =>
        ReportReader.Read(Report, new ReviewDecisions(1, decisions, new Dictionary<string, ReviewForm>())).Rows;
}
