using CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Oracle;

/// <summary>What must not be mixed is not mixed on a detour either: by sums of sums or by computed values. Rankings tell it.</summary>
public sealed class AdditivityTests(OracleServer server) : IClassFixture<OracleServer>
{
    private const string OfOneUnitAndPeriod = "Indicators?$apply=compute(Observations/$filter(AdminUnit/Code eq '950' and Period/Code eq '2022')/aggregate(Value with sum) as T)";
    private const string Greatest = "Indicators?$apply=compute(Observations/aggregate(Value with max) as T)";
    private const string Parts = "groupby((AdminUnitCode,PeriodCode,UnitOfMeasureCode,AdminUnitLevel),aggregate(Value with sum as T))";

    [Theory]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/aggregate(T with sum as G)", "units of measure")]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/aggregate(T with average as G)", "units of measure")]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/compute(T mul 2 add 1 as D)/groupby((PeriodCode,AdminUnitLevel),aggregate(D with sum as G))", "units of measure")]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/groupby((UnitOfMeasureCode,AdminUnitLevel),aggregate(T with sum as G))", "Periods that contain one another")]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/groupby((UnitOfMeasureCode,PeriodCode),aggregate(T with sum as G))&$filter=true", "units inside them")]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/groupby((UnitOfMeasureCode,PeriodCode,AdminUnitLevel),aggregate(T with sum as U))/aggregate(U with sum as V)", "units of measure")]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/concat(identity,top(1))/aggregate(T with sum as G)", "units of measure")]
    [InlineData("AdminUnits?$apply=join(Observations as O)/groupby((Level),aggregate(O/Value mul 2 with sum as G))", "units of measure")]
    [InlineData("AdminUnits?$apply=groupby((Level),aggregate(Observations/Value with sum as G))", "units of measure")]
    [InlineData("AdminUnits?$compute=Observations/aggregate(Value with sum) as T&$select=T", "units of measure")]
    [InlineData("AdminUnits?$filter=Observations/aggregate(Value with sum) gt 1", "units of measure")]
    [InlineData("AdminUnits?$expand=Children($compute=Observations/aggregate(Value with average) as T;$select=T)", "units of measure")]
    [InlineData("AdminUnits?$orderby=Observations/aggregate(Value with sum)", "units of measure")]
    [InlineData(Greatest + "/aggregate(T with sum as G)", "units of measure")]
    [InlineData(Greatest + "/compute(T mul 2 as D)/aggregate(D with average as G)", "units of measure")]
    [InlineData(Greatest + "/groupby((AreaCode),aggregate(T with sum as G))", "units of measure")]
    public async Task Mixed_numbers_are_refused(string url, string reason)
    {
        var (status, body) = await server.GetAsync(url, CancellationToken.None);
        status.ShouldBe(400, body);
        body.ShouldContain("NotAdditive");
        body.ShouldContain(reason);
        (await server.GetAsync(url + "&allowMixed=true", CancellationToken.None)).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/aggregate(T with max as G,T with countdistinct as N)")]
    [InlineData(OfOneUnitAndPeriod + "/groupby((UnitOfMeasure/Code),aggregate(T with sum as G))")]
    [InlineData(OfOneUnitAndPeriod + "/aggregate(T with max as G)")]
    [InlineData("Indicators?$apply=compute(Observations/aggregate(Value with countdistinct) as T)/aggregate(T with sum as G)")]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/groupby((UnitOfMeasureCode,PeriodCode,AdminUnitLevel),aggregate(T with sum as G))")]
    [InlineData("ObservationsFlat?$apply=groupby((AdminUnitCode),aggregate(Value with countdistinct as N))/aggregate(N with sum as G)")]
    [InlineData("Observations?$apply=topcount(3,Value)")]
    [InlineData("ObservationsFlat?$apply=groupby((UnitOfMeasureCode,PeriodCode,AdminUnitLevel),topsum(10,Value))")]
    [InlineData("Observations?$apply=topsum(10,SourceRow)")]
    public async Task Numbers_that_belong_together_are_added_up(string url)
    {
        var (status, body) = await server.GetAsync(url, CancellationToken.None);
        status.ShouldBe(200, body);
    }

    [Theory]
    [InlineData("ObservationsFlat?$apply=" + Parts + "/topsum(100,T)", true)]
    [InlineData("Observations?$apply=topsum(100,Value)", true)]
    [InlineData("Observations?$apply=bottompercent(10,Value div 2)", true)]
    [InlineData("ObservationsFlat?$apply=groupby((Year),toppercent(10,Value))", true)]
    [InlineData("ObservationsFlat?$apply=groupby((UnitOfMeasureCode,PeriodCode,AdminUnitLevel),topsum(10,Value))", false)]
    public async Task Ranking_gives_the_rows_and_tells_what_it_may_have_mixed(string url, bool isTold)
    {
        var (status, body) = await server.GetAsync(url, CancellationToken.None);
        status.ShouldBe(200, body);
        body.Contains("@Cchc.Mixed", StringComparison.Ordinal).ShouldBe(isTold, body);
    }

    [Fact]
    public async Task What_is_not_mixed_in_the_rows_is_not_refused()
    {
        var one = server.Data.Items("Observations").First(item => item["Value"] is not null)["ObservationKey"];
        foreach (var rest in new[] { Parts + "/aggregate(T with sum as G)", "topsum(1,Value)", "groupby((Year),topsum(1,Value))", Parts + "/concat(top(1),aggregate(T with sum as T2))/aggregate(T2 with sum as G)" })
        {
            var (status, body) = await server.GetAsync($"ObservationsFlat?$apply=filter(ObservationKey eq {one})/{rest}", CancellationToken.None);
            status.ShouldBe(200, body);
        }
    }
}
