using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>The server puts the keys that it holds in the place of codes; they are always those of the facts' own snapshot.</summary>
public sealed class KnownKeyTests(ODataServer server) : IClassFixture<ODataServer>
{
    private const string WithFacts =
        "SELECT admin_unit_code, array_agg(DISTINCT admin_unit_key) FROM dim_admin_unit JOIN fact_observation_current USING (admin_unit_key) GROUP BY admin_unit_code";

    private const string Versions = "SELECT count(*) FROM dim_admin_unit v WHERE v.admin_unit_code = found.code";

    [Fact]
    public async Task A_code_that_moves_to_another_unit_finds_the_facts_of_that_unit()
    {
        var units = await UnitsAsync($"SELECT * FROM ({WithFacts}) found (code, keys) WHERE ({Versions}) = 1 ORDER BY code LIMIT 2");
        var (one, other) = (units[0], units[1]);
        (await FoundAsync(one.Code)).ShouldBe(one.Keys);

        await SwapAsync(one, other);
        (await FoundAsync(one.Code)).ShouldBe(other.Keys);
        (await FoundAsync(other.Code)).ShouldBe(one.Keys);
    }

    [Fact]
    public async Task A_code_of_several_versions_of_a_unit_finds_the_facts_of_all()
    {
        var units = await UnitsAsync($"SELECT * FROM ({WithFacts}) found (code, keys) WHERE ({Versions}) > 1 ORDER BY cardinality(keys) DESC, code LIMIT 1");
        (await FoundAsync(units[0].Code)).ShouldBe(units[0].Keys, ignoreOrder: true);
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

    private async Task<List<(string Code, int[] Keys)>> UnitsAsync(string sql)
    {
        await using var command = server.Connections.Owner.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var units = new List<(string, int[])>();
        while (await reader.ReadAsync())
        {
            units.Add((reader.GetString(0), reader.GetFieldValue<int[]>(1)));
        }

        return units;
    }

    private async Task SwapAsync((string Code, int[] Keys) one, (string Code, int[] Keys) other)
    {
        foreach (var (unit, code) in (((string, int[] Keys), string)[])[(one, "-"), (other, one.Code), (one, other.Code)])
        {
            await using var command = server.Connections.Owner.CreateCommand(
                $"UPDATE dim_admin_unit SET admin_unit_code = '{code}' WHERE admin_unit_key = {unit.Keys[0]}");
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task<List<int>> FoundAsync(string code)
    {
        var rows = await server.JsonAsync($"Observations?$filter=AdminUnit/Code eq '{code}'&$select=AdminUnitKey");
        return [.. rows.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("AdminUnitKey").GetInt32()).Distinct()];
    }
}
