using CchcWarehouse.Star.Dimensions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Dimensions;

public sealed class ReferencePeriodTests
{
    private static readonly Gen<ReferencePeriod> Periods =
        from kind in Gen.Elements(Enum.GetValues<PeriodKind>())
        from year in Gen.Choose(2010, 2035)
        from ordinal in Gen.Choose(1, ReferencePeriod.CountInYear(kind))
        select ReferencePeriod.Of(kind, year, ordinal);

    [Theory]
    [InlineData("2022", "2021-12-15", "2022-12-14", "2022-12-20", 202200, "Năm 2022", "Year 2022")]
    [InlineData("2022-H1", "2021-12-15", "2022-06-14", "2022-06-20", 202211, "6 tháng đầu năm 2022", "First half of 2022")]
    [InlineData("2022-H2", "2022-06-15", "2022-12-14", "2022-12-20", 202212, "6 tháng cuối năm 2022", "Second half of 2022")]
    [InlineData("2022-9M", "2021-12-15", "2022-09-14", "2022-09-20", 202219, "9 tháng năm 2022", "Nine months of 2022")]
    [InlineData("2022-Q1", "2021-12-15", "2022-03-14", "2022-03-20", 202221, "Quý I năm 2022", "Quarter 1 of 2022")]
    [InlineData("2022-Q4", "2022-09-15", "2022-12-14", "2022-12-20", 202224, "Quý IV năm 2022", "Quarter 4 of 2022")]
    [InlineData("2022-M01", "2021-12-15", "2022-01-14", "2022-01-20", 202231, "Tháng 1 năm 2022", "Month 1 of 2022")]
    [InlineData("2022-M12", "2022-11-15", "2022-12-14", "2022-12-20", 202242, "Tháng 12 năm 2022", "Month 12 of 2022")]
    public void Window_runs_from_the_fifteenth_to_the_fourteenth(
        string code, string start, string end, string due, int key, string name, string nameEn)
    {
        var period = ReferencePeriod.Parse(code);

        Iso(period.StartDate).ShouldBe(start);
        Iso(period.EndDate).ShouldBe(end);
        Iso(period.DueDate).ShouldBe(due);
        period.PeriodKey.ShouldBe(key);
        ReferencePeriod.OfKey(key).ShouldBe(period);
        period.Name.ShouldBe(name);
        period.NameEn.ShouldBe(nameEn);
    }

    [Theory]
    [InlineData("")]
    [InlineData("22")]
    [InlineData("2022-Q5")]
    [InlineData("2022-Q0")]
    [InlineData("2022-H3")]
    [InlineData("2022-M13")]
    [InlineData("2022-M00")]
    [InlineData("2022-M3")]
    [InlineData("2022-6M")]
    [InlineData("2022-q1")]
    [InlineData("2022\n")]
    [InlineData("0000")]
    [InlineData("٢٠٢٢")]
    public void Text_that_is_no_code_is_refused(string text)
    {
        ReferencePeriod.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<FormatException>(() => ReferencePeriod.Parse(text)).Message.ShouldContain("2022-Q1");
    }

    [Fact]
    public void Printed_code_is_read_back_as_the_same_period() =>
        Prop.ForAll(Periods.ToArbitrary(), period => ReferencePeriod.Parse(period.Code) == period).QuickCheckThrowOnFailure();

    [Fact]
    public void Periods_of_one_kind_follow_each_other_without_gap() =>
        Prop.ForAll(Periods.ToArbitrary(), period =>
            period.Kind == PeriodKind.NineMonths || Next(period).StartDate == period.EndDate.PlusDays(1)).QuickCheckThrowOnFailure();

    [Fact]
    public void Prior_year_is_the_same_window_twelve_months_earlier() =>
        Prop.ForAll(Periods.ToArbitrary(), period =>
            period.PriorYear.StartDate == period.StartDate.PlusYears(-1)
            && period.PriorYear.EndDate == period.EndDate.PlusYears(-1)
            && period.PriorYear.PeriodKey == period.PeriodKey - 100).QuickCheckThrowOnFailure();

    [Fact]
    public void Keys_are_unique_and_ordered_by_year() =>
        (from kind in Enum.GetValues<PeriodKind>()
         from year in Enumerable.Range(2010, 26)
         from ordinal in Enumerable.Range(1, ReferencePeriod.CountInYear(kind))
         select ReferencePeriod.Of(kind, year, ordinal)).ShouldSatisfyAllConditions(
            periods => periods.Count().ShouldBe(26 * 20),
            periods => periods.Select(period => period.PeriodKey).Distinct().Count().ShouldBe(26 * 20),
            periods => periods.ShouldAllBe(period => period.PeriodKey / 100 == period.Year && period.EndDate.Year == period.Year));

    private static ReferencePeriod Next(ReferencePeriod period) =>
        period.Ordinal < ReferencePeriod.CountInYear(period.Kind)
            ? ReferencePeriod.Of(period.Kind, period.Year, period.Ordinal + 1)
            : ReferencePeriod.Of(period.Kind, period.Year + 1, 1);

    private static string Iso(LocalDate date) => date.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
