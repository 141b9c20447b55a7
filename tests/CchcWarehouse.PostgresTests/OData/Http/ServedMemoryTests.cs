using System.Net.Sockets;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>The memory of the server's whole process stays flat, whatever is asked and however it is read.</summary>
[Collection(MemoryCollection.Name)]
public sealed class ServedMemoryTests(ServedProgram server, ITestOutputHelper output) : IClassFixture<ServedProgram>
{
    private const string AllFacts = "ObservationsFlat?$format=csv";

    /// <summary>Every fact beside every indicator: rows without end, and no other way than that of the facts.</summary>
    private const string Pairs =
        "$crossjoin(Observations,Indicators)?$format=csv&$expand=Observations($select=ObservationKey,Value,RecordedAt),Indicators($select=Code)&$top=";

    /// <summary>Compiled code and first buffers, in MiB; an answer that is held would be ten times as much.</summary>
    private const double Slack = 40;

    [Fact]
    public async Task Five_million_rows_need_no_more_than_a_hundred_thousand()
    {
        await server.ReadAsync(Pairs + 100_000);
        var few = await PeakAsync("100,000 rows", () => server.ReadAsync(Pairs + 100_000));
        var length = 0L;
        var many = await PeakAsync("5,000,000 rows", async () => length = await server.ReadAsync(Pairs + 5_000_000));

        length.ShouldBeGreaterThan(5_000_000L * 30);
        many.ShouldBeLessThan(few + Slack);
    }

    [Fact]
    public async Task Sixty_four_clients_at_once_need_little_more_than_one()
    {
        await server.ReadAsync(AllFacts);
        var one = await PeakAsync("one client", () => server.ReadAsync(AllFacts));
        var length = 0L;
        var all = await PeakAsync("64 clients", async () => length = (await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => server.ReadAsync(AllFacts)))).Sum());

        length.ShouldBeGreaterThan(200 * 1024 * 1024);
        all.ShouldBeLessThan(one + Slack);
    }

    [Fact]
    public async Task A_client_that_takes_one_byte_a_second_holds_nothing_up()
    {
        await server.ReadAsync(AllFacts);
        var before = await PeakAsync("nobody", () => server.ReadAsync("Periods?$top=1"));
        var during = await PeakAsync("16 clients of one byte a second", async () =>
        {
            var slow = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => server.AskAsync(AllFacts)));
            for (var second = 0; second < 5; second++)
            {
                await Task.WhenAll(slow.Select(client => client.GetStream().ReadExactlyAsync(new byte[1]).AsTask()));
                (await server.ReadAsync("Observations/$count")).ShouldBePositive();
                await Task.Delay(TimeSpan.FromSeconds(1));
            }

            Leave(slow);
        });

        during.ShouldBeLessThan(before + Slack);
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task Clients_that_leave_give_everything_back()
    {
        await server.ReadAsync(AllFacts);
        var before = await PeakAsync("nobody", () => server.ReadAsync("Periods?$top=1"));
        var during = await PeakAsync("64 clients that leave in the middle", async () =>
        {
            var leaving = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => server.AskAsync(Pairs + 5_000_000)));
            await Task.WhenAny(leaving.Select(client => client.GetStream().ReadExactlyAsync(new byte[1000]).AsTask()));
            Leave(leaving);
        });

        during.ShouldBeLessThan(before + Slack);
        await NothingIsLeftAsync();
        (await server.ReadAsync("AdminUnits?$top=1")).ShouldBePositive();
    }

    private static void Leave(IEnumerable<TcpClient> clients)
    {
        foreach (var client in clients)
        {
            client.Dispose();
        }
    }

    private async Task NothingIsLeftAsync()
    {
        for (var attempt = 0; await server.BusyAsync() > 0; attempt++)
        {
            attempt.ShouldBeLessThan(600);
            await Task.Delay(50);
        }
    }

    private async Task<double> PeakAsync(string work, Func<Task> doing)
    {
        server.ForgetPeak();
        await doing();
        var peak = server.PeakMemory();
        output.WriteLine($"{work}: {peak:N0} MiB");
        return peak;
    }
}
