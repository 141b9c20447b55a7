using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats;

public sealed class WordNumberingTests
{
    private readonly WordFixture word = new() { Numbering = Outline };

    // A list of areas in Roman, two levels of decimals and letters, as the templates have it.
    private const string Outline = """
        <w:abstractNum w:abstractNumId="0">
          <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
          <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2."/></w:lvl>
          <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="&#xF0B7;"/><w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr></w:lvl>
          <w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl></w:abstractNum>
        <w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="Muc"/><w:lvlText w:val="%1"/><w:suff w:val="nothing"/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        <w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>
        """;

    [Fact]
    public void Levels_count_on_their_own_and_restart_below_a_new_item()
    {
        word.Body = Item(1, 0, "Chỉ đạo") + Item(1, 1, "a") + Item(1, 1, "b") + Item(1, 2, "c") + Item(1, 2, "d") + Item(1, 0, "Thể chế") + Item(1, 1, "e") + Item(1, 2, "f");

        word.Grid().Texts().ShouldBe(["I. Chỉ đạo", "1.1. a", "1.2. b", "a) c", "b) d", "II. Thể chế", "2.1. e", "a) f"]);
    }

    [Fact]
    public void An_instance_that_restarts_begins_anew_and_others_go_on()
    {
        word.Body = Item(1, 0, "a") + Item(1, 0, "b") + Item(3, 0, "c") + Item(3, 0, "d") + Item(1, 0, "e");

        word.Grid().Texts().ShouldBe(["I. a", "II. b", "I. c", "II. d", "III. e"]);
    }

    [Fact]
    public void Bullets_are_dashes_or_dots() =>
        Texts(Item(2, 0, "a") + Item(2, 1, "b")).ShouldBe(["• a", "- b"]);

    [Fact]
    public void A_column_of_empty_numbered_cells_shows_its_numbers()
    {
        var cell = (string text) => $"<w:tc>{Item(4, 0, text)}</w:tc>";
        word.Body = $"<w:tbl>{WordFixture.Grid(3)}<w:tr>{WordFixture.Cell("STT")}{WordFixture.Cell("Chỉ tiêu")}{WordFixture.Cell("Kết quả")}</w:tr>"
            + $"<w:tr>{cell("")}{WordFixture.Cell("Số văn bản")}{WordFixture.Cell("5")}</w:tr><w:tr>{cell("")}{WordFixture.Cell("Số cuộc")}{WordFixture.Cell("6")}</w:tr></w:tbl>";

        var table = word.Grid().Table();

        table.Row(1).ShouldBe("1 | Số văn bản | 5");
        table.Row(2).ShouldBe("2 | Số cuộc | 6");
    }

    [Fact]
    public void A_style_puts_its_paragraphs_into_a_list_and_a_paragraph_may_leave_it()
    {
        word.Styles = """<w:style w:type="paragraph" w:styleId="Muc"><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Con"><w:basedOn w:val="Muc"/></w:style>""";
        var styled = (string style, string own) => $"""<w:p><w:pPr><w:pStyle w:val="{style}"/>{own}</w:pPr><w:r><w:t>x</w:t></w:r></w:p>""";

        Texts(styled("Muc", "") + styled("Con", "") + styled("Muc", "<w:numPr><w:numId w:val=\"0\"/></w:numPr>") + styled("Muc", "")).ShouldBe(["1x", "2x", "x", "3x"]);
    }

    private IReadOnlyList<string> Texts(string body)
    {
        word.Body = body;
        return word.Grid().Texts();
    }

    private static string Item(int list, int level, string text) =>
        $"""<w:p><w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list}"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>""";
}
