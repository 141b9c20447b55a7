using CchcWarehouse.Etl.Documents.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages;

/// <summary>A figure counts as far as paper shows it.</summary>
public sealed class FigurePrintTests
{
    private const int Width = 60;
    private const int Height = 30;

    private static readonly PageWord Word = new(10, 5, 34, 25, "125");

    [Fact]
    public void A_printed_figure_is_not_doubted() => DoubtOf(Digits(3)).ShouldBeNull();

    [Fact]
    public void A_figure_struck_through_is_seen_by_a_person() =>
        DoubtOf(With(Digits(3), 10, 34, 16)).ShouldNotBeNull().ShouldContain("struck");

    [Fact]
    public void A_stroke_that_ends_before_the_figure_does_is_part_of_a_digit() =>
        DoubtOf(With(Digits(3), 11, 32, 16)).ShouldBeNull();

    [Fact]
    public void A_digit_in_the_colour_of_the_paper_is_seen_by_a_person() =>
        DoubtOf(Digits(2)).ShouldNotBeNull().ShouldContain("not show");

    [Fact]
    public void Words_may_be_white_on_a_dark_head() =>
        FigurePrint.Checked([Word with { Text = "Ghi chú" }], Paper())[0].Doubt.ShouldBeNull();

    private static string? DoubtOf(GrayImage image) => FigurePrint.DoubtOf(FigurePrint.Checked([Word], image))?.MessageEn;

    private static GrayImage Paper() => new(Width, Height, [.. Enumerable.Repeat((byte)255, Width * Height)], 1);

    // Each digit a stroke down the middle of its eight pixels.
    private static GrayImage Digits(int count)
    {
        var image = Paper();
        for (var digit = 0; digit < count; digit++)
        {
            for (var y = 9; y < 21; y++)
                image.Pixels[y * Width + 14 + 8 * digit] = 0;
        }
        return image;
    }

    private static GrayImage With(GrayImage image, int from, int to, int y)
    {
        image.Pixels.AsSpan(y * Width + from, to - from).Clear();
        return image;
    }
}
