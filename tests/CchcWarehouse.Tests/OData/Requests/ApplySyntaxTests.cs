using CchcWarehouse.OData.Requests.Syntax;
using Shouldly;
using Xunit;
using static CchcWarehouse.Tests.OData.Requests.SyntaxText;

namespace CchcWarehouse.Tests.OData.Requests;

public sealed class ApplySyntaxTests
{
    private const string Hierarchy = "$root/AdminUnits,UnitHierarchy,AdminUnit/Code";

    [Theory]
    [InlineData("identity")]
    [InlineData("filter(Value gt 1)/groupby((Period/Year),aggregate(Value with sum as Total))/filter(Total gt 10.5)")]
    [InlineData("aggregate($count as N,Facts/$count as M,Value mul 2 with average as A,Forecast,Budget as B,Code with countdistinct as C)")]
    [InlineData("aggregate(Value with sum from Time,Area/Name with average as Daily)")]
    [InlineData("aggregate(Forecast from Time from Area with max as X)")]
    [InlineData("aggregate(Facts(Value with sum as Total),Unit/Facts(Value mul 2 with max as M))")]
    [InlineData("groupby((rollup(Region,Name),rollup(TimeHierarchy),rollup($all,Code)))")]
    [InlineData($"groupby((rolluprecursive({Hierarchy},descendants({Hierarchy},filter(Code eq 'x'),2,keep start))),aggregate($count as N))")]
    [InlineData($"ancestors({Hierarchy},filter(contains(Name,'x'))/top(1),keep start)")]
    [InlineData($"traverse({Hierarchy},preorder,filter(true),Name desc,Code)")]
    [InlineData($"traverse({Hierarchy},postorder)")]
    [InlineData("concat(identity,groupby((Code))/orderby(Code desc)/skip(1)/top(2))")]
    [InlineData("topcount(5,Value)/topsum(10,Value)/toppercent(50,Value)/bottomcount(1,Value)/bottomsum(2,Value)/bottompercent(3,Value)")]
    [InlineData("join(Facts as F,filter(Value gt 1))/outerjoin(Facts as G)")]
    [InlineData("nest(groupby((Code)) as Codes)/addnested(Facts,identity as A,top(1) as B)")]
    [InlineData("compute(Value div 2 as Half,Value divby 2 as Exact)/search(a OR b)/Custom.f(a=1)")]
    [InlineData("expand(Facts,filter(Value gt 1),expand(Period,filter(Year eq 2022)))")]
    [InlineData("groupby((Code),compute($these/aggregate(Value with sum) as S))")]
    public void Transformations_read_and_print(string apply) =>
        Uri.UnescapeDataString(Parse($"Observations?$apply={apply}").Print()).ShouldBe($"Observations?$apply={apply}");

    [Fact]
    public void Names_of_transformations_and_methods_are_read_in_any_case() =>
        Parse("Observations?apply=GROUPBY((Code),AGGREGATE(Value WITH SUM AS Total))")
            .ShouldBe(Parse("Observations?$apply=groupby((Code),aggregate(Value with sum as Total))"));

    [Fact]
    public void The_older_rollup_from_null_stands_for_all() =>
        Option<ApplyOption>("Observations?$apply=groupby((rollup(null,Code)))").Sequence.Transformations[0]
            .ShouldBeOfType<GroupByTransformation>().Elements[0].ShouldBeOfType<RollupGrouping>().WithGrandTotal.ShouldBeTrue();

    [Theory]
    [InlineData("", 0)]
    [InlineData("foo(1)", 0)]
    [InlineData("identity()", 8)]
    [InlineData("filter()", 7)]
    [InlineData("filter(true)/", 13)]
    [InlineData("aggregate()", 10)]
    [InlineData("aggregate(Value with median as M)", 21)]
    [InlineData("aggregate(Value with sum)", 24)]
    [InlineData("aggregate(Value mul 2 as X)", 22)]
    [InlineData("aggregate($count)", 16)]
    [InlineData("groupby(Code)", 8)]
    [InlineData("groupby(())", 9)]
    [InlineData("groupby((Cchc.Unit))", 18)]
    [InlineData("groupby((rollup(A/B)))", 19)]
    [InlineData("groupby((rolluprecursive()))", 25)]
    [InlineData("groupby((rolluprecursive($root/A,Q,C,filter(true))))", 37)]
    [InlineData("concat(identity)", 15)]
    [InlineData("topcount(5)", 10)]
    [InlineData("top(-1)", 4)]
    [InlineData("ancestors($root/A,Q,C,aggregate($count as N))", 22)]
    [InlineData("ancestors($root/A,Q,C)", 21)]
    [InlineData("descendants($root/A,Q,C,identity,keep)", 37)]
    [InlineData("traverse($root/A,Q,C,inorder)", 21)]
    [InlineData("join(Facts)", 10)]
    [InlineData("compute(1)", 9)]
    [InlineData("expand(Facts,top(1))", 13)]
    public void What_is_wrong_is_rejected_where_it_stands(string apply, int position)
    {
        var error = Rejected($"Observations?$apply={apply}");
        error.Position.ShouldBe(20 + position, error.Message);
        error.Target.ShouldBe("$apply");
    }
}
