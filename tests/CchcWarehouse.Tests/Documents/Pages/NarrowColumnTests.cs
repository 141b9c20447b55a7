using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>Where the printing font is wider than the writer's, a column breaks what stood on one line.</summary>
public sealed class NarrowColumnTests
{
    private const double Width = 36;

    [Theory]
    [InlineData("7.1.7.2", "7.1.7", ".2")]
    [InlineData("1.1.1.", "1.1.1", ".")]
    [InlineData("12,5", "12", ",5")]
    [InlineData("1.1 2.1", "1.1", "2.1")]
    [InlineData("12 ...", "12", "...")]
    [InlineData("a\n.5", "a", ".5")]
    public void A_figure_broken_before_its_sign_is_one(string text, params string[] lines) =>
        PageText.OfCell([.. lines.Select(LineAt)], Width).ShouldBe(text);

    [Theory]
    [InlineData(".", true)]
    [InlineData("2.", false)]
    public void A_row_goes_on_overleaf_below_the_end_of_its_ordinal_only(string ordinalBelow, bool goesOn)
    {
        var above = new SplitRow(Edges("3.3.4", "Tỷ lệ quy trình được"));

        above.GoesOnIn(Edges(ordinalBelow, "điện tử hóa"), [new(0, ordinalBelow, 2), new(1, "điện tử hóa", 2)]).ShouldBe(goesOn);
    }

    [Fact]
    public void Both_parts_of_an_ordinal_stand_together_again()
    {
        var row = SplitRow.Joined(
            new GridRow(1, [new(0, "3.3.4", 1), new(1, "quy trình được", 1)]), new GridRow(2, [new(0, ".", 2), new(1, "điện tử hóa", 2)]));

        row.Cells.Select(c => c.Text).ShouldBe(["3.3.4.", "quy trình được điện tử hóa"]);
    }

    private static Dictionary<int, (PageLine, double)> Edges(string ordinal, string label) =>
        new() { [0] = (LineAt(ordinal, 0), Width), [1] = (LineAt(label, 0), 100) };

    // Letters five points wide, lines twelve apart.
    private static PageLine LineAt(string text, int place) =>
        new([new PageWord(0, place * 12, text.Length * 5, (place * 12) + 10, text)]);
}
