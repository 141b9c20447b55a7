using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Rows;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Rows;

/// <summary>Columns left of the labels that say what several rows have in common.</summary>
public sealed class GroupColumnsTests
{
    private const string Head = "TT|Lĩnh vực|Chỉ tiêu|ĐVT|Kết quả";

    // "row label < parent", so that a case reads as the outline it should give.
    private static IEnumerable<string> Outline(Annex annex) =>
        annex.Rows.Select(r => $"{r.PrintedNumber} {r.Label} {r.Result}".Trim() + (r.ParentRow is { } parent ? $" < {annex.Rows[parent - 1].Label}" : ""));

    private static Annex Merged(string head, params GridCell[][] rows) =>
        AnnexReader.Read(new DocumentGrid(
        [
            new TextBlock(1, "KẾT QUẢ CÔNG TÁC CẢI CÁCH HÀNH CHÍNH NĂM 2023"),
            new TableGrid(2, [new GridRow(2, [.. head.Split('|').Select((text, i) => new GridCell(i, text))]), .. rows.Select((cells, i) => new GridRow(3 + i, cells))], PositionsAreExact: true),
        ]));

    [Fact]
    public void Text_of_a_group_column_is_the_heading_of_its_rows()
    {
        Outline(Printed.Table(Head,
            "1|Cải cách thể chế|Số VBQPPL đã ban hành|Văn bản|5",
            "2||Số VBQPPL đã rà soát|Văn bản|7",
            "3|Cải cách thủ tục hành chính|Số TTHC công bố mới|Thủ tục|9"))
        .ShouldBe([
            "Cải cách thể chế", "1 Số VBQPPL đã ban hành 5 < Cải cách thể chế", "2 Số VBQPPL đã rà soát 7 < Cải cách thể chế",
            "Cải cách thủ tục hành chính", "3 Số TTHC công bố mới 9 < Cải cách thủ tục hành chính"]);
    }

    [Fact]
    public void Cell_merged_over_rows_is_their_heading_and_takes_the_number_merged_beside_it()
    {
        Outline(Merged(Head,
            [new(0, "I", RowSpan: 2), new(1, "Cải cách thể chế", RowSpan: 2), new(2, "Số VBQPPL đã ban hành"), new(3, "Văn bản"), new(4, "5")],
            [new(2, "Số VBQPPL đã rà soát"), new(3, "Văn bản"), new(4, "7")],
            [new(0, "II"), new(1, "Cải cách thủ tục hành chính"), new(2, "Số TTHC công bố mới"), new(3, "Thủ tục"), new(4, "9")]))
        .ShouldBe([
            "I Cải cách thể chế", "Số VBQPPL đã ban hành 5 < Cải cách thể chế", "Số VBQPPL đã rà soát 7 < Cải cách thể chế",
            "II Cải cách thủ tục hành chính", "Số TTHC công bố mới 9 < Cải cách thủ tục hành chính"]);
    }

    [Fact]
    public void Groups_stand_in_groups()
    {
        Outline(Printed.Table("Lĩnh vực|Nhóm|Chỉ tiêu|ĐVT|Kết quả",
            "Cải cách thủ tục hành chính|Thống kê TTHC|Số TTHC công bố mới|Thủ tục|9",
            "||Số TTHC bãi bỏ|Thủ tục|1",
            "|Kết quả giải quyết TTHC|Số hồ sơ đã tiếp nhận|Hồ sơ|40",
            "Cải cách thể chế|Xây dựng VBQPPL|Số VBQPPL đã ban hành|Văn bản|5"))
        .ShouldBe([
            "Cải cách thủ tục hành chính", "Thống kê TTHC < Cải cách thủ tục hành chính",
            "Số TTHC công bố mới 9 < Thống kê TTHC", "Số TTHC bãi bỏ 1 < Thống kê TTHC",
            "Kết quả giải quyết TTHC < Cải cách thủ tục hành chính", "Số hồ sơ đã tiếp nhận 40 < Kết quả giải quyết TTHC",
            "Cải cách thể chế", "Xây dựng VBQPPL < Cải cách thể chế", "Số VBQPPL đã ban hành 5 < Xây dựng VBQPPL"]);
    }

