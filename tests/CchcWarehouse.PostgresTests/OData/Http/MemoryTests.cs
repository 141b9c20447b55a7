using System.Net.Sockets;
using System.Text;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>What answers cost in memory. The benchmark's workload memory shows the same for millions of rows.</summary>
[Collection(MemoryCollection.Name)]
public sealed class MemoryTests(ODataServer server) : IClassFixture<ODataServer>
{
    /// <summary>Less than two of the smallest objects for every row: waiting for the next buffer of rows costs some.</summary>
    private const int BytesForARow = 40;

    private const long Mebibyte = 1024 * 1024;

    [Fact]
    public async Task Rows_are_written_without_an_allocation_for_each()
    {
        await ReadAsync(SampleFacts.Bulk);
        var few = await LeastAsync(() => ReadAsync(10_000));
        var many = await LeastAsync(() => ReadAsync(SampleFacts.Bulk));

        ((many - few) / (double)(SampleFacts.Bulk - 10_000)).ShouldBeLessThan(BytesForARow);
    }

    [Fact]
    public async Task Clients_that_stop_reading_hold_little_and_give_everything_back()
    {
        var uri = new Uri(server.Root);
        var idle = new List<TcpClient>();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        try
        {
            for (var i = 0; i < 64; i++)
            {
                var client = new TcpClient { ReceiveBufferSize = 4096 };
                await client.ConnectAsync(uri.Host, uri.Port);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                    $"GET {uri.AbsolutePath}ObservationsFlat?$format=csv HTTP/1.1\r\nHost: {uri.Authority}\r\n\r\n"));
                idle.Add(client);
            }

            (await server.TextAsync("Periods/$count")).ShouldNotBeEmpty();
            // Each answer is about 10 MB; what is held for one are its buffers.
            (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(64 * Mebibyte);
        }
        finally
        {
            idle.ForEach(client => client.Dispose());
        }

        await Until(async () => await BusyAsync() == 0);
        (await server.JsonAsync("AdminUnits?$top=1")).GetProperty("value").GetArrayLength().ShouldBe(1);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var attempt = 0; !await holds(); attempt++)
        {
            attempt.ShouldBeLessThan(600);
            await Task.Delay(50);
        }
    }

    // Other tests of the process allocate too: the least of several is nearest to what the answer itself needs.
    private static async Task<long> LeastAsync(Func<Task> work)
    {
        var least = long.MaxValue;
        for (var attempt = 0; attempt < 15; attempt++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await work();
            least = Math.Min(least, GC.GetTotalAllocatedBytes(precise: true) - before);
        }

        return least;
    }

    private async Task ReadAsync(int rows)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{server.Root}ObservationsFlat?$top={rows}"));
        request.Headers.TryAddWithoutValidation("Prefer", "maxpagesize=1000000");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await response.Content.ReadAsStreamAsync();
        var buffer = new byte[64 * 1024];
        while (await body.ReadAsync(buffer) > 0)
        {
        }
    }

    private async Task<long> BusyAsync()
    {
        await using var connection = new NpgsqlConnection(server.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cchc reader' AND state <> 'idle'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
