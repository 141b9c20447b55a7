using System.Text.Json;
using CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Oracle;

/// <summary>What the oracle has found, each case as small as it was shrunk.</summary>
public sealed class RegressionTests(OracleServer server) : IClassFixture<OracleServer>
{
    [Theory]
    [InlineData("Observations?$orderby=1 eq 1 desc,ObservationKey&$top=3")]
    [InlineData("Periods?$expand=Observations($orderby=2022-10-24T03:15:59Z ne null desc;$top=1)&$top=1")]
    [InlineData("Observations?$apply=compute(true as C)/groupby((C))&allowMixed=true")]
    public Task A_constant_orders_and_groups_nothing(string url) => AnsweredAsync(url);

    [Fact]
    public async Task A_part_from_an_unknown_place_is_unknown()
    {
        var rows = await RowsAsync("AdminUnits?$compute=substring('abc',ParentKey) as C&$filter=ParentKey eq null&$select=C");
        rows.Count.ShouldBe(server.Data.Items("AdminUnits").Count(unit => unit["ParentKey"] is null));
        rows.ShouldAllBe(row => row.GetProperty("C").ValueKind == JsonValueKind.Null);
    }

    [Fact]
    public async Task A_duration_in_an_expanded_collection_is_written_as_a_duration()
    {
        var rows = await RowsAsync("Periods?$filter=Observations/any()&$top=1&$expand=Observations($compute=Period/EndDate sub Period/StartDate as C;$select=C)");
        rows[0].GetProperty("Observations")[0].GetProperty("C").GetString()!.ShouldMatch("^P[0-9]+D$");
    }

    [Fact]
    public async Task Whole_numbers_of_32_bits_make_one_of_32_bits()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Root + "Periods?$compute=Year mul 2 add Ordinal as C&$top=1&$select=C"));
        request.Headers.TryAddWithoutValidation("Accept", "application/json;odata.metadata=full;IEEE754Compatible=true");
        using var response = await server.Client.SendAsync(request);
        var row = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("value")[0];
        row.GetProperty("C").ValueKind.ShouldBe(JsonValueKind.Number);
        row.GetProperty("C@odata.type").GetString().ShouldBe("#Int32");
    }

    [Fact]
    public async Task What_32_bits_cannot_hold_is_refused_and_64_hold_it()
    {
        (await server.GetAsync("Periods?$compute=Year mul 2000000 as C&$select=C", CancellationToken.None)).Status.ShouldBe(400);
        (await RowsAsync("Periods?$compute=cast(Year,Edm.Int64) mul 2000000 as C&$select=C&$top=1"))[0].GetProperty("C").GetInt64().ShouldBeGreaterThan(int.MaxValue);
    }

    [Fact]
    public async Task Rows_beside_their_number_keep_the_address_of_their_source()
    {
        var rows = await RowsAsync("Observations?$apply=concat(aggregate($count as UI5__count),orderby(ObservationKey)/top(1))");
        var first = server.Data.Items("Observations").MinBy(item => int.Parse(item["ObservationKey"]!.ToString()!))!;
        rows.Count.ShouldBe(2);
        rows[0].GetProperty("UI5__count").GetInt32().ShouldBe(server.Data.Items("Observations").Count);
        rows[0].TryGetProperty("SourceUrl", out _).ShouldBeFalse();
        rows[1].GetProperty("SourceUrl").GetString().ShouldBe(first["SourceUrl"]);
    }

    [Fact]
    public async Task Negative_values_come_first_from_the_bottom_and_are_taken()
    {
        const string Url = "Observations?$apply=filter(Value ne null)/bottomsum(5,Value)&$select=Value&allowMixed=true";
        var rows = (await RowsAsync(Url)).Select(row => row.GetProperty("Value").GetDecimal()).Order().ToList();
        rows[0].ShouldBe(-99999999999999.999999m);
        rows.SkipLast(1).Sum().ShouldBeLessThan(5);
    }

    [Fact]
    public Task Keys_of_indicators_are_no_measured_values() =>
        AnsweredAsync("Observations?$apply=groupby((UnitOfMeasure/Category),aggregate(Indicator/IndicatorKey with sum as A))");

    [Fact]
    public async Task Groups_beside_entities_do_not_expand_these()
    {
        var rows = await RowsAsync("Periods?$apply=concat(identity,groupby((PriorYear/Kind)))");
        rows[0].TryGetProperty("PriorYear", out _).ShouldBeFalse();
        rows[^1].GetProperty("PriorYear").EnumerateObject().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Entities_with_a_compound_key_are_counted()
    {
        var rows = await RowsAsync("Indicators?$apply=join(Codes as C)/aggregate(C with countdistinct as N)");
        rows[0].GetProperty("N").GetInt32().ShouldBe(server.Data.Items("IndicatorCodes").Count);
    }

    [Fact]
    public async Task What_is_related_to_repeated_rows_counts_once()
    {
        var rows = await RowsAsync("Periods?$apply=concat(identity,identity)/aggregate(Observations/$count as N)");
        rows[0].GetProperty("N").GetInt32().ShouldBe(server.Data.Items("Observations").Count);
    }

    private async Task<string> AnsweredAsync(string url)
    {
        var (status, body) = await server.GetAsync(url, CancellationToken.None);
        status.ShouldBe(200, body);
        return body;
    }

    private async Task<IReadOnlyList<JsonElement>> RowsAsync(string url) =>
        [.. JsonSerializer.Deserialize<JsonElement>(await AnsweredAsync(url)).GetProperty("value").EnumerateArray()];
}
