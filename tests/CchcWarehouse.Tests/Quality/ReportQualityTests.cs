using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Tests.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Quality;

public sealed class ReportQualityTests
{
    private static readonly string[] FromReading =
        ["form-", "heading-number", "unit-unknown", "unit-contradicts-indicator", "value-uncertain", "indicator-uncertain", "window-stated", "period-contradiction", "admin-unit", "issued-late", "issue-date", "report-number", "cell-", "line-not-read", "document-"];

    /// <summary>Each was read beside the paper: every one is true.</summary>
    [Theory]
    [InlineData("000", "autonomy-not-total 179; note-contradicts-value 50; number-beyond-count 52; resolved-exceeds-received 87; value-not-exact 194")]
    [InlineData("001", "autonomy-not-total 165; electronic-and-paper-overlap 184; far-from-plan 147; heading-not-of-parts 151; note-contradicts-value 184; parts-short-of-whole 209")]
    [InlineData("002", "citation-contradicts-itself 0; citation-contradicts-itself 0; electronic-and-paper-overlap 258; heading-not-of-parts 210; part-exceeds-whole 207; parts-short-of-whole 222; rate-without-base 192; table-contradicts-text 196; text-names-twice 0; text-of-another-year 0")]
    [InlineData("004", "electronic-and-paper-overlap 412; present-exceeds-assigned 365; proposed-exceeds-reviewed 319; table-contradicts-text 304; table-contradicts-text 330; table-contradicts-text 340; table-contradicts-text 349; table-contradicts-text 360; table-contradicts-text 366; text-contradicts-itself 0")]
    [InlineData("003", "autonomy-not-total 575; electronic-and-paper-overlap 688; level-3-and-4-not-total 228; part-exceeds-whole 222; parts-exceed-whole 192; present-with-downsized 407; repeated-figure 826; tasks-unaccounted 84")]
    public void Findings_of_a_real_report_are_what_a_reader_finds(string number, string expected)
    {
        if (RealReports.Read(number) is { } bytes)
        {
            string.Join("; ", Findings(bytes)).ShouldBe(expected);
        }
    }

    [Theory]
    [InlineData("Trước hạn 120; đúng hạn 850; quá hạn 30", false)]
    [InlineData("Trước hạn và đúng hạn 970, trễ hạn 30", false)]
    [InlineData("Trước và đúng hạn 960, trễ hạn 30", true)]
    [InlineData("Đúng hạn 950, trễ hạn 30", true)]
    [InlineData("Đúng hạn 97%, trễ hạn 3%", false)]
    [InlineData("Đúng hạn 950", false)]
    public void Early_on_time_and_late_in_a_note_are_all_that_was_settled(string note, bool found) =>
        Report($"1.1.1.\tSố hồ sơ TTHC do UBND cấp huyện giải quyết và trả kết quả\tHồ sơ\t1.000\t{note}").Findings.Any(f => f.Rule == "note-contradicts-value").ShouldBe(found);

    [Theory]
    [InlineData("Quyết định số 05/2021/QĐ-UBND ngày 12/5/2021", true)]
    [InlineData("Quyết định số 02/2021/QĐ-UBND ngày 12/5/2021", false)]
    [InlineData("Quyết định số 15/2020/QĐ-UBND ngày 12/5/2020", false)]
    [InlineData("Theo Quyết định số 25/2021/QĐ-UBND ngày 12/5/2021 của UBND tỉnh", false)]
    [InlineData("Quyết định số 250/QĐ-UBND ngày 12/5/2021", false)]
    public void A_document_numbered_beyond_the_count_of_the_year_is_told(string note, bool found) =>
        Report($"1.1.1.\tSố VBQPPL đã ban hành\tVăn bản\t3\t{note}").Findings.Any(f => f.Rule == "number-beyond-count").ShouldBe(found);

    [Theory]
    [InlineData("0,926", "", "25", true)]
    [InlineData("0.926", "", "25", true)]
    [InlineData("0,926", "đạt 92,6%", "", true)]
    [InlineData("1,0", "", "27", true)]
    [InlineData("0,926", "", "", false)]
    [InlineData("0,926%", "đạt 92,6%", "25", false)]
    [InlineData("0,5", "tăng 12% so với cùng kỳ", "1", false)]
    [InlineData("92,6", "", "25", false)]
    public void A_fraction_where_percents_stand_is_told_and_kept_as_it_is_printed(string printed, string note, string completed, bool found)
    {
        var reading = Report(
            $"1.1.1.\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t27\t\n1.1.2.\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t{completed}\t\n"
            + $"1.1.3.\tTỷ lệ hoàn thành Kế hoạch CCHC năm (lũy kế)\t%\t{printed}\t{note}");
        var row = reading.Rows.Single(r => r.IndicatorCode == "1.1.4");
        row.Value.ShouldBe(decimal.Parse(printed.TrimEnd('%').Replace(',', '.'), System.Globalization.CultureInfo.InvariantCulture));
        var findings = reading.Findings.Where(f => f.Rule == "percent-printed-as-fraction").ToList();
        findings.Count.ShouldBe(found ? 1 : 0);
        findings.ShouldAllBe(f => f.Severity == Severity.Warning && f.Row == row.Row);
    }

