using CchcWarehouse.Etl.Documents;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class XlsReaderTests
{
    private static readonly DocumentGrid Grid = DocumentReader.Read(FormatFixtures.Document("workbook.xls"));

    [Fact]
    public void An_old_workbook_reads_like_a_new_one()
    {
        var table = Grid.Table();

        Grid.Texts().ShouldBe(["PHỤ LỤC 2B"]);
        Enumerable.Range(0, table.Rows.Count).Select(table.Row).ShouldBe(
        [
            "STT | Chỉ tiêu | Kết quả |  | Ghi chú",
            " |  | Đơn vị tính | Số liệu | ",
            "1 | Số thủ tục hành chính đang có hiệu lực | TTHC | 2.953 | ",
            "2 | Tỷ lệ giải quyết đúng hạn | % | 86,1% | ",
            "4 | Số đã đạt | Đơn vị | 10/10 | ",
            "5 | Tổng | Văn bản | 5906 | ",
            "6 | Lỗi | Văn bản | #DIV/0! | ",
            "7 | Chữ | Có/Không | Không | ",
            "8 | Số lượng cán bộ | Người | 1050 | nhiều⏎dòng",
            "9 | Số lẻ | Điểm | 92,59 | ",
        ]);
        table.Cell(4, 3).Doubt.ShouldNotBeNull();
    }

    [Fact]
    public void What_is_hidden_is_left_out_and_named() =>
        Grid.Notices.Select(n => n.Rule).ShouldBe(["hidden-rows", "hidden-columns", "hidden-sheet"]);

    [Fact]
    public void A_cut_off_workbook_is_refused()
    {
        var bytes = FormatFixtures.Document("workbook.xls").Bytes.ToArray();
        Should.Throw<UnreadableDocumentException>(() => DocumentReader.Read(SourceDocument.FromBytes("a.xls", bytes[..600])));
    }
}
