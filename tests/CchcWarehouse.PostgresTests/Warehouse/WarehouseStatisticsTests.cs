using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.PostgresTests.OData.Http;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Warehouse;

public sealed class WarehouseStatisticsTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    [Fact]
    public async Task Dimensions_are_known_to_the_planner_from_the_first_request_on() =>
        (await ScalarAsync(warehouse.Connections.Owner, "SELECT reltuples::int FROM pg_class WHERE relname = 'dim_admin_unit'"))
            .ShouldBe(await ScalarAsync(warehouse.Connections.Owner, "SELECT count(*)::int FROM dim_admin_unit"));

    [Fact]
    public async Task A_change_of_a_tenth_is_known_after_the_next_round_and_looked_at_once()
    {
        var statistics = new WarehouseStatistics(warehouse.Connections.Loader);
        await SampleFacts.InsertAsync(warehouse.Connections.Owner);
        await ScalarAsync(warehouse.Connections.Owner, "DELETE FROM fact_observation WHERE indicator_key % 4 = 0");

        // The counts of rows reach the other sessions a moment after the commit.
        var renewed = await statistics.TendAsync(CancellationToken.None);
        for (var round = 0; renewed.Count == 0 && round < 100; round++)
        {
            await Task.Delay(100);
            renewed = await statistics.TendAsync(CancellationToken.None);
        }

        renewed.ShouldBe(["fact_observation"]);
        (await statistics.TendAsync(CancellationToken.None)).ShouldBeEmpty();
        (await ScalarAsync(warehouse.Connections.Owner, "SELECT reltuples::int FROM pg_class WHERE relname = 'fact_observation'"))
            .ShouldBe(await ScalarAsync(warehouse.Connections.Owner, "SELECT count(*)::int FROM fact_observation"));
    }

    private static async Task<object?> ScalarAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
