using CchcWarehouse.Etl.Documents.Pages;
using CchcWarehouse.Etl.Documents.Pages.Scans;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Pages.Scans;

/// <summary>What is done to the picture of a page before anything is read.</summary>
public sealed class PageImageTests
{
    private const int Threshold = 150;
    private const int Size = 1000;

    [Fact]
    public void Light_that_falls_off_is_taken_out()
    {
        var page = Page((x, y) => (byte)((IsLine(y) ? 0.2 : 1) * (250 - 130 * x / Size)));

        var even = EvenLight.On(page);

        even.Pixels[(Size / 2 + 20) * Size + Size - 20].ShouldBeGreaterThan((byte)220);
        even.Pixels[(Size / 2 + 20) * Size + 20].ShouldBeGreaterThan((byte)220);
        even.Pixels[(Size / 2) * Size + Size - 20].ShouldBeLessThan((byte)Threshold);
    }

    [Fact]
    public void A_dark_edge_is_no_print()
    {
        var page = Page((x, y) => x < 30 || y is > 500 and < 510 && x > 200 ? (byte)20 : (byte)255);

        var rest = EvenLight.WithoutEdges(page, Threshold);

        rest.IsDark(10, 100, Threshold).ShouldBeFalse();
        rest.IsDark(400, 505, Threshold).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0.035)]
    [InlineData(-0.09)]
    public void A_page_that_lay_askew_is_put_straight(double slope)
    {
        var page = Page((x, y) => IsLine(y - slope * (x - Size / 2)) && x is > 100 and < 900 ? (byte)0 : (byte)255);

        SlopesOf(Skew.Straight(page, Threshold)).ShouldAllBe(s => Math.Abs(s) < 0.004);
    }

    [Fact]
    public void Lines_that_run_together_are_made_parallel()
    {
        var page = Page((x, y) => IsLine(y + 0.00004 * (y - Size / 2) * (x - Size / 2)) && x is > 100 and < 900 ? (byte)0 : (byte)255);

        SlopesOf(Keystone.Straight(page, Threshold)).ShouldAllBe(s => Math.Abs(s) < 0.004);
    }

    [Fact]
    public void Print_with_a_gap_between_is_two_runs_and_a_stamp_is_a_blot()
    {
        var page = Page((x, y) => IsLetter(x, y) || IsRing(x, y) ? (byte)0 : (byte)255);

        var printed = PrintedRuns.Of(page, Threshold);

        printed.Runs.Select(r => r.Count).ShouldBe([5, 3], ignoreOrder: true);
        printed.Blots.Count.ShouldBe(1);
    }

    private static GrayImage Page(Func<int, int, byte> grey) =>
        new(Size, Size, [.. Enumerable.Range(0, Size * Size).Select(i => grey(i % Size, i / Size))], 2);

    private static bool IsLine(double y) => y is > 50 and < Size - 50 && (y % 50 + 50) % 50 < 3;

    // Letters of 12 by 12 pixels, 4 apart: five, a wide gap, three.
    private static bool IsLetter(int x, int y) => y is >= 300 and < 312 && x >= 100 && (x - 100) / 16 is var letter && (x - 100) % 16 < 12 && letter is < 5 or >= 10 and < 13;

    private static bool IsRing(int x, int y) => Math.Abs(Math.Sqrt((x - 700) * (x - 700) + (y - 700) * (y - 700)) - 100) < 3;

    private static IEnumerable<double> SlopesOf(GrayImage page)
    {
        var edges = PageEdges.Of(page, Threshold).Upper.Where(p => p.Along is > 150 and < 850).ToList();
        return [PageEdges.Slope([.. edges.Where(p => p.Across < Size / 2)], 0.1, 0.001, leastGain: 1), PageEdges.Slope([.. edges.Where(p => p.Across >= Size / 2)], 0.1, 0.001, leastGain: 1)];
    }
}
