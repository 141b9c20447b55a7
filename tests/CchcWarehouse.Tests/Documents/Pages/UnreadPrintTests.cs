using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Pages;
using CchcWarehouse.Etl.Documents.Pages.Scans;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>What stands on a page and is in no row is named: nothing is lost in silence.</summary>
public sealed class UnreadPrintTests
{
    private const double Letter = 5;
    private const double LineHeight = 14;
    private const double Sure = 0.95;
    private static readonly double[] Columns = [40, 80, 330, 420];

    [Fact]
    public void A_last_row_with_a_longer_label_stands_in_the_table()
    {
        var content = Read(confidence: null, [.. Rows(6), ["", "Tỷ lệ thực hiện nhiệm vụ tuyên truyền theo kế hoạ", "", "100%"]]);

        var table = content.Blocks.OfType<TableGrid>().Single();
        table.Rows[^1].Cells.Select(c => c.Text).ShouldBe(["Tỷ lệ thực hiện nhiệm vụ tuyên truyền theo kế hoạ", "100%"]);
        content.Notices.ShouldBeEmpty();
    }

    [Fact]
    public void A_line_below_the_table_that_stands_in_its_columns_is_named()
    {
        var content = Read(confidence: null, [.. Rows(6), ["", "", "", ""], ["", "", "", ""], ["", "", "", ""], ["", "Số cơ quan đã kiểm tra", "", "12"], ["", "Nguyễn Văn A", "", ""]]);

        var said = content.Notices.ShouldHaveSingleItem();
        said.Rule.ShouldBe("line-not-read");
        said.LosesContent.ShouldBeTrue();
        said.Message.ShouldContain("Số cơ quan đã kiểm tra");
    }

    [Fact]
    public void Print_of_which_nothing_was_read_is_told_with_its_place()
    {
        var words = Words([.. Rows(6)], Sure).Append(new PageWord(480, 4 * LineHeight, 510, 4 * LineHeight + 10, "", 0)).ToList();

        var said = PageBlocks.Of([new Page(3, 595, 842, words, new RuledLines([], []))]).Notices.Where(n => n.Rule == "print-not-read").ShouldHaveSingleItem();

        said.MessageEn.ShouldStartWith("Page 3: at 1 places");
        said.MessageEn.ShouldContain("169 mm from the left");
        said.MessageEn.ShouldContain("Số nhiệm vụ");
    }

    [Fact]
    public void A_page_on_which_all_was_read_has_nothing_to_tell() =>
        Read(Sure, [.. Rows(6)]).Notices.ShouldBeEmpty();

    [Fact]
    public void Ink_that_no_word_covers_is_a_word_without_letters()
    {
        var image = Letters(8);
        var printed = PrintedRuns.Of(image, 150);
        var read = new PageWord(0, 90, 5 * 10, 110, "Trực", Sure);

        UnreadPrint.Of(printed, image, new RuledLines([], []), [read]).ShouldHaveSingleItem().Left.ShouldBe(52);
        UnreadPrint.Of(printed, image, new RuledLines([], []), [read with { Right = 100 }]).ShouldBeEmpty();
    }

    [Fact]
    public void A_cell_read_only_in_part_waits_for_a_person() =>
        OcrDoubt.Of([new PageWord(0, 0, 30, 10, "1.234", Sure), new PageWord(30, 0, 60, 10, "hồ", Sure), new PageWord(60, 0, 70, 10, "sơ", Sure), new PageWord(70, 0, 80, 10, "", 0)])
            .ShouldNotBeNull();

    [Fact]
    public void Pieces_of_a_rule_one_below_the_other_are_a_broken_rule()
    {
        var pieces = Enumerable.Range(0, 5).Select(i => new RuledLine(100 + i * 0.3, i * 40, i * 40 + 12)).ToList();

        new RuledLines([], [.. pieces, new RuledLine(300, 10, 22)]).Broken().Vertical.ShouldHaveSingleItem().Length.ShouldBe(172);
    }

    [Fact]
    public void Columns_ruled_below_an_upper_edge_are_a_table_though_its_lower_edge_does_not_show()
    {
        var columns = new[] { 10.0, 100, 250, 400 }.Select(x => new RuledLine(x, 50, 500)).ToList();

        var table = Lattice.Of(new RuledLines([new RuledLine(50, 10, 400)], columns)).ShouldHaveSingleItem();

        table.Bottom.ShouldBe(500);
        table.Cells.Count.ShouldBe(3);
    }

    [Fact]
    public void A_rest_of_a_rule_is_taken_out_and_the_letters_beside_it_stay()
    {
        var image = Letters(8);
        for (var y = 20; y < 60; y++)
            image.Pixels[y * 200 + 150] = 0;

        var rest = RuleRests.Removed(image, new RuledLines([], [new RuledLine(150, 0, 200), new RuledLine(3, 0, 200)]), 150);

        rest.IsDark(150, 40, 150).ShouldBeFalse();
        rest.IsDark(4, 100, 150).ShouldBeTrue();
    }

    private static PageContent Read(double? confidence, string[][] lines) =>
        PageBlocks.Of([new Page(1, 595, 842, Words(lines, confidence), new RuledLines([], []))]);

    private static IEnumerable<string[]> Rows(int count) =>
        [["STT", "Chỉ tiêu thống kê", "Đơn vị", "Số liệu"], .. Enumerable.Range(1, count).Select(i => new[] { $"1.{i}", "Số nhiệm vụ đã hoàn thành", "Nhiệm vụ", $"{i + 10}" })];

    private static List<PageWord> Words(string[][] lines, double? confidence) =>
        [.. lines.SelectMany((line, i) => line.SelectMany((text, column) => Words(text, Columns[column], i * LineHeight, confidence)))];

    private static IEnumerable<PageWord> Words(string text, double left, double top, double? confidence)
    {
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return new PageWord(left, top, left + word.Length * Letter, top + 10, word, confidence);
            left += word.Length * Letter + 2.5;
        }
    }

    // Upright strokes, ten pixels apart, one pixel a point.
    private static GrayImage Letters(int count)
    {
        var pixels = new byte[200 * 200];
        Array.Fill(pixels, (byte)255);
        for (var letter = 0; letter < count; letter++)
        {
            for (var y = 96; y < 104; y++)
                pixels.AsSpan(y * 200 + letter * 10 + 2, 5).Clear();
        }
        return new GrayImage(200, 200, pixels, 1);
    }
}
