using CchcWarehouse.Etl.Quality.Expressions;
using FsCheck;
using FsCheck.Fluent;
using Shouldly;
using Xunit;
using Interval = CchcWarehouse.Etl.Quality.Expressions.Interval;

namespace CchcWarehouse.Tests.Quality;

public sealed class ExpressionParserTests
{
    private static readonly Gen<Expression> Leaf = Gen.OneOf(
        Gen.Choose(0, 2000).Select(n => (Expression)new Number(n / 10m)),
        Gen.Elements("1.1.1", "3.10.4", "communes", "days_late").SelectMany(
            name => Gen.Elements(Interval.Unknown, Interval.NotNegative, Interval.Of(0), Interval.Of(2.5m)),
            (name, missing) => (Expression)new Figure(name, null, missing)),
        Gen.Constant((Expression)new Figure("files_late", "text", Interval.Unknown)),
        Gen.Constant((Expression)new Figure("3.8.1", "lower", Interval.NotNegative)));

    private static readonly Gen<Condition> Conditions =
        from comparisons in Gen.NonEmptyListOf(
            from left in Deep(4)
            from sign in Gen.Elements("<=", "<", "=", ">", ">=")
            from right in Deep(4)
            select new Comparison(left, sign, right))
        select comparisons.Take(4).Skip(1).Aggregate((Condition)comparisons[0], (rest, premise) => new Implication(premise, rest));

    [Theory]
    [InlineData("1.1.2 <= 1.1.1", "1.1.2 <= 1.1.1")]
    [InlineData("3.2.4 or 0 + 3.2.5+3.2.6 = 3.2.3", "3.2.4 or 0 + 3.2.5 + 3.2.6 = 3.2.3")]
    [InlineData("100*3.7.3/3.7.2 = 3.7.4", "100 * 3.7.3 / 3.7.2 = 3.7.4")]
    [InlineData("1 - (2 - 3) * 4 < abs(1.1.1?)", "1 - ((2 - 3) * 4) < abs(1.1.1?)")]
    [InlineData("lower(3.8.1) <= 3.8.1", "lower(3.8.1) <= 3.8.1")]
    [InlineData("1.5.3 > 0 implies 1.5.1 > 0", "1.5.3 > 0 implies 1.5.1 > 0")]
    public void A_condition_is_printed_as_it_was_understood(string text, string printed) =>
        ExpressionText.Print(ExpressionParser.Parse(text)).ShouldBe(printed);

    [Theory]
    [InlineData("", 0, "it ends where a number")]
    [InlineData("1.1.1", 5, "it ends where one of <= < = > >=")]
    [InlineData("1.1.1 <= ", 9, "it ends where a number")]
    [InlineData("1.1.1 != 3", 6, "an operator or a bracket")]
    [InlineData("1.1.1 <= (2 + 3", 15, "it ends where “)”")]
    [InlineData("1.1.1 or x <= 2", 9, "a number after “or”")]
    [InlineData("text(3) <= 2", 5, "an indicator such as 3.2.5, or a name")]
    [InlineData("lower(communes) <= 2", 6, "an indicator such as 3.2.5")]
    [InlineData("median(1.1.1) <= 2", 0, "abs(…), lower(…) or text(…)")]
    [InlineData("1 <= 2 3", 7, "the end, or “implies”")]
    [InlineData("1 <= 99999999999999999999999999999999", 5, "at most 28 digits")]
    public void What_is_no_condition_is_told_with_its_place(string text, int position, string says)
    {
        var error = Should.Throw<RuleSyntaxException>(() => ExpressionParser.Parse(text));
        error.Position.ShouldBe(position);
        error.Message.ShouldContain(says);
    }

    [Fact]
    public void Brackets_without_end_are_refused() =>
        Should.Throw<RuleSyntaxException>(() => ExpressionParser.Parse(new string('(', 100_000) + "1")).Message.ShouldContain("levels of brackets");

    [Fact]
    public void Any_condition_reads_back_as_itself() =>
        Prop.ForAll(Conditions.ToArbitrary(), condition =>
        {
            var printed = ExpressionText.Print(condition);
            return ExpressionText.Print(ExpressionParser.Parse(printed)) == printed
                && ExpressionParser.Parse(printed).Judge(Reported.All, Tolerance.None) == condition.Judge(Reported.All, Tolerance.None);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Any_text_is_a_condition_or_a_told_error() =>
        Prop.ForAll<NonNull<string>>(text =>
        {
            try
            {
                ExpressionParser.Parse(text.Get).ShouldNotBeNull();
            }
            catch (RuleSyntaxException e)
            {
                e.Position.ShouldBeInRange(0, text.Get.Length);
            }
        }).QuickCheckThrowOnFailure();

    private static Gen<Expression> Deep(int depth) => depth == 0 ? Leaf : Gen.OneOf(
        Leaf,
        from sign in Gen.Elements('+', '-', '*', '/')
        from left in Deep(depth - 1)
        from right in Deep(depth - 1)
        select (Expression)new Arithmetic(sign, left, right),
        Deep(depth - 1).Select(inner => (Expression)new Magnitude(inner)));

    private sealed class Reported : IFigures
    {
        public static Reported All { get; } = new();

        public Interval? Find(Figure figure) => figure.Name switch
        {
            "1.1.1" => Interval.Of(25),
            "communes" => Interval.Between(9, 10),
            _ => null,
        };
    }
}
