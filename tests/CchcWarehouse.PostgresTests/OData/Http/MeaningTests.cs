using System.Net;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Sums that mix what does not add up are refused; whoever wants them all the same gets them with the reasons.</summary>
[Collection(ODataCollection.Name)]
public sealed class MeaningTests(ODataServer server)
{
    private const string Mixed = "ObservationsFlat?$apply=aggregate(Value with sum as Total)";

    [Fact]
    public async Task A_mixed_sum_is_refused_with_the_way_out()
    {
        using var response = await server.GetAsync(Mixed);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var body = await response.Content.ReadAsStringAsync();
        body.ShouldContain("NotAdditive");
        body.ShouldContain("Group by UnitOfMeasureCode");
        body.ShouldContain("allowMixed=true");
    }

    [Theory]
    [InlineData(Mixed, "cchc.allow-mixed")]
    [InlineData(Mixed + "&allowMixed=true", "")]
    [InlineData(Mixed + "&allowMixed=true&$format=application/json;odata.metadata=none", "")]
    [InlineData(Mixed + "&$format=csv", "cchc.allow-mixed")]
    [InlineData(Mixed + "&allowMixed=true&$format=xlsx", "")]
    public async Task An_allowed_one_names_its_reasons_in_every_format(string url, string prefer)
    {
        using var response = await server.GetAsync(url, "Prefer", prefer);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
        response.Headers.GetValues("Cchc-Mixed").Single().ShouldBe("nesting, overlap, periods, units-of-measure");
        response.Headers.Contains("Preference-Applied").ShouldBe(prefer.Length > 0);
    }

    [Theory]
    [InlineData("/aggregate(T with sum as Total)", HttpStatusCode.BadRequest)]
    [InlineData("/groupby((UnitOfMeasure/Code),aggregate(T with sum as Total))", HttpStatusCode.OK)]
    [InlineData("/filter(UnitOfMeasure/Code eq 'PCT')/aggregate(T with sum as Total)", HttpStatusCode.OK)]
    public async Task Sums_of_collections_are_held_to_the_same(string transformation, HttpStatusCode status)
    {
        const string parts = "Indicators?$apply=compute(Observations/$filter(AdminUnit/Code eq '950' and Period/Code eq '2022')/aggregate(Value with sum) as T)";
        using var response = await server.GetAsync(parts + transformation);
        response.StatusCode.ShouldBe(status, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_reasons_stand_beside_the_numbers()
    {
        var answer = await server.JsonAsync(Mixed + "&allowMixed=true");
        var reasons = answer.GetProperty("@Cchc.Mixed").EnumerateArray().Select(reason => reason.GetString()!).ToList();
        reasons.Count.ShouldBe(4);
        reasons.ShouldContain(reason => reason.StartsWith("Values in different units of measure", StringComparison.Ordinal));
        answer.GetProperty("value")[0].GetProperty("Total").GetDecimal().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_sum_that_adds_up_says_nothing()
    {
        const string url = "ObservationsFlat?$apply=filter(PeriodKind eq 'Year')/groupby((UnitOfMeasureCode,PeriodCode,AdminUnitCode),aggregate(Value with sum as Total))&$top=3&allowMixed=true";
        using var response = await server.GetAsync(url);
        response.Headers.Contains("Cchc-Mixed").ShouldBeFalse();
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("Cchc.Mixed");
    }
}
