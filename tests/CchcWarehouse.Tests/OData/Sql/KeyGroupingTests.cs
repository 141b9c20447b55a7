using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Sql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Sql;

/// <summary>Facts are grouped by keys first where that leaves far fewer rows to join.</summary>
public sealed class KeyGroupingTests
{
    private static readonly WarehouseModel Model = new();

    [Theory]
    [InlineData("groupby((AreaName,Year),aggregate($count as N))", "GROUP BY o.indicator_key, o.period_key / 100) q JOIN dim_indicator")]
    [InlineData("groupby((ProvinceName),aggregate(Value with max as M))", "GROUP BY o.admin_unit_key) q JOIN dim_admin_unit")]
    [InlineData("groupby((Status,AreaCode))", "GROUP BY o.indicator_key, o.status) q JOIN dim_indicator")]
    [InlineData("groupby((AreaCode),aggregate(Value with average as A))&allowMixed=true", "sum(q.v1) / sum(q.v2)")]
    [InlineData("groupby((AreaCode),aggregate(Year with sum as S))", "sum(q.v1)::int8")]
    [InlineData("filter(AreaCode eq '1')/groupby((IndicatorName,Year))", "WHERE i.area_code = $1 GROUP BY o.indicator_key, o.period_key / 100) q JOIN dim_indicator i2 ")]
    [InlineData("groupby((PeriodKind),aggregate(IndicatorName with min as First))", "min(i.name COLLATE vietnamese)")]
    public void Keys_come_first(string apply, string expected) => Sql(apply).ShouldContain(expected);

    [Theory]
    [InlineData("groupby((AdminUnitName,IndicatorName,PeriodCode))")]
    [InlineData("groupby((AdminUnitName,IndicatorName),aggregate($count as N))")]
    [InlineData("filter(IndicatorCode eq '1.1.1')/groupby((AdminUnitName,PeriodKind))")]
    [InlineData("groupby((AreaName),aggregate(Value with countdistinct as N))")]
    [InlineData("groupby((AreaName),aggregate(cast(Value,Edm.Double) with sum as S))&allowMixed=true")]
    [InlineData("groupby((Status,Qualifier),aggregate($count as N))")]
    [InlineData("groupby((ReportNumber,AreaName),aggregate($count as N))")]
    [InlineData("groupby((Indicator/AreaName),aggregate(Value mul Indicator/UnitOfMeasureKey with sum as S))&allowMixed=true", "Observations")]
    public void What_is_not_condensed_or_not_put_together_from_parts_is_grouped_at_once(string apply, string set = "ObservationsFlat") =>
        Sql(apply, set).Split("GROUP BY").Length.ShouldBe(2);

    [Theory]
    [InlineData("filter(IndicatorCode eq '1.1.1' and PeriodKind eq 'Year')/groupby((ProvinceCode),aggregate($count as N))", true)]
    [InlineData("filter(IndicatorCode eq '1.1.1' and PeriodKind ne 'Year')/groupby((ProvinceCode),aggregate($count as N))", false)]
    [InlineData("filter(PeriodKind eq 'Year')/groupby((ProvinceCode),aggregate($count as N))", false)]
    public void A_short_list_of_keys_is_looked_up_beside_the_indicator(string apply, bool isLookedUp) =>
        Sql(apply).Contains("o.period_key = ANY (ARRAY(SELECT p.period_key FROM dim_period p WHERE p.kind = ", StringComparison.Ordinal).ShouldBe(isLookedUp);

    private static string Sql(string apply, string set = "ObservationsFlat")
    {
        var explained = RequestExplanation.Of(
            $"{set}?$apply={apply}", Model, new PlanOptions { Now = DateTime.UnixEpoch, AllowMixed = apply.EndsWith("allowMixed=true", StringComparison.Ordinal) }, RequestLimits.Default);
        explained.Error.ShouldBeNull(apply);
        return explained.Sql!.Rows!.Text;
    }
}
