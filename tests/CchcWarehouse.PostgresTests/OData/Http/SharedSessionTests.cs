using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Small answers share a few sessions of the database; each of them is its own all the same.</summary>
public sealed class SharedSessionTests(ODataServer server) : IClassFixture<ODataServer>
{
    [Fact]
    public async Task Many_small_answers_at_once_each_have_their_own_rows()
    {
        var asked = await AskedAsync(40);
        await Task.WhenAll(Enumerable.Range(0, 400).Select(async n =>
        {
            var (unit, indicator, value) = asked[n * 7 % asked.Count];
            var rows = await RowsAsync(Series(unit, indicator));
            rows.ShouldContain((unit, indicator, value));
            rows.ShouldAllBe(row => row.Unit == unit && row.Indicator == indicator);
        }));
        (await SessionsAsync("cchc shared reader")).ShouldBeInRange(1, Math.Max(4, 2 * Environment.ProcessorCount));
    }

    [Fact]
    public async Task An_answer_that_proves_to_be_large_is_whole()
    {
        var count = await server.TextAsync("ObservationsFlat/$count?$filter=Year eq 2021");
        var body = await server.TextAsync("ObservationsFlat?$filter=Year eq 2021&$top=5000");
        body.Length.ShouldBeGreaterThan(1_000_000);
        JsonSerializer.Deserialize<JsonElement>(body).GetProperty("value").GetArrayLength().ShouldBe(Math.Min(5_000, int.Parse(count, null)));
    }

    [Fact]
    public async Task Answers_that_are_held_up_go_on_in_sessions_of_their_own_and_hold_up_nobody()
    {
        var one = (await AskedAsync(1))[0];
        var url = Series(one.Unit, one.Indicator);
        await RowsAsync(url);
        Task<List<(string, string, decimal)>[]> waiting;
        await using (var owner = await server.Connections.Owner.OpenConnectionAsync())
        {
            await using var transaction = await owner.BeginTransactionAsync();
            await using var lockTable = new Npgsql.NpgsqlCommand("LOCK TABLE fact_observation IN ACCESS EXCLUSIVE MODE", owner, transaction);
            await lockTable.ExecuteNonQueryAsync();
            waiting = Task.WhenAll(Enumerable.Range(0, 12).Select(_ => RowsAsync(url)));
            while (await SessionsAsync("cchc reader' AND wait_event_type = 'Lock") == 0)
            {
                waiting.IsCompleted.ShouldBeFalse();
                await Task.Delay(50);
            }
        }

        (await waiting).ShouldAllBe(rows => rows.Contains(one));

        // Requests of another form: a session that still waited for one of the former would answer none of those behind it.
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => RowsAsync(url + "&$count=true")));
        answers.ShouldAllBe(rows => rows.Contains(one));
    }

    private static string Series(string unit, string indicator) =>
        $"ObservationsFlat?$select=AdminUnitCode,IndicatorCode,Value&$filter=AdminUnitCode eq '{unit}' and IndicatorCode eq '{indicator}'";

    private Task<List<(string Unit, string Indicator, decimal Value)>> AskedAsync(int count) => RowsAsync(
        $"ObservationsFlat?$select=AdminUnitCode,IndicatorCode,Value&$filter=Year eq 2021&$orderby=IndicatorCode,AdminUnitCode&$top={count}");

    private async Task<List<(string Unit, string Indicator, decimal Value)>> RowsAsync(string url) =>
        [.. (await server.JsonAsync(url)).GetProperty("value").EnumerateArray().Select(row => (
            row.GetProperty("AdminUnitCode").GetString()!, row.GetProperty("IndicatorCode").GetString()!, row.GetProperty("Value").GetDecimal()))];

    private async Task<long> SessionsAsync(string application)
    {
        await using var connection = new Npgsql.NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand(
            $"SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = '{application}'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
