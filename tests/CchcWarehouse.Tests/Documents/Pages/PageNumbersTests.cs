using CchcWarehouse.Etl.Documents.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>The number of a page inside a table's empty cell is no value of the table.</summary>
public sealed class PageNumbersTests
{
    private const double Foot = 560;

    [Theory]
    [InlineData(20)]
    [InlineData(400)]
    [InlineData(780)]
    public void A_number_that_counts_on_with_the_pages_at_one_place_is_gone(double left) =>
        Numbers(Pages(5, i => new(left, Foot, left + 6, Foot + 10, $"{i + 3}"))).ShouldAllBe(n => n == "");

    [Theory]
    [InlineData("Trang {0}")]
    [InlineData("- {0} -")]
    [InlineData("{0}/2")]
    [InlineData("Trang {0}/2")]
    public void What_names_itself_a_page_number_is_gone_on_two_pages(string pattern) =>
        Numbers(Pages(2, i => new(400, Foot, 440, Foot + 10, string.Format(null, pattern, i + 1)))).ShouldAllBe(n => n == "");

    [Fact]
    public void A_number_at_the_head_of_the_pages_is_gone() =>
        Numbers(Pages(4, i => new(400, 20, 406, 30, $"{i + 1}"))).ShouldAllBe(n => n == "");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void On_few_pages_a_person_says_what_the_lone_number_is(int count) =>
        Numbers(Pages(count, i => new(400, Foot, 406, Foot + 10, $"{i + 1}"))).ShouldAllBe(n => n.EndsWith('?'));

    [Fact]
    public void A_lone_number_that_does_not_count_is_seen_by_a_person() =>
        Numbers(Pages(6, _ => new(400, Foot, 412, Foot + 10, "17"))).ShouldAllBe(n => n == "17?");

    [Fact]
    public void A_figure_on_a_line_of_the_table_is_a_value() =>
        Numbers(Pages(6, i => new(400, 530, 406, 542, $"{i * 2}"))).ShouldBe(["0", "2", "4", "6", "8", "10"]);

    [Theory]
    [InlineData(533, 545)]
    [InlineData(527, 539)]
    public void A_figure_set_a_little_off_the_line_is_a_value(double top, double bottom) =>
        Numbers(Pages(2, i => new(400, top, 406, bottom, $"{i + 4}"))).ShouldBe(["4", "5"]);

    [Fact]
    public void A_figure_on_a_line_of_the_table_that_counts_with_the_pages_is_seen_by_a_person() =>
        Numbers(Pages(6, i => new(400, 530, 406, 542, $"{i + 1}"))).ShouldAllBe(n => n.EndsWith('?'));

    [Fact]
    public void A_figure_above_the_second_line_of_its_label_is_a_value() =>
        Numbers(Pages(6, i => new(400, 512, 406, 524, $"{i + 1}"))).ShouldBe(["1", "2", "3", "4", "5", "6"]);

    // Lines of a label down to 542; a number beside them or below.
    private static IReadOnlyList<Page> Pages(int count, Func<int, PageWord> number) =>
        [.. Enumerable.Range(0, count).Select(i => new Page(i + 1, 842, 595, [.. Lines(), number(i)], new RuledLines([], [])))];

    private static IEnumerable<PageWord> Lines() =>
        Enumerable.Range(0, 24).Select(i => new PageWord(60, 530 - 18 * i, 300, 542 - 18 * i, "Số văn bản"));

    private static IEnumerable<string> Numbers(IReadOnlyList<Page> pages) => PageNumbers.Parted(pages)
        .Select(p => p.Words.Where(w => w.Text != "Số văn bản").Select(w => w.Text + (w.Doubt is null ? "" : "?")).SingleOrDefault() ?? "");
}
