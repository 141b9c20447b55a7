using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Long answers: begun before they are known, broken off when they fail, given up when nobody reads them.</summary>
public sealed class StreamingTests(ODataServer server) : IClassFixture<ODataServer>
{
    private static readonly string Slow = "Observations?$filter="
        + Uri.EscapeDataString("AdminUnit/Observations/any(a:a/Report/Observations/any(b:b/Value mul a/Value eq -1))") + "&$top=1";

    [Fact]
    public async Task Row_34_an_answer_that_fails_under_way_is_broken_off()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Root + "ObservationsFlat"));
        request.Headers.TryAddWithoutValidation("Prefer", "maxpagesize=1000000");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);

        await Until(async () => await ActiveAsync() > 0);
        await ScalarAsync<bool>("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cchc reader' AND state = 'active'");
        await Should.ThrowAsync<HttpRequestException>(() => response.Content.ReadAsStringAsync());
        (await server.JsonAsync("AdminUnits?$top=1")).GetProperty("value").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Row_90_what_cannot_be_computed_is_the_requests_fault()
    {
        using var response = await server.GetAsync("Observations?$filter=SourceRow%20div%20(SourceRow%20sub%20SourceRow)%20eq%201&$top=1");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("divided by nought");
    }

    [Fact]
    public async Task A_client_that_leaves_takes_its_statement_with_it()
    {
        using var leaving = new CancellationTokenSource();
        var request = server.Client.GetAsync(new Uri(server.Root + Slow), leaving.Token);
        await Until(async () => await ActiveAsync() > 0 || (request.IsCompleted ? throw new InvalidOperationException(await (await request).Content.ReadAsStringAsync()) : false));
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => request);
        await Until(async () => await ActiveAsync() == 0);
        (await server.JsonAsync("AdminUnits?$top=1")).GetProperty("value").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Row_141_a_client_says_how_long_it_waits()
    {
        using var response = await server.GetAsync(Slow, "Prefer", "wait=1");
        response.StatusCode.ShouldBe(HttpStatusCode.GatewayTimeout);
        (await response.Content.ReadAsStringAsync()).ShouldContain("1 seconds");
        await Until(async () => await ActiveAsync() == 0);
    }

    [Fact]
    public async Task A_client_that_stops_reading_holds_no_more_than_its_share()
    {
        var uri = new Uri(server.Root);
        var idle = new List<TcpClient>();
        try
        {
            // More clients than may be at work ask for everything and read nothing.
            for (var i = 0; i < 20; i++)
            {
                var client = new TcpClient { ReceiveBufferSize = 4096 };
                await client.ConnectAsync(uri.Host, uri.Port);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                    $"GET {uri.AbsolutePath}ObservationsFlat HTTP/1.1\r\nHost: {uri.Authority}\r\nPrefer: maxpagesize=1000000\r\n\r\n"));
                idle.Add(client);
            }

            (await server.TextAsync("Periods/$count")).ShouldNotBeEmpty();
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }

        await Until(async () => await ActiveAsync() == 0);
    }

    [Fact]
    public async Task A_dimension_that_changes_is_seen_by_the_next_answer()
    {
        const string Url = "ObservationsFlat?$filter=ReportNumber eq '15/BC-UBND'&$top=1&$select=AdminUnitName";
        (await server.TextAsync(Url)).ShouldContain("Thị xã Vĩnh Châu");
        try
        {
            await ScalarAsync<int>("UPDATE dim_admin_unit SET name = 'Thị xã Đổi Tên' WHERE admin_unit_code = '950' RETURNING 1");
            (await server.TextAsync(Url)).ShouldContain("Thị xã Đổi Tên");
        }
        finally
        {
            await ScalarAsync<int>("UPDATE dim_admin_unit SET name = 'Thị xã Vĩnh Châu' WHERE admin_unit_code = '950' RETURNING 1");
        }
    }

    [Fact]
    public async Task Many_clients_at_once_are_all_answered_right()
    {
        var expected = await server.TextAsync("ObservationsFlat?$top=500&$skip=1000");
        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => server.TextAsync("ObservationsFlat?$top=500&$skip=1000")));
        answers.ShouldAllBe(answer => answer == expected);
        JsonSerializer.Deserialize<JsonElement>(expected).GetProperty("value").GetArrayLength().ShouldBe(500);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var attempt = 0; !await holds(); attempt++)
        {
            attempt.ShouldBeLessThan(600);
            await Task.Delay(50);
        }
    }

    private Task<long> ActiveAsync() => ScalarAsync<long>(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cchc reader' AND state = 'active'");

    private async Task<T> ScalarAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