    [Fact]
    public void Group_text_on_a_row_of_its_own_is_a_heading()
    {
        Outline(Printed.Table(Head,
            "I|Cải cách thể chế|||",
            "1||Số VBQPPL đã ban hành|Văn bản|5",
            "2||Số VBQPPL đã rà soát|Văn bản|7"))
        .ShouldBe(["I Cải cách thể chế", "1 Số VBQPPL đã ban hành 5 < Cải cách thể chế", "2 Số VBQPPL đã rà soát 7 < Cải cách thể chế"]);
    }

    [Fact]
    public void Group_text_repeated_on_every_row_is_one_heading()
    {
        Outline(Printed.Table(Head,
            "1|Cải cách thể chế|Số VBQPPL đã ban hành|Văn bản|5",
            "2|Cải cách thể chế|Số VBQPPL đã rà soát|Văn bản|7"))
        .ShouldBe(["Cải cách thể chế", "1 Số VBQPPL đã ban hành 5 < Cải cách thể chế", "2 Số VBQPPL đã rà soát 7 < Cải cách thể chế"]);
    }

    [Fact]
    public void Groups_stand_under_a_heading_over_the_whole_width()
    {
        Outline(Printed.Table("TT|Nhóm|Chỉ tiêu|ĐVT|Kết quả",
            "I||Cải cách thủ tục hành chính||",
            "1|Thống kê TTHC|Số TTHC công bố mới|Thủ tục|9",
            "2||Số TTHC bãi bỏ|Thủ tục|1",
            "II||Cải cách thể chế||",
            "1|Xây dựng VBQPPL|Số VBQPPL đã ban hành|Văn bản|5"))
        .ShouldBe([
            "I Cải cách thủ tục hành chính", "Thống kê TTHC < Cải cách thủ tục hành chính", "1 Số TTHC công bố mới 9 < Thống kê TTHC",
            "2 Số TTHC bãi bỏ 1 < Thống kê TTHC", "II Cải cách thể chế", "Xây dựng VBQPPL < Cải cách thể chế", "1 Số VBQPPL đã ban hành 5 < Xây dựng VBQPPL"]);
    }

    [Fact]
    public void Group_text_that_runs_on_beside_the_next_row_is_one_heading()
    {
        Outline(Printed.Table(Head,
            "1|Cải cách thủ tục hành|Số TTHC công bố mới|Thủ tục|9",
            "2|chính|Số TTHC bãi bỏ|Thủ tục|1"))
        .ShouldBe(["Cải cách thủ tục hành chính", "1 Số TTHC công bố mới 9 < Cải cách thủ tục hành chính", "2 Số TTHC bãi bỏ 1 < Cải cách thủ tục hành chính"]);
    }

    [Fact]
    public void Total_printed_in_the_group_column_is_a_row()
    {
        Outline(Printed.Table(Head,
            "1|Cải cách thể chế|Số VBQPPL đã ban hành|Văn bản|5",
            "2||Số VBQPPL đã rà soát|Văn bản|7",
            "|Tổng số văn bản||Văn bản|12"))
        .ShouldContain(row => row.StartsWith("Tổng số văn bản 12"));
    }

    [Fact]
    public void A_column_of_targets_in_words_is_no_group()
    {
        Printed.Table("TT|Nội dung|Chỉ tiêu|ĐVT|Kết quả",
            "1|Số VBQPPL đã ban hành|Hoàn thành|Văn bản|5",
            "2|Số VBQPPL đã rà soát|Hoàn thành|Văn bản|7")
        .Rows.Select(r => $"{r.PrintedNumber} {r.Label}").ShouldBe(["1 Số VBQPPL đã ban hành", "2 Số VBQPPL đã rà soát"]);
    }
}
