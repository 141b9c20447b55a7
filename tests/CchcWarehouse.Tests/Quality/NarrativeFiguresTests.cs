using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Quality.Narrative;
using CchcWarehouse.Etl.Rows;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Quality;

public sealed class NarrativeFiguresTests
{
    [Theory]
    [InlineData("Trong năm, UBND huyện đề ra 27 nhiệm vụ về cải cách hành chính.", "1.1.1=27")]
    [InlineData("Đến nay đã thực hiện được 9/27 nhiệm vụ.", "1.1.1=27;1.1.2=9")]
    [InlineData("Tỷ lệ hài lòng của người dân, tổ chức đạt 96,5%", "1.5.3=96.45")]
    [InlineData("Số văn bản quy phạm pháp luật: không có văn bản", "2.1.1=0")]
    [InlineData("Tổng số hồ sơ đã tiếp nhận: 24.407 hồ sơ", "3.7.1=24407;files_received=24407")]
    [InlineData("Kế hoạch CCHC năm 2021 đề ra 35 nhiệm vụ, đã hoàn thành 30 trên tổng số 35 nhiệm vụ của kế hoạch.", "1.1.1=35;1.1.2=30")]
    [InlineData("UBND huyện đã ban hành 24 văn bản để chỉ đạo công tác CCHC.", "1.1.3=24")]
    [InlineData("Tổ chức kiểm tra công tác CCHC năm 2021 tại 06 xã, thị trấn và 04 phòng, ban.", "inspected_communes=6;inspected_offices=4")]
    [InlineData("Kiểm tra công tác CCHC. Xây dựng nông thôn mới đạt chuẩn, nâng cao, kiểu mẫu được thực hiện tại 05 xã.", "")]
    [InlineData("Có 14 TTHC được công bố mới, 9 TTHC được bãi bỏ.", "3.2.1=14;3.2.2=9")]
    [InlineData("Cấp huyện: tổng số hồ sơ tiếp nhận là 5.120 hồ sơ, giải quyết quá hạn 50 hồ sơ.", "3.7.1=5120;files_late=50;files_received=5120")]
    [InlineData("Tổng số biên chế công chức được giao là 102 biên chế", "4.2.1=102")]
    [InlineData("Thực hiện Quyết định số 27/QĐ-UBND ngày 27/12/2021 về kế hoạch năm 2022", "")]
    [InlineData("Tổng số hồ sơ đã tiếp nhận: 10 hồ sơ.\nTổng số hồ sơ đã tiếp nhận: 12 hồ sơ.", "")]
    [InlineData("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2022\nNăm 2022 UBND huyện đề ra 40 nhiệm vụ.", "")]
    [InlineData("UBND huyện đã tiếp nhận tổng số hồ sơ: 8850 hồ sơ thuộc thẩm quyền\ngiải quyết trong năm.", "3.7.1=8850;files_received=8850")]
    public void The_text_states_what_it_says(string text, string stated) =>
        string.Join(';', Read(text).All.OrderBy(f => f.Name, StringComparer.Ordinal).Select(f => $"{f.Name}={(f.Value.Low!.Value / 1.0000m).ToString(System.Globalization.CultureInfo.InvariantCulture)}")).ShouldBe(stated);

    [Fact]
    public void Table_and_text_that_differ_are_told_with_the_words_of_the_text()
    {
        var finding = ReportReader.Read(Document("UBND huyện đề ra 27 nhiệm vụ trong năm.", "25")).Findings.Single(f => f.Rule == "table-contradicts-text");
        (finding.Expected, finding.Actual).ShouldBe(("27", "25"));
        finding.Message.ShouldContain("“đề ra 27 nhiệm vụ” (dòng 4)");
        ReportReader.Read(Document("UBND huyện đề ra 27 nhiệm vụ trong năm.", "27")).Findings.ShouldNotContain(f => f.Rule == "table-contradicts-text");
    }

    [Fact]
    public void Every_wording_is_of_an_indicator_or_of_a_figure_that_a_rule_uses()
    {
        var known = IndicatorCatalogue.Shared.Indicators.Select(i => i.Code)
            .Concat(CchcWarehouse.Etl.Quality.QualityRules.Shared.All.SelectMany(r => r.Condition.Figures).Where(f => f.Of == "text").Select(f => f.Name)).ToHashSet(StringComparer.Ordinal);
        NarrativeWording.All.ShouldAllBe(w => known.Contains(w.Figure));
    }

    [Fact]
    public void Any_text_is_read_in_bounded_time() =>
        Prop.ForAll<NonNull<string>, PositiveInt>((text, times) =>
        {
            var tokens = NarrativeTokens.Read(string.Concat(Enumerable.Repeat(text.Get + " đề ra 1 2 kế hoạch hoàn thành 3 / 4 ", Math.Min(times.Get, 40))));
            return NarrativeWording.All.All(w => w.Pattern.Count(tokens.Line) >= 0);
        }).QuickCheckThrowOnFailure();

    private static NarrativeFigures Read(string text) => NarrativeFigures.Read(AnnexReader.Read(DocumentReader.Read(Document(text, "25"))), "District");

    private static SourceDocument Document(string text, string tasks) => SourceDocument.FromBytes("report.txt", Encoding.UTF8.GetBytes(
        $"BÁO CÁO\nCông tác cải cách hành chính năm 2021\n\n{text}\n\nPHỤ LỤC\nTHỐNG KÊ SỐ LIỆU KẾT QUẢ THỰC HIỆN CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2021\nTẠI UBND HUYỆN THẠNH TRỊ, TỈNH SÓC TRĂNG\n\n"
        + $"STT\tChỉ tiêu thống kê\tĐơn vị tính\tSố liệu\tGhi chú\n1.\tCông tác chỉ đạo điều hành CCHC\t\t\t\n1.1.\tKế hoạch CCHC\t\t\t\n1.1.1.\tSố nhiệm vụ đề ra trong kế hoạch\tNhiệm vụ\t{tasks}\t\n1.1.2.\tSố nhiệm vụ đã hoàn thành\tNhiệm vụ\t9\t\n"));
}
