using CchcWarehouse.Etl.Facts;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Identity;

public sealed class ReportPeriodTests
{
    [Theory]
    [InlineData("CẢI CÁCH HÀNH CHÍNH NĂM 2021", "2021")]
    [InlineData("Công tác CCHC 6 tháng đầu năm 2022", "2022-H1")]
    [InlineData("Công tác CCHC 06 tháng đầu năm 2022", "2022-H1")]
    [InlineData("Công tác CCHC sáu tháng đầu năm 2022", "2022-H1")]
    [InlineData("Công tác CCHC 6 tháng năm 2022", "2022-H1")]
    [InlineData("Công tác CCHC 6 THÁNG CUỐI NĂM 2022", "2022-H2")]
    [InlineData("Công tác CCHC 9 tháng năm 2023", "2023-9M")]
    [InlineData("Công tác CCHC 9 tháng đầu năm 2023", "2023-9M")]
    [InlineData("Công tác CCHC chín tháng đầu năm 2023", "2023-9M")]
    [InlineData("Công tác CCHC quý I/2022", "2022-Q1")]
    [InlineData("Công tác CCHC Quý 1 năm 2022", "2022-Q1")]
    [InlineData("Công tác CCHC quý III/2024", "2024-Q3")]
    [InlineData("Công tác CCHC QUÝ IV NĂM 2024", "2024-Q4")]
    [InlineData("Công tác CCHC quí II-2024", "2024-Q2")]
    [InlineData("Công tác CCHC quý II, năm 2024", "2024-Q2")]
    [InlineData("Công tác CCHC Quý II\nnăm 2024", "2024-Q2")]
    [InlineData("Công tác CCHC quý I/năm 2022", "2022-Q1")]
    [InlineData("Công tác CCHC 3 tháng đầu năm 2022", "2022-Q1")]
    [InlineData("Công tác CCHC tháng 3 năm 2022", "2022-M03")]
    [InlineData("Công tác CCHC tháng 11/2022", "2022-M11")]
    [InlineData("Công tác CCHC 12 tháng năm 2022", "2022")]
    [InlineData("Công tác CCHC năm 2022 và phương hướng nhiệm vụ năm 2023", "2022")]
    [InlineData("Công tác CCHC năm 2022, nhiệm vụ trọng tâm năm 2023", "2022")]
    [InlineData("Công tác CCHC 6 tháng đầu năm, nhiệm vụ trọng tâm 6 tháng cuối năm 2022", "2022-H1")]
    [InlineData("Công tác CCHC quý I; phương hướng, nhiệm vụ quý II năm 2022", "2022-Q1")]
    [InlineData("Công tác CCHC quý IV; phương hướng, nhiệm vụ quý I năm 2023", "2022-Q4")]
    [InlineData("Kết quả thực hiện Kế hoạch CCHC năm 2022", "2022")]
    [InlineData("Kết quả thực hiện nhiệm vụ CCHC năm 2022 (so với cùng kỳ năm 2021)", "2022")]
    [InlineData("Kết quả thực hiện CCHC năm 2022, giai đoạn 2021-2025", "2022")]
    [InlineData("Số liệu CCHC 2022", "2022")]
    [InlineData("Công tác CCHC tháng 5, nhiệm vụ trọng tâm tháng 6 năm 2023", "2023-M05")]
    [InlineData("Công tác CCHC 6T/2024", "2024-H1")]
    [InlineData("Công tác CCHC Q.III/2024", "2024-Q3")]
    [InlineData("Số liệu CCHC (từ ngày 15/12/2021 đến ngày 14/6/2022)", "2022-H1")]
    public void Period_is_read_from_the_title(string title, string code)
    {
        Paper.Period($"UBND HUYỆN HƯƠNG KHÊ\nBÁO CÁO\n{title}").ShouldBe(code);
        Paper.Period($"UBND HUYỆN HƯƠNG KHÊ\nPHỤ LỤC\n{title}").ShouldBe(code);
    }

