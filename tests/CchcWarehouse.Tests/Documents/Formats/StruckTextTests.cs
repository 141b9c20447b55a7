using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>What the sender struck through is no value before a person has seen it; what is hidden is none at all.</summary>
public sealed class StruckTextTests
{
    private static readonly string[] Head = ["STT", "Chỉ tiêu thống kê", "Đơn vị tính", "Số liệu", "Ghi chú"];

    private static readonly string[] Area = ["I", "CÔNG TÁC CHỈ ĐẠO ĐIỀU HÀNH CCHC", "", "", ""];

    [Theory]
    [InlineData("<s>27</s>", "27")]
    [InlineData("<s>27</s> 28", "27 28")]
    [InlineData("<strike><b>27</b></strike>", "27")]
    [InlineData("<del>27</del>", "27")]
    [InlineData("<span style='color:red;text-decoration: line-through'>27</span>", "27")]
    [InlineData("<span class=x>27</span>", "27")]
    public void A_value_struck_through_on_a_page_waits_for_review(string value, string shown)
    {
        var row = OnPage($"<td>1<td>Tỷ lệ hoàn thành Kế hoạch CCHC năm<td>%<td>{value}<td>");

        row.Status.ShouldBe(ObservationStatus.Review);
        row.PrintedValue.ShouldBe(shown);
        row.Reasons.ShouldContain(r => r.MessageEn.Contains("struck", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("<tr style='text-decoration:line-through'><td>1<td>Tỷ lệ hoàn thành Kế hoạch CCHC năm<td>%<td>27<td>")]
    [InlineData("<tr><td>1<td><s>Tỷ lệ hoàn thành Kế hoạch CCHC năm</s><td>%<td>27<td>")]
    [InlineData("<tr><td>1<td><s>Tỷ lệ hoàn thành Kế hoạch CCHC năm</s><td>%<td><td>")]
    public void A_row_struck_through_waits_for_review(string row) =>
        OnPage(row).Status.ShouldBe(ObservationStatus.Review);

    [Theory]
    [InlineData("<del datetime='2022-01-05T08:00'>26</del><ins datetime='2022-01-05T08:00'>27</ins>")]
    [InlineData("<s></s>27<s> </s>")]
    [InlineData("27<s style='display:none'>26</s>")]
    [InlineData("<span style='display:none'>1</span>27<span style='visibility:hidden'>3</span><span hidden>4</span><span class=an>5</span>")]
    public void What_is_hidden_or_was_replaced_in_a_tracked_change_does_not_count(string value)
    {
        var row = OnPage($"<td>1<td>Tỷ lệ hoàn thành Kế hoạch CCHC năm<td>%<td>{value}<td>");

        (row.Status, row.Value).ShouldBe((ObservationStatus.Normal, 27m));
    }

    [Fact]
    public void A_note_may_be_struck_through() =>
        OnPage("<td>1<td>Tỷ lệ hoàn thành Kế hoạch CCHC năm<td>%<td>27<td><s>ước tính</s>").Status.ShouldBe(ObservationStatus.Normal);

    [Theory]
    [InlineData("<w:strike/>", ObservationStatus.Review)]
    [InlineData("<w:dstrike/>", ObservationStatus.Review)]
    [InlineData("<w:rStyle w:val=\"gach\"/>", ObservationStatus.Review)]
    [InlineData("<w:strike w:val=\"0\"/>", ObservationStatus.Normal)]
    [InlineData("<w:b/>", ObservationStatus.Normal)]
    public void A_value_struck_through_in_Word_waits_for_review(string look, ObservationStatus status)
    {
        var row = InWord($"<w:p><w:r><w:rPr>{look}</w:rPr><w:t>27</w:t></w:r></w:p>");

        (row.Status, row.PrintedValue).ShouldBe((status, "27"));
    }

    [Fact]
    public void Hidden_digits_in_Word_do_not_join_the_value()
    {
        var row = InWord("<w:p><w:r><w:rPr><w:vanish/><w:strike/></w:rPr><w:t>1</w:t></w:r><w:r><w:t>27</w:t></w:r></w:p>");

        (row.Status, row.Value).ShouldBe((ObservationStatus.Normal, 27m));
    }

    private static RowReading OnPage(string row) => Read(SourceDocument.FromBytes("bao-cao.html", Encoding.UTF8.GetBytes(
        $$"""
        <!DOCTYPE html><html><head><meta charset="utf-8"><style>.x{text-decoration:line-through}.an{display:none}</style></head><body>
        <p>BÁO CÁO KẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2022</p>
        <table><tr><td>{{string.Join("<td>", Head)}}<tr><td>{{string.Join("<td>", Area)}}<tr>{{row}}</table></body></html>
        """)));

    private static RowReading InWord(string value)
    {
        string[] cells = ["1", "Tỷ lệ hoàn thành Kế hoạch CCHC năm", "%", "@", ""];
        var table = WordFixture.Table(Head, Area, cells).Replace(WordFixture.Paragraph("@"), value, StringComparison.Ordinal);
        return Read(new WordFixture
        {
            Styles = "<w:style w:type=\"character\" w:styleId=\"gach\"><w:rPr><w:strike/></w:rPr></w:style>",
            Body = WordFixture.Paragraph("BÁO CÁO KẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2022") + table,
        }.Document());
    }

    private static RowReading Read(SourceDocument document) => ReportReader.Read(document).Rows[1];
}
