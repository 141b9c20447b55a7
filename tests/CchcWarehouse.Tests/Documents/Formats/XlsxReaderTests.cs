using CchcWarehouse.Etl.Documents;
using DocumentFormat.OpenXml.Spreadsheet;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class XlsxReaderTests
{
    private readonly WorkbookFixture workbook = new();

    [Fact]
    public void Titles_are_text_and_blank_rows_tear_no_table()
    {
        workbook.Sheet()
            .Row(1, "PHỤ LỤC").Merge("A1:D1")
            .Row(2, "Kỳ báo cáo:", "Quý I/2022")
            .Row(4, "STT", "Chỉ tiêu", "ĐVT", "Kết quả")
            .Row(5, "I", "Chỉ đạo")
            .Row(9, "1", "Số văn bản", "Văn bản", "2.953")
            .Row(20, "2", "Số cuộc", "Cuộc", "3")
            .Row(21, null, "Trong đó")
            .Row(23, null, null, "CHỦ TỊCH");

        var grid = workbook.Grid();

        grid.Texts().ShouldBe(["PHỤ LỤC", "Kỳ báo cáo: Quý I/2022", "CHỦ TỊCH"]);
        grid.Table().Rows.Count.ShouldBe(5);
        grid.Table().Rows.Select(r => r.Line).ShouldBe([4, 5, 9, 20, 21]);
        grid.Table().Row(2).ShouldBe("1 | Số văn bản | Văn bản | 2.953");
    }

    [Fact]
    public void Merged_heads_keep_their_spans()
    {
        workbook.Sheet()
            .Row(1, "STT", "Chỉ tiêu", "Kết quả", null, "Ghi chú").Merge("A1:A2").Merge("B1:B2").Merge("C1:D1").Merge("E1:E2")
            .Row(2, null, null, "Đơn vị tính", "Số liệu")
            .Row(3, "1", "Số văn bản", "Văn bản", "5", "a");

        var table = workbook.Grid().Table();

        (table.Cell(0, 0).RowSpan, table.Cell(0, 2).ColumnSpan).ShouldBe((2, 2));
        table.Row(1).ShouldBe(" |  | Đơn vị tính | Số liệu | ");
        table.Row(2).ShouldBe("1 | Số văn bản | Văn bản | 5 | a");
    }

    [Fact]
    public void A_label_merged_over_four_columns_is_one_column()
    {
        workbook.Sheet()
            .Row(1, null, "STT", "Chỉ tiêu", null, null, "Kết quả").Merge("C1:E1")
            .Row(2, null, "1", "Số văn bản", null, null, "5").Merge("C2:E2")
            .Row(3, null, "2", "Số cuộc", null, null, "6").Merge("C3:E3");

        workbook.Grid().Table().Row(2).ShouldBe("2 | Số cuộc | 6");
    }

    [Fact]
    public void What_a_merge_covers_is_not_shown_even_if_stored()
    {
        workbook.Sheet()
            .Row(1, "STT", "Chỉ tiêu", "Kết quả", "Ghi chú")
            .Row(2, "1", "Số văn bản", "5", "chung").Merge("D2:D3")
            .Row(3, "2", "Số cuộc", "6", "cũ");

        workbook.Grid().Table().Row(2).ShouldBe("2 | Số cuộc | 6 | ");
    }

    [Fact]
    public void Hidden_sheets_rows_and_columns_are_left_out_and_named()
    {
        workbook.Sheet("Nháp", SheetStateValues.Hidden).Row(1, "a", "b", "c").Row(2, "a", "b", "c");
        workbook.Sheet("Biểu")
            .Row(1, "STT", "Mã", "Chỉ tiêu", "Kết quả").HideColumn(1)
            .Row(2, "1", "x", "Số văn bản", "5")
            .Row(3, "2", "y", "Số cũ", "9").HideRow(3)
            .Row(4, "3", "z", "Số cuộc", "6");

        var grid = workbook.Grid();

        grid.Table().Rows.Count.ShouldBe(3);
        grid.Table().Row(2).ShouldBe("3 | Số cuộc | 6");
        grid.Notices.Select(n => n.Rule).ShouldBe(["hidden-sheet", "hidden-rows", "hidden-columns"]);
        grid.Notices[1].MessageEn.ShouldContain("3");
        grid.Notices[2].MessageEn.ShouldContain("B");
    }

    [Fact]
    public void A_merge_that_begins_in_a_hidden_row_shows_in_the_next_one()
    {
        workbook.Sheet()
            .Row(1, "STT", "Chỉ tiêu", "Kết quả", "Ghi chú")
            .Row(2, "1", "Số ẩn", "5", "chung").Merge("D2:D3").HideRow(2)
            .Row(3, "2", "Số cuộc", "6");

        workbook.Grid().Table().Row(1).ShouldBe("2 | Số cuộc | 6 | chung");
    }

    [Fact]
    public void Sheets_follow_each_other_in_the_order_of_their_tabs()
    {
        workbook.Sheet("B").Row(1, "STT", "Chỉ tiêu", "Kết quả").Row(2, "1", "b", "1");
        workbook.Sheet("A").Row(1, "STT", "Chỉ tiêu", "Kết quả").Row(2, "2", "a", "2");

        workbook.Grid().Tables().Select(t => t.Row(1)).ShouldBe(["1 | b | 1", "2 | a | 2"]);
    }

    [Fact]
    public void A_formula_gives_its_stored_result_and_one_never_calculated_a_doubt()
    {
        workbook.Sheet()
            .Row(1, "STT", "Chỉ tiêu", "Kết quả")
            .Row(2, "1", "Tổng").Formula(2, 2, "SUM(C3:C4)", "7")
            .Row(3, "2", "Chưa tính").Formula(3, 2, "C9*2", null)
            .Row(4, "3", "Lỗi").Formula(4, 2, "C9/0", "#DIV/0!", CellValues.Error)
            .Row(5, "4", "Chữ").Formula(5, 2, "\"Không\"", "Không", CellValues.String);

        var table = workbook.Grid().Table();

        table.Cell(1, 2).Text.ShouldBe("7");
        table.Cell(2, 2).Text.ShouldBe("");
        table.Cell(2, 2).Doubt.ShouldNotBeNull().MessageEn.ShouldContain("formula");
        table.Cell(3, 2).Text.ShouldBe("#DIV/0!");
        table.Cell(4, 2).Text.ShouldBe("Không");
    }

    [Fact]
    public void Text_stays_text_with_its_lines_and_raised_figures()
    {
        var rich = new Cell(new InlineString(
            new Run(new Text("12")),
            new Run(new RunProperties(new VerticalTextAlignment { Val = VerticalAlignmentRunValues.Superscript }), new Text("1")))) { DataType = CellValues.InlineString };
        workbook.Sheet()
            .Row(1, "STT", "Chỉ tiêu", "Kết quả", "Ghi chú")
            .Row(2, "1", "Số  <b> * \n văn bản_x000D_", "2.953").Raw(2, 3, rich);

        workbook.Grid().Table().Row(1).ShouldBe("1 | Số <b> *⏎văn bản | 2.953 | 12¹");
    }

    [Fact]
    public void A_workbook_named_otherwise_is_read_and_the_name_noted()
    {
        workbook.Sheet().Row(1, "STT", "Chỉ tiêu", "Kết quả").Row(2, "1", "b", "1");

        var grid = DocumentReader.Read(workbook.Document("bao-cao.pdf"));

        grid.Table().Rows.Count.ShouldBe(2);
        grid.Notices.Single().Rule.ShouldBe("mislabelled");
    }

    [Fact]
    public void A_truncated_workbook_is_refused_with_a_word_on_what_to_do()
    {
        workbook.Sheet().Row(1, "STT", "Chỉ tiêu", "Kết quả").Row(2, "1", "b", "1");
        var bytes = workbook.Document().Bytes.ToArray();

        var refusal = Should.Throw<UnreadableDocumentException>(() => DocumentReader.Read(SourceDocument.FromBytes("a.xlsx", bytes[..^200])));

        refusal.Code.ShouldBe("damaged");
    }

    [Fact]
    public void Twenty_thousand_rows_are_one_table()
    {
        var sheet = workbook.Sheet().Row(1, "STT", "Chỉ tiêu", "Kết quả");
        for (var row = 2; row <= 20_001; row++)
            sheet.Number(row, 0, "1").Text(row, 1, "Số văn bản").Number(row, 2, "2953", "#,##0");

        var table = workbook.Grid().Table();

        table.Rows.Count.ShouldBe(20_001);
        table.Row(20_000).ShouldBe("1 | Số văn bản | 2.953");
    }
}
