using CchcWarehouse.Etl.Documents;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class DocxReaderTests
{
    private readonly WordFixture word = new();

    [Fact]
    public void Paragraphs_and_tables_come_in_reading_order()
    {
        word.Body = P("PHỤ LỤC") + T(["STT", "Chỉ tiêu", "Kết quả"], ["1", "Số văn bản", "2.953"]) + P("Nơi nhận:");

        var grid = word.Grid();

        grid.Blocks.Select(b => b.GetType().Name).ShouldBe(["TextBlock", "TableGrid", "TextBlock"]);
        grid.Table().Row(1).ShouldBe("1 | Số văn bản | 2.953");
        grid.Table().Rows.Select(r => r.Line).ShouldBe([2, 3]);
    }

    [Fact]
    public void Cells_merged_both_ways_stand_once_with_their_spans()
    {
        word.Body = $"""
            <w:tbl>{WordFixture.Grid(5)}
            <w:tr>{C("STT", Restart)}{C("Chỉ tiêu", Restart)}{C("Kết quả", Span(2))}{C("Ghi chú", Restart)}</w:tr>
            <w:tr>{C("", Join)}{C("", Join)}{C("ĐVT")}{C("Số liệu")}{C("", Join)}</w:tr>
            <w:tr>{C("1")}{C("Số văn bản")}{C("Văn bản")}{C("5")}{C("chung", Restart)}</w:tr>
            <w:tr>{C("2")}{C("Số cuộc")}{C("Cuộc")}{C("6")}{C("", Join)}</w:tr>
            </w:tbl>
            """;

        var table = word.Grid().Table();

        table.Row(0).ShouldBe("STT | Chỉ tiêu | Kết quả |  | Ghi chú");
        table.Row(1).ShouldBe(" |  | ĐVT | Số liệu | ");
        table.Row(3).ShouldBe("2 | Số cuộc | Cuộc | 6 | ");
        (table.Cell(0, 0).RowSpan, table.Cell(0, 2).ColumnSpan, table.Cell(2, 4).RowSpan).ShouldBe((2, 2, 2));
    }

    [Fact]
    public void Borders_that_miss_each_other_by_a_hair_are_one()
    {
        word.Body = $"""
            <w:tbl><w:tblGrid><w:gridCol w:w="800"/><w:gridCol w:w="60"/><w:gridCol w:w="4000"/><w:gridCol w:w="1500"/></w:tblGrid>
            <w:tr>{C("STT")}{C("Chỉ tiêu", Span(2))}{C("Kết quả")}</w:tr>
            <w:tr>{C("1", Span(2))}{C("Số văn bản")}{C("5")}</w:tr>
            </w:tbl>
            """;

        word.Grid().Table().Row(1).ShouldBe("1 | Số văn bản | 5");
    }

    [Fact]
    public void Tracked_changes_count_as_accepted()
    {
        word.Body = $"""
            <w:p>{R("Quý ")}<w:del>{"<w:r><w:delText>I</w:delText></w:r>"}</w:del><w:ins>{R("II")}</w:ins><w:moveFrom>{R(" cũ")}</w:moveFrom><w:moveTo>{R(" mới")}</w:moveTo></w:p>
            <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{R("Một ")}</w:p><w:p>{R("dòng")}</w:p>
            <w:tbl>{WordFixture.Grid(3)}
            <w:tr>{C("STT")}{C("Chỉ tiêu")}{C("Kết quả")}</w:tr>
            <w:tr><w:trPr><w:del/></w:trPr>{C("1")}{C("Số cũ")}{C("4")}</w:tr>
            <w:tr><w:trPr><w:ins/></w:trPr>{C("1")}{C("Số mới")}{C("5")}</w:tr>
            </w:tbl>
            """;

        var grid = word.Grid();

        grid.Texts().ShouldBe(["Quý II mới", "Một dòng"]);
        grid.Table().Rows.Count.ShouldBe(2);
        grid.Table().Row(1).ShouldBe("1 | Số mới | 5");
        grid.Notices.Single().Rule.ShouldBe("tracked-changes");
    }

    [Fact]
    public void Hidden_text_is_not_read_even_where_a_style_hides_it()
    {
        word.Styles = """<w:style w:type="character" w:styleId="An"><w:rPr><w:vanish/></w:rPr></w:style>""";
        word.Body = $"""<w:p>{R("thấy ")}{R("ẩn ", "<w:vanish/>")}{R("ẩn ", "<w:rStyle w:val=\"An\"/>")}{R("hiện", "<w:vanish w:val=\"0\"/>")}</w:p>""";

        word.Grid().Texts().ShouldBe(["thấy hiện"]);
    }

    [Fact]
    public void Fields_show_their_results_and_not_their_codes()
    {
        word.Body = $"""
            <w:p>{R("Tổng: ")}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>{R("27")}<w:r><w:fldChar w:fldCharType="end"/></w:r>
            <w:fldSimple w:instr="DATE">{R(" 16/12")}</w:fldSimple></w:p>
            <w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>{R(" Có")}</w:p>
            """;

        word.Grid().Texts().ShouldBe(["Tổng: 27 16/12", "☒ Có"]);
    }

    [Fact]
    public void A_text_box_is_read_once_after_its_paragraph()
    {
        var box = $"<w:txbxContent>{P("Trong khung")}</w:txbxContent>";
        word.Body = $"""
            <w:p>{R("Ngoài")}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
            <w:p><w:r><mc:AlternateContent><mc:Choice Requires="x"><w:t>lạ</w:t></mc:Choice><mc:Fallback><w:t>quen</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>
            """;

        word.Grid().Texts().ShouldBe(["Ngoài", "Trong khung", "quen"]);
    }

    [Fact]
    public void A_table_that_frames_another_gives_way_to_it()
    {
        var inner = T(["STT", "Chỉ tiêu", "Kết quả"], ["1", "Số văn bản", "5"]);
        word.Body = $"<w:tbl>{WordFixture.Grid(1)}<w:tr><w:tc>{P("PHỤ LỤC")}{inner}<w:p/></w:tc></w:tr></w:tbl>";

        var grid = word.Grid();

        grid.Texts().ShouldBe(["PHỤ LỤC"]);
        grid.Table().Row(1).ShouldBe("1 | Số văn bản | 5");
    }

    [Fact]
    public void A_small_table_inside_a_cell_becomes_lines_of_it()
    {
        var inner = T(["Có = 1", "Không = 0"]);
        word.Body = $"<w:tbl>{WordFixture.Grid(4)}<w:tr>{C("STT")}{C("Chỉ tiêu")}{C("ĐVT")}{C("Kết quả")}</w:tr><w:tr>{C("1")}{C("Ban hành")}<w:tc>{inner}<w:p/></w:tc>{C("1")}</w:tr></w:tbl>";

        word.Grid().Table().Row(1).ShouldBe("1 | Ban hành | Có = 1 Không = 0 | 1");
    }

    [Fact]
    public void Headers_footers_and_footnotes_are_text_around_the_body()
    {
        word.Header = P("Biểu 2B") + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + R("7") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
        word.Footer = P("Trang cuối");
        word.Footnotes = $"""<w:footnote w:id="-1" w:type="separator">{P("---")}</w:footnote><w:footnote w:id="2">{P("Lũy kế")}</w:footnote>""";
        word.Body = $"""<w:p>{R("Số liệu")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>""";

        word.Grid().Texts().ShouldBe(["Biểu 2B", "Số liệu¹", "¹ Lũy kế", "Trang cuối"]);
    }

    [Fact]
    public void Lines_tabs_hyphens_and_symbols_read_as_printed()
    {
        word.Body = $"""
            <w:tbl>{WordFixture.Grid(3)}<w:tr>{C("STT")}{C("Chỉ tiêu")}{C("Kết quả")}</w:tr>
            <w:tr>{C("1")}<w:tc><w:p>{R("Có = 1")}<w:r><w:br/><w:t>Không = 0</w:t><w:tab/><w:t>BC</w:t><w:noBreakHyphen/><w:t>UB</w:t><w:softHyphen/><w:t>ND</w:t></w:r></w:p></w:tc>
            <w:tc><w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>{R(" 10")}{R("2", "<w:vertAlign w:val=\"superscript\"/>")}</w:p></w:tc></w:tr></w:tbl>
            """;

        word.Grid().Table().Row(1).ShouldBe("1 | Có = 1⏎Không = 0 BC-UBND | ✓ 10²");
    }

    [Fact]
    public void Content_controls_hold_rows_cells_and_runs_as_if_they_were_not_there()
    {
        word.Body = $"""
            <w:sdt><w:sdtPr/><w:sdtContent><w:tbl>{WordFixture.Grid(3)}<w:tr>{C("STT")}{C("Chỉ tiêu")}{C("Kết quả")}</w:tr>
            <w:sdt><w:sdtContent><w:tr>{C("1")}<w:sdt><w:sdtContent>{C("Số văn bản")}</w:sdtContent></w:sdt><w:tc><w:p><w:sdt><w:sdtContent>{R("5")}</w:sdtContent></w:sdt></w:p></w:tc></w:tr></w:sdtContent></w:sdt></w:tbl></w:sdtContent></w:sdt>
            """;

        word.Grid().Table().Row(1).ShouldBe("1 | Số văn bản | 5");
    }

    [Fact]
    public void Old_fonts_are_turned_into_unicode()
    {
        word.Styles = """<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>""";
        word.Body = $"""
            <w:p>{R("Céng hßa x· héi chñ nghÜa ViÖt Nam, n¨m 2021, tr­íc")}</w:p>
            <w:p>{R("uû ban nh©n d©n", "<w:rFonts w:ascii=\".VnTimeH\"/>")}</w:p>
            <w:p>{R("UÛy ban nhaân daân huyeä", "<w:rFonts w:ascii=\"VNI-Times\"/>")}{R("n Thaïnh Trò", "<w:rFonts w:ascii=\"VNI-Times\"/>")}</w:p>
            <w:p>{R("Hương Trà", "<w:rFonts w:ascii=\"Times New Roman\"/>")}</w:p>
            """;

        var grid = word.Grid();

        grid.Texts().ShouldBe(["Cộng hòa xã hội chủ nghĩa Việt Nam, năm 2021, trước", "UỶ BAN NHÂN DÂN", "Ủy ban nhân dân huyện Thạnh Trị", "Hương Trà"]);
        grid.Notices.Select(n => n.Rule).ShouldBe(["legacy-encoding", "legacy-encoding"]);
    }

    [Fact]
    public void A_document_with_macros_is_refused()
    {
        var bytes = OtherPackages.WithPart(word.Document(), "word/vbaProject.bin");
        Should.Throw<UnreadableDocumentException>(() => DocumentReader.Read(bytes)).Code.ShouldBe("macros");
    }

    private const string Restart = "<w:vMerge w:val=\"restart\"/>";
    private const string Join = "<w:vMerge/>";

    private static string Span(int columns) => $"<w:gridSpan w:val=\"{columns}\"/>";

    private static string P(string text) => WordFixture.Paragraph(text);

    private static string C(string text, string properties = "") => WordFixture.Cell(text, properties);

    private static string T(params string[][] rows) => WordFixture.Table(rows);

    private static string R(string text, string properties = "") => $"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space=\"preserve\">{text}</w:t></w:r>";
}
