using System.Text;
using CchcWarehouse.Etl.Documents;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents;

public sealed class TextLayoutsTests
{
    private static List<string> Rows(string text) =>
        [.. DocumentReader.Read(SourceDocument.FromBytes("x", Encoding.UTF8.GetBytes(text))).Blocks.OfType<TableGrid>()
            .SelectMany(t => t.Rows).Select(r => $"{r.Line}: " + string.Join('|', r.Cells.Select(c => c.Text.Replace('\n', '/'))))];

    [Fact]
    public void A_line_with_tabs_is_a_row() =>
        Rows("tiêu đề\n\n1\tMột\t\n\t\tHai\n").ShouldBe(["3: 1|Một|", "4: ||Hai"]);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_do_not_matter(string end) =>
        Rows($"tiêu đề{end}{end}1\tMột\t{end}\t\tHai").ShouldBe(["3: 1|Một|", "4: ||Hai"]);

    [Fact]
    public void A_row_broken_by_lines_in_its_cells_is_joined_where_the_width_comes_out() =>
        Rows("1\tA\tĐơn vị\t1\t\n2\tHình thức\tTrực tuyến = 0\nPhát phiếu = 1\nKết hợp = 2\t1\t\n3\tB\tĐơn vị\t1\t\n")
            .ShouldBe(["1: 1|A|Đơn vị|1|", "2: 2|Hình thức|Trực tuyến = 0/Phát phiếu = 1/Kết hợp = 2|1|", "5: 3|B|Đơn vị|1|"]);

    [Fact]
    public void A_short_row_before_a_numbered_one_is_not_joined() =>
        Rows("1\tA\tx\t1\t\n2\tB\n3\tC\tx\t1\t\n").ShouldBe(["1: 1|A|x|1|", "2: 2|B", "3: 3|C|x|1|"]);

    [Fact]
    public void Bars_make_cells_and_an_escaped_bar_does_not() =>
        Rows("| 1 | a \\| b | |\n|---|---|---|\n| 2 | c | d |\n").ShouldBe(["1: 1|a | b|", "2: ---|---|---", "3: 2|c|d"]);

    [Fact]
    public void Lines_between_two_rules_are_one_row() =>
        Rows("+---+--------+\n| 1 | Có = 1 |\n|   | Không  |\n+---+--------+\n| 2 | số     |\n|   | lượng  |\n+---+--------+\n")
            .ShouldBe(["2: 1|Có = 1/Không", "5: 2|số lượng"]);

    [Fact]
    public void A_table_in_markup_inside_a_text_keeps_its_lines_and_neighbours()
    {
        var blocks = DocumentReader.Read(SourceDocument.FromBytes("x", Encoding.UTF8.GetBytes(
            "Báo cáo\n\n**Phụ lục**\n<table><tr><td>STT</td><td>Tên</td></tr>\n<tr><td>1</td><td>Một</td></tr>\n</table>\n\nHết"))).Blocks;

        blocks.Select(b => b is TableGrid table ? string.Join('/', table.Rows.Select(r => $"{r.Line}: " + string.Join('|', r.Cells.Select(c => c.Text)))) : $"{b.Line}: {((TextBlock)b).Text}")
            .ShouldBe(["1: Báo cáo", "3: Phụ lục", "4: STT|Tên/5: 1|Một", "8: Hết"]);
    }

    [Fact]
    public void One_cell_a_line_gives_rows_of_the_usual_width() =>
        Rows("tên\n\n\tSTT\n\tTên\n\tSố\n\n\t1\n\tMột\n\t5\n\n\t2\n\t\n\nHai\n\n\t\n\n6\n\n\t3\n\tBa\n\t\n\n\n")
            .ShouldBe(["3: STT|Tên|Số", "7: 1|Một|5", "11: 2|Hai|6", "20: 3|Ba|"]);

    [Fact]
    public void Paragraphs_with_a_leading_tab_are_no_table_of_cells() =>
        Rows("\tĐoạn một.\n\n\tĐoạn hai.\n\n1\tA\tx\n2\tB\ty\n").ShouldBe(["1: |Đoạn một.", "3: |Đoạn hai.", "5: 1|A|x", "6: 2|B|y"]);
}