    [Fact]
    public void A_table_all_of_whose_rates_are_fractions_is_told_row_by_row()
    {
        string[] rates = ["Tỷ lệ hoàn thành Kế hoạch CCHC năm (lũy kế)", "Tỷ lệ thực hiện nhiệm vụ tuyên truyền theo kế hoạch", "Tỷ lệ TTHC đã được phê duyệt quy trình nội bộ", "Tỷ lệ quy trình nội bộ giải quyết TTHC đã được điện tử hóa"];
        string Table(params string[] values) => string.Join('\n', rates.Zip(values, (label, value) => $"1.1.{Array.IndexOf(rates, label) + 1}.\t{label}\t%\t{value}\t"));
        Report(Table("0,926", "1", "0,88", "0,5")).Findings.Count(f => f.Rule == "percent-printed-as-fraction").ShouldBe(3);
        Report(Table("0,926", "100", "0,88", "0,5")).Findings.ShouldNotContain(f => f.Rule == "percent-printed-as-fraction");
    }

    [Fact]
    public void An_error_doubts_the_figure_and_keeps_its_value()
    {
        var reading = Report("1.1.1.\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t25\t\n1.1.2.\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t30\t");
        var row = reading.Rows.Single(r => r.IndicatorCode == "1.1.2");
        (row.Value, row.Status).ShouldBe((30, ObservationStatus.Suspect));
        reading.Rows.Single(r => r.IndicatorCode == "1.1.1").Status.ShouldBe(ObservationStatus.Normal);
        var finding = reading.Findings.Single(f => f.Rule == "completed-exceeds-assigned");
        (finding.Severity, finding.Row, finding.Expected, finding.Actual).ShouldBe((Severity.Error, row.Row, "≤ 25", "30"));
        finding.Message.ShouldContain("“Số nhiệm vụ đã hoàn thành” là 30; “Số nhiệm vụ đề ra trong kế hoạch” là 25");
        finding.MessageEn.ShouldContain("is 30");
    }

    [Fact]
    public void A_row_that_waits_for_review_may_be_the_part_that_lacks()
    {
        const string Tasks = "1.1.0\tThực hiện nhiệm vụ UBND tỉnh giao\t\t\t\n1.1.1.\tTổng số nhiệm vụ được giao\tNhiệm vụ\t203\t\n1.1.2.\tSố nhiệm vụ đã hoàn thành đúng hạn\tNhiệm vụ\t200\t\n1.1.3.\tSố nhiệm vụ đã hoàn thành nhưng quá hạn\tNhiệm vụ\t0\t";
        Report(Tasks).Findings.Select(f => f.Rule).ShouldContain("tasks-unaccounted");
        Report(Tasks + "\n1.1.4.\tSố nhiệm vụ đang thực hiện, chưa đến hạn\tNhiệm vụ\t3\t").Findings.Select(f => f.Rule).ShouldNotContain("tasks-unaccounted");
    }

    [Theory]
    [InlineData("92,59", "25/27 nhiệm vụ", false)]
    [InlineData("92,6", "25/27 nhiệm vụ", false)]
    [InlineData("92,5", "25/27 nhiệm vụ", false)]
    [InlineData("95", "25/27 nhiệm vụ", true)]
    [InlineData("95", "Kế hoạch số 02/KH-UBND ngày 12/01/2021", false)]
    [InlineData("95", "ngày 25/12/2021", false)]
    [InlineData("95", "số 25/27/QĐ-UBND", false)]
    public void A_fraction_in_the_note_is_held_against_the_rate(string printed, string note, bool found) =>
        Report($"1.1.1.\tTỷ lệ hoàn thành Kế hoạch CCHC năm (lũy kế)\t%\t{printed}\t{note}").Findings.Any(f => f.Rule == "note-contradicts-value").ShouldBe(found);

    [Theory]
    [InlineData("99,87%", false)]
    [InlineData("đạt 99,8%", false)]
    [InlineData("99%", false)]
    [InlineData("98,5%", true)]
    [InlineData("tăng 98,5% so với năm trước", false)]
    public void A_share_in_the_note_is_held_against_the_count(string note, bool found) =>
        Report(
            "3.1.1.\tSố hồ sơ TTHC do UBND cấp huyện tiếp nhận\tHồ sơ\t24.407\t\n3.1.2.\tSố hồ sơ TTHC do UBND cấp huyện giải quyết và trả kết quả\tHồ sơ\t23.856\t\n"
            + $"3.1.3.\tSố hồ sơ TTHC do UBND cấp huyện tiếp nhận được giải quyết đúng hạn\tHồ sơ\t23.826\t{note}").Findings.Any(f => f.Rule == "note-contradicts-value").ShouldBe(found);

    private static List<string> Findings(byte[] bytes)
    {
        var reading = ReportReader.Read(SourceDocument.FromBytes("report.txt", bytes));
        var lines = reading.Rows.ToDictionary(r => r.Row, r => r.Line);
        return [.. reading.Findings.Where(f => !FromReading.Any(p => f.Rule.StartsWith(p, StringComparison.Ordinal)))
            .Select(f => $"{f.Rule} {(f.Row is { } row ? lines[row] : 0)}").Order(StringComparer.Ordinal)];
    }

    private static ReportReading Report(string rows) => ReportReader.Read(SourceDocument.FromBytes("report.txt", System.Text.Encoding.UTF8.GetBytes(
        "PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2021\nTẠI UBND HUYỆN THẠNH TRỊ, TỈNH SÓC TRĂNG\n\n"
        + "STT\tChỉ tiêu thống kê\tĐơn vị tính\tSố liệu\tGhi chú\n1.\tCông tác chỉ đạo điều hành CCHC\t\t\t\n1.1.\tKế hoạch CCHC\t\t\t\n" + rows + "\n")));
}
