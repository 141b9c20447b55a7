using System.Text;
using CchcWarehouse.Etl.Documents;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class HtmlReaderTests
{
    [Fact]
    public void Spans_both_ways_put_cells_into_their_columns()
    {
        var table = Read("""
            <table><tr><th rowspan="2">STT</th><th rowspan=2>Chỉ tiêu</th><th colspan="2">Kết quả</th><th rowspan=2>Ghi chú</th></tr>
            <tr><th>ĐVT</th><th>Số liệu</th></tr>
            <tr><td>1<td>Số văn bản<td>Văn bản<td>2.953<td rowspan=2>chung</tr>
            <tr><td>2<td>Số cuộc<td>Cuộc<td>6</tr></table>
            """).Table();

        table.Row(1).ShouldBe(" |  | ĐVT | Số liệu | ");
        table.Row(2).ShouldBe("1 | Số văn bản | Văn bản | 2.953 | chung");
        table.Row(3).ShouldBe("2 | Số cuộc | Cuộc | 6 | ");
        (table.Cell(0, 2).ColumnSpan, table.Cell(2, 4).RowSpan).ShouldBe((2, 2));
    }

    [Fact]
    public void A_label_over_several_columns_is_one_column() =>
        Read("<table><tr><td>STT<td colspan=3>Chỉ tiêu<td>Kết quả<tr><td>1<td colspan=3>Số văn bản<td>5</table>").Table().Row(1).ShouldBe("1 | Số văn bản | 5");

    [Fact]
    public void Text_around_and_inside_tables_keeps_its_lines_and_order()
    {
        var grid = Read("""
            <h1>PHỤ LỤC</h1>Kỳ: <b>Quý
            I</b>/2022<p>a&nbsp;&amp; b<sup>1</sup><script>x()</script><style>.an{display:none}</style><span class=an>ẩn</span><span style="display: none">ẩn</span></p>
            <ol type=I start=2><li>Một<li>Hai</ol><ul><li>Ba</ul>
            <table><tr><td>STT<td>Chỉ tiêu<td>Kết quả<tr><td>1<td>Có = 1<br>Không = 0<td><p>1</p></table>Nơi nhận
            """);

        grid.Texts().ShouldBe(["PHỤ LỤC", "Kỳ: Quý I/2022", "a & b¹", "II. Một", "III. Hai", "• Ba", "Nơi nhận"]);
        grid.Table().Row(1).ShouldBe("1 | Có = 1⏎Không = 0 | 1");
        grid.Blocks[^1].ShouldBeOfType<TextBlock>();
    }

    [Fact]
    public void A_page_laid_out_by_a_table_gives_way_to_the_table_inside()
    {
        var grid = Read("<table><tr><td>Trái<td><table><tr><td>STT<td>Chỉ tiêu<td>Kết quả<tr><td>1<td>Số<td>5</table></table>");
        grid.Texts().ShouldBe(["Trái"]);
        grid.Table().Row(1).ShouldBe("1 | Số | 5");
    }

    [Fact]
    public void Hidden_rows_and_columns_are_not_shown() =>
        Read("<table><col><col style='display:none'><tr><td>STT<td>Mã<td>Chỉ tiêu<td>Kết quả<tr style='display:none'><td>9<td>x<td>ẩn<td>9<tr><td>1<td>x<td>Số<td>5</table>")
            .Table().Row(1).ShouldBe("1 | Số | 5");

    [Theory]
    [InlineData(true, "utf-8")]
    [InlineData(false, "utf-8")]
    public void A_page_is_told_by_its_content_whatever_its_name(bool withMark, string charset)
    {
        var bytes = new UTF8Encoding(withMark).GetPreamble().Concat(Encoding.UTF8.GetBytes($"<?xml version=\"1.0\"?><!-- x --><html><meta charset={charset}><table><tr><td>Tỷ lệ</table></html>")).ToArray();
        var grid = DocumentReader.Read(SourceDocument.FromBytes("bao-cao.xls", bytes));
        grid.Table().Row(0).ShouldBe("Tỷ lệ");
        grid.Notices.Single().Rule.ShouldBe("mislabelled");
    }

    [Fact]
    public void Old_fonts_in_a_page_are_turned_into_unicode()
    {
        var page = "<html><meta charset=windows-1252><p><font face=\".VnTime\">Céng hßa x· héi</font> <span style=\"font-family:'VNI-Times'\">UÛy ban nhaân daân</span></p></html>";
        var grid = DocumentReader.Read(SourceDocument.FromBytes("a.htm", Encoding.Latin1.GetBytes(page)));
        grid.Texts().ShouldBe(["Cộng hòa xã hội Ủy ban nhân dân"]);
        grid.Notices.Count.ShouldBe(2);
    }

    [Fact]
    public void A_web_archive_gives_its_page()
    {
        var archive = "MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=\"--=_X\"\r\n\r\n----=_X\r\nContent-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<html><meta =\r\ncharset=3Dutf-8><p>T=E1=BB=B7 l=E1=BB=87</p></html>\r\n----=_X\r\nContent-Type: image/png\r\n\r\nxx\r\n----=_X--";
        DocumentReader.Read(SourceDocument.FromBytes("a.mht", Encoding.Latin1.GetBytes(archive))).Texts().ShouldBe(["Tỷ lệ"]);
    }

    [Fact]
    public void A_page_nested_without_end_is_refused()
    {
        var page = "<html>" + string.Concat(Enumerable.Repeat("<div>", 50_000)) + "x";
        Should.Throw<UnreadableDocumentException>(() => Read(page)).Code.ShouldBe("too-deep");
        var tables = "<html>" + string.Concat(Enumerable.Repeat("<table><tr><td>", 500)) + "x";
        Should.Throw<UnreadableDocumentException>(() => Read(tables)).Code.ShouldBe("too-deep");
    }

    private static DocumentGrid Read(string html) =>
        DocumentReader.Read(SourceDocument.FromBytes("a.html", Encoding.UTF8.GetBytes(html.StartsWith("<html", StringComparison.Ordinal) ? html : "<html><body>" + html)));
}
