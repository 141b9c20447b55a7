using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Facts.Identity;

/// <summary>Papers put together at random from the words of real ones.</summary>
public sealed class AnyPaperTests
{
    private static readonly Gen<string> Papers =
        from words in Gen.Elements(
            "UBND", "ỦY BAN NHÂN DÂN", "HUYỆN", "huyện", "THỊ XÃ", "xã", "phường", "TP.", "P.", "tỉnh", "Tỉnh ủy", "HƯƠNG KHÊ", "Hương Trà", "Tân Lập", "1", "01", "Châu Thành",
            "Sóc Trăng", "Huế", "Thanh Trì", "\n", "\n", "\n", ",", ";", "(", ")", "…", "BÁO CÁO", "Báo cáo số", "Số:", "/BC-UBND", "12", "476/BC-UBND", "PHỤ LỤC", "THỐNG KÊ",
            "(Kèm theo Báo cáo số", "của", "ngày", "tháng", "năm", "31", "13", "0", "99", "2021", "2022", "NĂM 2022", "quý", "IV", "Quý I/2022", "6 tháng đầu năm", "9 tháng",
            "từ ngày 15/12/2021 đến ngày 14/3/2022", "từ 29/2 đến 31/12", "Kính gửi:", "Nơi nhận:", "TM.", "CHỦ TỊCH", "Sở Nội vụ", "Phòng", "Đơn vị báo cáo:", "phương hướng", "nhiệm vụ",
            "soctrang.gov.vn", "\u0301", "-", "<b>", "\t").ListOf()
        from separator in Gen.Elements(" ", "", "  ")
        select string.Join(separator, words);

    [Fact]
    public void Any_words_in_any_order_are_read_without_failure_and_alike_each_time() =>
        Prop.ForAll(Papers.Two().ToArbitrary(), papers =>
        {
            var paper = new Paper(papers.Item1, Closing: papers.Item2, Notes: papers.Item2);
            var reading = paper.Read();

            reading.Report.ShouldBe(paper.Read().Report);
            if (reading.Report.AdminUnitCode is null)
            {
                reading.Findings.ShouldContain(finding => finding.Rule.StartsWith("admin-unit-", StringComparison.Ordinal) && finding.Severity == Etl.Facts.Severity.Error);
            }
            if (reading.Report.PeriodCode is null)
            {
                reading.Findings.ShouldContain(finding => finding.Rule.StartsWith("period-", StringComparison.Ordinal) && finding.Severity == Etl.Facts.Severity.Error);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(400).WithEndSize(60));
}
