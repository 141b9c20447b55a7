using CchcWarehouse.Etl.Facts;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Identity;

public sealed class ReportNumberAndDateTests
{
    private const string Title = "\nBÁO CÁO\nCông tác CCHC năm 2022\n";

    [Theory]
    [InlineData("Số: 476/BC-UBND", "476/BC-UBND")]
    [InlineData("Số: 476 /BC- UBND", "476/BC-UBND")]
    [InlineData("Số 05/BC–UBND Hương Khê, ngày 2 tháng 12 năm 2022", "05/BC-UBND")]
    [InlineData("Số: 12/BC-UBND-NV", "12/BC-UBND-NV")]
    [InlineData("Số: 12/2022/BC-UBND", "12/2022/BC-UBND")]
    [InlineData("UBND huyện — Số: 12/BC-UBND", "12/BC-UBND")]
    [InlineData("Số:     /BC-UBND", null)]
    [InlineData("Số: /BC- UBND", null)]
    [InlineData("Số: ....../BC-UBND", null)]
    [InlineData("Số: 12/KH-UBND", null)]
    public void Number_is_read_from_the_letterhead(string line, string? number) =>
        Paper.Number($"UBND HUYỆN HƯƠNG KHÊ\n{line}{Title}").ShouldBe(number);

    [Theory]
    [InlineData("(Kèm theo báo cáo số 476/BC-UBND ngày 02/12/2022 của UBND huyện Hương Khê)", "476/BC-UBND")]
    [InlineData("(Ban hành kèm theo Báo cáo số: 476/BC-UBND của UBND huyện)", "476/BC-UBND")]
    [InlineData("[bookmark: _GoBack](Kèm theo Báo cáo số 476 ngày 02/12/2022)", "476")]
    [InlineData("(Kèm theo Báo cáo số /BC-UBND ngày 16 tháng 12 năm 2022\ncủa Ủy ban nhân dân huyện Hương Khê)", null)]
    [InlineData("(Kèm theo Báo cáo số..... BC/UBND, ngày ..... năm 2022 của UBND\nhuyện Hương Khê)", null)]
    [InlineData("(Kèm theo Kế hoạch số 12/KH-UBND ngày 02/12/2022)", null)]
    public void Number_is_read_from_the_caption(string caption, string? number) =>
        Paper.Number($"PHỤ LỤC\nSỐ LIỆU CCHC NĂM 2022\n{caption}").ShouldBe(number);

    [Fact]
    public void Number_of_a_cited_document_is_never_taken() =>
        Paper.Number($"UBND HUYỆN HƯƠNG KHÊ\nSố: /BC-UBND{Title}\nThực hiện Quyết định số 1822/QĐ-UBND ngày 22/12/2021 và Báo cáo số 01/BC-UBND ngày 06/01/2022 của UBND huyện Hương Khê\nSố: 99/BC-UBND").ShouldBeNull();

    [Fact]
    public void Two_numbers_are_a_contradiction_and_none_is_taken()
    {
        var reading = new Paper($"UBND HUYỆN HƯƠNG KHÊ\nSố: 475/BC-UBND{Title}\nPHỤ LỤC\n(Kèm theo Báo cáo số 476/BC-UBND của UBND huyện Hương Khê)").Read();

        reading.Report.Number.ShouldBeNull();
        reading.Findings.ShouldContain(finding => finding.Rule == "number-contradiction" && finding.Expected == "475/BC-UBND" && finding.Actual == "476/BC-UBND");
    }

    [Theory]
    [InlineData("Hương Khê, ngày 16 tháng 12 năm 2022", "2022-12-16")]
    [InlineData("Hương Khê, ngày  06  tháng  12  năm  2022", "2022-12-06")]
    [InlineData("Số: 5/BC-UBND Hương Khê, ngày 16 tháng 12 năm 2022", "2022-12-16")]
    [InlineData("Hương Khê, ngày 16/12/2022", "2022-12-16")]
    [InlineData("Hương Khê, ngày tháng 12 năm 2022", null)]
    [InlineData("Hương Khê, ngày … tháng … năm 2022", null)]
    [InlineData("Hương Khê, ngày 31 tháng 11 năm 2022", null)]
    public void Date_of_issue_is_read_from_the_place_and_date_line(string line, string? issued) =>
        Paper.Issued($"UBND HUYỆN HƯƠNG KHÊ\n{line}{Title}").ShouldBe(issued);

    [Theory]
    [InlineData("ngày 16 tháng 12 năm 2022", "2022-12-16")]
    [InlineData("ngày 22 /11/2022", "2022-11-22")]
    [InlineData("ngày 02/12/2022", "2022-12-02")]
    [InlineData("ngày 02-12-2022", "2022-12-02")]
    [InlineData("ngày 02.12.2022", "2022-12-02")]
    [InlineData("ngày ..... năm 2022", null)]
    [InlineData("ngày …/12/2022", null)]
    public void Date_of_issue_is_read_from_the_caption(string date, string? issued) =>
        Paper.Issued($"PHỤ LỤC\nSỐ LIỆU CCHC NĂM 2022\n(Kèm theo Báo cáo số 4/BC-UBND {date} của UBND huyện Hương Khê)").ShouldBe(issued);

    [Fact]
    public void Day_that_the_calendar_does_not_have_is_told() =>
        new Paper($"UBND HUYỆN HƯƠNG KHÊ\nHương Khê, ngày 31 tháng 11 năm 2022{Title}").Read().Findings
            .ShouldContain(finding => finding.Rule == "issue-date-invalid" && finding.Actual == "ngày 31 tháng 11 năm 2022");

    [Fact]
    public void Two_dates_are_a_contradiction_and_none_is_taken()
    {
        var reading = new Paper($"UBND HUYỆN HƯƠNG KHÊ\nHương Khê, ngày 5 tháng 12 năm 2022{Title}PHỤ LỤC\n(Kèm theo Báo cáo số 476/BC-UBND ngày 06/12/2022 của UBND huyện Hương Khê)").Read();

        reading.Report.IssuedOn.ShouldBeNull();
        reading.Findings.ShouldContain(finding => finding.Rule == "issue-date-contradiction" && finding.Severity == Severity.Warning);
    }

    [Fact]
    public void Blank_in_one_place_is_filled_from_the_other() =>
        Paper.Issued($"UBND HUYỆN HƯƠNG KHÊ\nHương Khê, ngày    tháng 12 năm 2022{Title}PHỤ LỤC\n(Kèm theo Báo cáo số 476/BC-UBND ngày 06/12/2022 của UBND huyện Hương Khê)").ShouldBe("2022-12-06");

    [Fact]
    public void Date_in_the_signature_block_stands_in_for_a_missing_one() =>
        new Paper("PHỤ LỤC\nSỐ LIỆU CCHC NĂM 2022 CỦA UBND HUYỆN HƯƠNG KHÊ", Closing: "Hương Khê, ngày 16 tháng 12 năm 2022\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH").Read()
            .Report.IssuedOn.ShouldBe(new NodaTime.LocalDate(2022, 12, 16));

    [Fact]
    public void Title_is_the_reports_own_on_one_line() =>
        new Paper("UBND HUYỆN HƯƠNG KHÊ\nBÁO CÁO\nCông tác cải cách\nhành chính năm 2022\n\nCăn cứ Kế hoạch số 1\nPHỤ LỤC\nSỐ LIỆU").Read()
            .Report.Title.ShouldBe("BÁO CÁO Công tác cải cách hành chính năm 2022");
}
