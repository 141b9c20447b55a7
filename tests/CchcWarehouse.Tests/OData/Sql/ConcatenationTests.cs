using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Sql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Sql;

/// <summary>What the branches of concat read is worked out once where that is dear.</summary>
public sealed class ConcatenationTests
{
    private static readonly WarehouseModel Model = new();

    [Fact]
    public void Groups_are_made_once_for_all_branches()
    {
        var sql = Sql("ObservationsFlat?$apply=groupby((AdminUnitCode),aggregate($count as N))/concat(aggregate($count as UI5__count),top(3))");
        sql.Split("fact_observation_current").Length.ShouldBe(2);
        sql.ShouldContain("WITH input AS (");
    }

    [Fact]
    public void Rows_of_tables_are_read_by_each_branch_as_it_needs_them() =>
        Sql("Observations?$apply=concat(aggregate($count as UI5__count),top(3))").ShouldNotContain("WITH");

    [Fact]
    public void Concatenations_within_one_another_share_each_its_own_input()
    {
        var sql = Sql("Observations?$apply=groupby((Status))/concat(aggregate($count as N),groupby((Status),aggregate($count as M))/concat(top(1),skip(1)))");
        sql.ShouldContain("WITH input AS (");
        sql.ShouldContain("WITH input2 AS (");
    }

    private static string Sql(string url)
    {
        var explained = RequestExplanation.Of(url, Model, new PlanOptions { Now = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc) }, RequestLimits.Default);
        explained.Error.ShouldBeNull();
        return explained.Sql!.Rows!.Text;
    }
}
