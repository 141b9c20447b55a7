using CchcWarehouse.Etl.Quality.Related;
using CchcWarehouse.Star.Dimensions;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Quality;

public sealed class TwinTablesTests
{
    private static readonly Dictionary<int, string> Units = new() { [1] = "Xã A", [2] = "Xã B" };

    [Fact]
    public void Two_units_with_one_table_are_told_at_both() =>
        TwinTables.Check([.. Table(1), .. Table(2)], Units).Select(f => f.ReportKey).ShouldBe([1, 2]);

    [Fact]
    public void Two_units_with_tables_of_their_own_are_not_told() =>
        TwinTables.Check([.. Table(1), .. Table(2, more: 1)], Units).ShouldBeEmpty();

    [Fact]
    public void Figures_of_a_report_that_is_none_of_theirs_are_left_aside() =>
        TwinTables.Check([.. Table(1), .. Table(3)], Units).ShouldBeEmpty();

    private static IEnumerable<RelatedFigure> Table(int report, int more = 0) => Enumerable.Range(1, 20).Select(row =>
        new RelatedFigure(report * 100 + row, report, row, ReferencePeriod.OfKey(202200), $"1.1.{row}", 10 + row + more));
}
