using CchcWarehouse.Etl.Review;
using CchcWarehouse.PostgresTests.Commands;
using CchcWarehouse.PostgresTests.Connections;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Review;

/// <summary>A process that dies while it decides leaves the warehouse as it was.</summary>
public sealed class DecisionCrashTests(WarehouseFixture fixture) : IClassFixture<WarehouseFixture>
{
    private readonly ReviewWarehouse warehouse = new(fixture.Connections);

    [Theory]
    [InlineData("report_row", 2015)]
    [InlineData("fact_observation_current", 2016)]
    [InlineData("finding", 2017)]
    public async Task Killed_in_the_middle_nothing_is_half_done(string heldUp, int year)
    {
        var report = (await warehouse.LoadAsync(new ReviewPaper("huyện Thạnh Trị, tỉnh Sóc Trăng", year).Document("killed " + heldUp))).ReportKey;
        var before = await StateAsync(report);
        await using (var connection = await fixture.Connections.Owner.OpenConnectionAsync())
        {
            await using var held = await connection.BeginTransactionAsync();
            // Others may read the table, not write it: the decision comes so far and no further.
            await using (var hold = new Npgsql.NpgsqlCommand($"LOCK TABLE {heldUp} IN EXCLUSIVE MODE", connection))
                await hold.ExecuteNonQueryAsync();
            using var decider = Cchc.Start(["review", "map", $"{report}#6", "1.2.1", "15", "--by", "Lan"], fixture.ConnectionString);
            await WaitAsync("SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND locktype = 'relation' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");
            (await warehouse.TextAsync("SELECT count(*) FROM pg_locks WHERE relation = 'review_decision'::regclass AND mode = 'RowExclusiveLock'")).ShouldNotBe("0");
            await Cchc.StopAsync(decider, "KILL");
        }

        await WaitAsync("SELECT count(*) = 0 FROM pg_locks WHERE relation = 'review_decision'::regclass AND mode = 'RowExclusiveLock'");
        (await StateAsync(report)).ShouldBe(before);
        await warehouse.DecideAsync(DecisionAction.Map, report, 6, "1.2.1", "15");
        (await warehouse.FactsAsync("949", year)).ShouldContain("1.2.1=15 Normal");
    }

    private Task<string> StateAsync(int report) => warehouse.TextAsync(
        $"""
        SELECT concat_ws(E'\n',
            (SELECT string_agg(to_jsonb(d)::text, ' ' ORDER BY decision_key) FROM review_decision d),
            (SELECT string_agg(to_jsonb(w)::text, ' ' ORDER BY source_row) FROM report_row w WHERE report_key = {report}),
            (SELECT string_agg(to_jsonb(w)::text, ' ' ORDER BY source_row) FROM report_row_former w WHERE report_key = {report}),
            (SELECT to_jsonb(r)::text FROM dim_report r WHERE report_key = {report}),
            (SELECT string_agg(to_jsonb(f)::text, ' ' ORDER BY finding_key) FROM finding f WHERE report_key = {report}),
            (SELECT string_agg(to_jsonb(o)::text, ' ' ORDER BY observation_key) FROM fact_observation o WHERE report_key = {report}))
        """);

    private async Task WaitAsync(string sql)
    {
        for (var tries = 0; tries < 600 && await warehouse.TextAsync(sql) != "True"; tries++)
            await Task.Delay(100);
        (await warehouse.TextAsync(sql)).ShouldBe("True");
    }
}
