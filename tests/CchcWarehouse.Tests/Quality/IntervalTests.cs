using System.Globalization;
using CchcWarehouse.Etl.Quality;
using CchcWarehouse.Etl.Quality.Expressions;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using Interval = CchcWarehouse.Etl.Quality.Expressions.Interval;

namespace CchcWarehouse.Tests.Quality;

public sealed class IntervalTests
{
    private static readonly Gen<decimal> Numbers = Gen.Choose(-5000, 5000).Select(n => n / 10m);

    private static readonly Gen<(Interval Range, decimal Within)> Ranges =
        from low in Numbers
        from span in Gen.Choose(0, 300)
        from at in Gen.Choose(0, span)
        from open in Gen.Choose(0, 3)
        select (new Interval(open == 1 ? null : low, open == 2 ? null : low + span), low + at);

    [Fact]
    public void Arithmetic_never_loses_a_number_that_it_may_be() =>
        Prop.ForAll(Ranges.Two().ToArbitrary(), pair =>
        {
            var ((a, x), (b, y)) = pair;
            return Holds(a + b, x + y) && Holds(a - b, x - y) && Holds(a * b, x * y) && (y == 0 || Holds(a / b, x / y)) && Holds(a.Magnitude, Math.Abs(x));
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("99.60", 2, "99.605", true)]
    [InlineData("99.60", 2, "99.609", true)]
    [InlineData("99.60", 2, "99.5951", true)]
    [InlineData("99.60", 2, "99.594", false)]
    [InlineData("99.60", 2, "99.611", false)]
    [InlineData("17", 0, "16.37", false)]
    [InlineData("17", 0, "16.5", true)]
    public void A_printed_share_stands_for_what_is_rounded_or_cut_off_to_it(string printed, int decimals, string real, bool stands) =>
        Holds(PrintedFigure.Share(Number(printed), decimals), Number(real)).ShouldBe(stands);

    [Theory]
    [InlineData("1.1.1 <= 10", Verdict.Holds)]
    [InlineData("1.1.1 < 10", Verdict.Broken)]
    [InlineData("1.1.1 > 10", Verdict.Broken)]
    [InlineData("1.1.2 <= 10", Verdict.Open)]
    [InlineData("1.1.1 + 1.1.2? <= 9", Verdict.Broken)]
    [InlineData("1.1.1 + 1.1.2? <= 10", Verdict.Open)]
    [InlineData("1.1.1 + 1.1.2 or 0 = 10", Verdict.Holds)]
    [InlineData("1.1.1 > 20 implies 1 > 2", Verdict.Holds)]
    [InlineData("1.1.1 > 5 implies 1 > 2", Verdict.Broken)]
    [InlineData("1.1.2 > 5 implies 1 > 2", Verdict.Open)]
    [InlineData("1.1.1 / 1.1.2 = 3", Verdict.Open)]
    [InlineData("1.1.1 / 0 = 3", Verdict.Open)]
    public void What_is_not_reported_breaks_nothing(string condition, Verdict verdict) =>
        ExpressionParser.Parse(condition).Judge(new Ten(), Tolerance.None).ShouldBe(verdict);

    [Fact]
    public void Tolerance_leaves_room_on_both_sides()
    {
        ExpressionParser.Parse("1.1.1 = 12").Judge(new Ten(), new Tolerance(2, 0)).ShouldNotBe(Verdict.Broken);
        ExpressionParser.Parse("1.1.1 = 13").Judge(new Ten(), new Tolerance(2, 0)).ShouldBe(Verdict.Broken);
        ExpressionParser.Parse("1.1.1 = 11").Judge(new Ten(), new Tolerance(0, 0.1m)).ShouldNotBe(Verdict.Broken);
    }

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static bool Holds(Interval range, decimal value) => !(value < range.Low) && !(value > range.High);

    private sealed class Ten : IFigures
    {
        public Interval? Find(Figure figure) => figure.Name == "1.1.1" ? Interval.Of(10) : null;
    }
}
