using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>The server puts the keys that it holds in the place of codes; they are always those of the facts' own snapshot.</summary>
public sealed class KnownKeyTests(ODataServer server) : IClassFixture<ODataServer>
{
    [Fact]
    public async Task A_code_that_moves_to_another_unit_finds_the_facts_of_that_unit()
    {
        var units = (await server.JsonAsync("Observations?$apply=groupby((AdminUnitKey,AdminUnit/Code))&$top=2")).GetProperty("value");
        var (one, other) = (units[0], units[1]);
        (await FoundAsync(Code(one))).ShouldBe([Key(one)]);

        await SwapAsync(one, other);
        (await FoundAsync(Code(one))).ShouldBe([Key(other)]);
        (await FoundAsync(Code(other))).ShouldBe([Key(one)]);

        await SwapAsync(other, one);
        (await FoundAsync(Code(one))).ShouldBe([Key(one)]);
    }

    [Fact]
    public async Task A_code_of_several_versions_of_a_unit_finds_the_facts_of_all()
    {
        var units = (await server.JsonAsync("Observations?$apply=groupby((AdminUnitKey,AdminUnit/Code))&$orderby=AdminUnitKey desc&$top=2")).GetProperty("value");
        var (one, other) = (units[0], units[1]);
        await server.Connections.Owner.CreateCommand(
            $"UPDATE dim_admin_unit SET admin_unit_code = '{Code(one)}', valid_from = date '1990-01-01', valid_to = date '1990-12-31' WHERE admin_unit_key = {Key(other)}").ExecuteNonQueryAsync();

        (await FoundAsync(Code(one))).ShouldBe([Key(one), Key(other)], ignoreOrder: true);
        (await FoundAsync(Code(other))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("2021", true)]
    [InlineData("2021-H3", false)]
    public async Task A_period_is_found_by_its_code_or_not_at_all(string period, bool isThere)
    {
        var rows = await server.JsonAsync($"ObservationsFlat?$filter=PeriodCode eq '{period}'&$select=PeriodCode&$top=5");
        rows.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("PeriodCode").GetString())
            .ShouldBe(Enumerable.Repeat(period, isThere ? 5 : 0));
    }

    private static int Key(JsonElement unit) => unit.GetProperty("AdminUnitKey").GetInt32();

    private static string Code(JsonElement unit) => unit.GetProperty("AdminUnit").GetProperty("Code").GetString()!;

    private async Task SwapAsync(JsonElement one, JsonElement other)
    {
        foreach (var (key, code) in ((int, string)[])[(Key(one), "-"), (Key(other), Code(one)), (Key(one), Code(other))])
        {
            await server.Connections.Owner.CreateCommand($"UPDATE dim_admin_unit SET admin_unit_code = '{code}' WHERE admin_unit_key = {key}").ExecuteNonQueryAsync();
        }
    }

    private async Task<List<int>> FoundAsync(string code)
    {
        var rows = await server.JsonAsync($"Observations?$filter=AdminUnit/Code eq '{code}'&$select=AdminUnitKey");
        return [.. rows.GetProperty("value").EnumerateArray().Select(Key).Distinct()];
    }
}