    [Theory]
    [InlineData("Báo cáo công tác cải cách hành chính quý I năm 2022")]
    [InlineData("báo cáo công tác cchc quý i/2022")]
    [InlineData("**BÁO CÁO KẾT QUẢ CCHC QUÝ I/2022**")]
    public void Title_may_stand_on_the_line_of_the_word_report(string line) =>
        Paper.Period($"UBND HUYỆN HƯƠNG KHÊ\n{line}").ShouldBe("2022-Q1");

    [Theory]
    [InlineData("Công tác cải cách hành chính")]
    [InlineData("Công tác CCHC quý I")]
    [InlineData("Công tác CCHC giai đoạn 2021 - 2025")]
    [InlineData("Công tác CCHC 10 tháng năm 2022")]
    [InlineData("Công tác CCHC tuần 12 năm 2022")]
    [InlineData("Công tác CCHC tháng 13 năm 2022")]
    [InlineData("Công tác CCHC ngày 16 tháng 12 năm 2022")]
    public void Title_without_a_reporting_period_leaves_it_null_with_a_finding(string title)
    {
        var reading = new Paper($"UBND HUYỆN HƯƠNG KHÊ\nBÁO CÁO\n{title}").Read();

        reading.Report.PeriodCode.ShouldBeNull();
        reading.Findings.ShouldContain(finding => finding.Rule.StartsWith("period-", StringComparison.Ordinal) && finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("Chỉ tiêu thống kê (Báo cáo Quý I Năm 2022)", "2022-Q1")]
    [InlineData("Số liệu 6 tháng đầu năm 2022", "2022-H1")]
    [InlineData("Chỉ tiêu thống kê (Sử dụng trong kỳ báo cáo hàng quý, 6 tháng, năm)", null)]
    [InlineData("Cùng kỳ năm 2021", null)]
    [InlineData("Kế hoạch năm 2023", null)]
    [InlineData("Năm 2021\nNăm 2022", null)]
    public void Column_heads_tell_the_period_unless_they_list_possible_ones(string heads, string? code) =>
        Paper.Period("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU CỦA UBND HUYỆN HƯƠNG KHÊ", "STT\n" + heads).ShouldBe(code);

    [Fact]
    public void Columns_of_two_years_do_not_disturb_a_title() =>
        Paper.Period("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2022 CỦA UBND HUYỆN HƯƠNG KHÊ", "Năm 2021\nNăm 2022").ShouldBe("2022");

    [Fact]
    public void Year_of_a_title_goes_with_the_quarter_of_a_column_head() =>
        Paper.Period("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2022 CỦA UBND HUYỆN HƯƠNG KHÊ", "Kết quả Quý II năm 2022").ShouldBe("2022-Q2");

    [Theory]
    [InlineData("10/6/2022", "6 tháng đầu năm", "2022-H1")]
    [InlineData("16/12/2022", "quý IV", "2022-Q4")]
    [InlineData("05/01/2023", "quý IV", "2022-Q4")]
    [InlineData("10/8/2022", "quý IV", null)]
    public void Missing_year_is_taken_from_the_date_of_issue_where_that_suits(string issued, string period, string? code) =>
        Paper.Period($"PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU {period} CỦA UBND HUYỆN HƯƠNG KHÊ\n(Kèm theo Báo cáo số 1/BC-UBND ngày {issued} của UBND huyện Hương Khê)").ShouldBe(code);

    [Fact]
    public void Two_years_of_equal_weight_without_a_date_are_null()
    {
        var reading = new Paper("PHỤ LỤC\nTHỐNG KÊ SỐ LIỆU NĂM 2021 CỦA UBND HUYỆN HƯƠNG KHÊ", "Chỉ tiêu (Báo cáo năm 2022)").Read();

        reading.Report.PeriodCode.ShouldBeNull();
        reading.Findings.ShouldContain(finding => finding.Rule == "period-contradiction" && finding.Severity == Severity.Error);
    }

    [Fact]
    public void Two_years_are_decided_by_the_date_and_told()
    {
        var reading = new Paper("UBND HUYỆN HƯƠNG KHÊ\nHương Khê, ngày 15 tháng 12 năm 2022\nBÁO CÁO\nCông tác CCHC năm 2021\nUBND huyện Hương Khê báo cáo kết quả CCHC năm 2022 như sau:\nPHỤ LỤC\nSỐ LIỆU CCHC NĂM 2022").Read();

        reading.Report.PeriodCode.ShouldBe("2022");
        reading.Findings.ShouldContain(finding => finding.Rule == "period-contradiction" && finding.Severity == Severity.Warning && finding.Message.Contains("năm 2021", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("NĂM 2023", "16/12/2022")]
    [InlineData("NĂM 2022", "15/3/2022")]
    [InlineData("NĂM 2021", "16/12/2022")]
    [InlineData("QUÝ I NĂM 2021", "16/3/2022")]
    public void Period_that_the_date_of_issue_belies_is_null_with_a_finding(string title, string issued)
    {
        var reading = new Paper($"PHỤ LỤC\nSỐ LIỆU CCHC {title}\n(Kèm theo Báo cáo số 1/BC-UBND ngày {issued} của UBND huyện Hương Khê)").Read();

        reading.Report.PeriodCode.ShouldBeNull();
        reading.Report.AdminUnitCode.ShouldBe("444");
        reading.Findings.ShouldContain(finding => finding.Rule == "period-contradiction" && finding.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("NĂM 2022", "05/10/2022")]
    [InlineData("NĂM 2022", "20/01/2023")]
    [InlineData("QUÝ I NĂM 2022", "10/3/2022")]
    [InlineData("THÁNG 3 NĂM 2022", "20/3/2022")]
    public void Early_and_late_reports_keep_their_period(string title, string issued) =>
        Paper.Period($"PHỤ LỤC\nSỐ LIỆU CCHC {title}\n(Kèm theo Báo cáo số 1/BC-UBND ngày {issued} của UBND huyện Hương Khê)").ShouldNotBeNull();

    [Fact]
    public void Very_late_report_is_told() =>
        new Paper("PHỤ LỤC\nSỐ LIỆU CCHC NĂM 2022\n(Kèm theo Báo cáo số 1/BC-UBND ngày 05/4/2023 của UBND huyện Hương Khê)").Read()
            .ShouldSatisfyAllConditions(
                reading => reading.Report.PeriodCode.ShouldBe("2022"),
                reading => reading.Findings.ShouldContain(finding => finding.Rule == "issued-late"));

    [Fact]
    public void Window_stated_in_the_text_is_kept_beside_the_legal_one()
    {
        var reading = new Paper("UBND HUYỆN HƯƠNG KHÊ\nBÁO CÁO\nCông tác CCHC quý I năm 2022\n\nSố liệu từ ngày 15 tháng 12 năm 2021 đến hết ngày 14/3/2022.\nTập huấn từ ngày 01/3/2022 đến 05/3/2022.").Read();

        reading.Findings.Single(finding => finding.Rule == "window-stated").ShouldSatisfyAllConditions(
            finding => finding.Severity.ShouldBe(Severity.Info),
            finding => finding.Actual.ShouldBe("15/12/2021–14/03/2022"));
    }

    [Theory]
    [InlineData("Kết quả công tác cải cách hành chính tháng 4 năm 2024", "2024-M04")]
    [InlineData("Kết quả thực hiện công tác CCHC quý I năm 2024", "2024-Q1")]
    [InlineData("Kết quả cải cách hành chính năm 2023 đạt nhiều tiến bộ.", null)]
    public void A_title_without_capitals_right_above_the_table_is_read(string title, string? code) =>
        Paper.Period($"UBND QUẬN HẢI CHÂU\n\n{title}").ShouldBe(code);
}
