using CchcWarehouse.Etl.Documents.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>A wide table printed sideways or upside down is turned before it is read.</summary>
public sealed class TextDirectionTests
{
    private const double Width = 600;
    private const double Height = 800;

    private static readonly IReadOnlyList<PageWord> Upright =
    [
        new(40, 50, 70, 62, "Tổng"), new(74, 50, 90, 62, "số"), new(94, 50, 120, 62, "nhiệm"), new(124, 50, 140, 62, "vụ"), new(300, 50, 312, 62, "27"),
        new(40, 66, 70, 78, "Trong"), new(74, 66, 90, 78, "đó"), new(94, 66, 130, 78, "hoàn"), new(134, 66, 170, 78, "thành"), new(300, 66, 306, 78, "9"),
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_page_is_turned_until_its_text_runs_to_the_right(int quarters)
    {
        var lying = TextDirection.Turned(Upright, quarters, Width, Height);

        var back = TextDirection.QuartersToUpright(lying);

        back.ShouldBe((4 - quarters) % 4);
        TextDirection.Turned(lying, back!.Value, quarters % 2 == 0 ? Width : Height, quarters % 2 == 0 ? Height : Width).ShouldBe(Upright);
    }

    [Fact]
    public void Tall_words_in_no_order_have_no_direction() =>
        TextDirection.QuartersToUpright([new(40, 50, 52, 90, "Tổng số"), new(300, 400, 312, 440, "nhiệm"), new(80, 700, 92, 740, "vụ giao")]).ShouldBeNull();

    [Fact]
    public void A_column_of_single_words_is_upright() =>
        TextDirection.QuartersToUpright([.. Enumerable.Range(0, 20).Select(i => new PageWord(40, 20 + 14 * i, 75, 32 + 14 * i, "Nhiệm"))]).ShouldBe(0);
}
