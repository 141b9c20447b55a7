using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Jobs;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.PostgresTests.Warehouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Jobs;

/// <summary>Loads as jobs, on a real scheduler with its store in a real database.</summary>
public sealed class LoadJobsTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private static readonly string[] Ended = ["Loaded", "InReview", "Unchanged", "Rejected"];
    private readonly ReportInbox inbox = new(warehouse.Connections.Loader);

    [Fact]
    public async Task Queued_document_is_loaded()
    {
        using var server = await StartAsync(Read);
        var loadKey = await SendAsync(server, "2011-Q1 949 queued");
        (await EndAsync(loadKey)).ShouldBe("Loaded after 1");
        await server.StopAsync();
    }

    [Fact]
    public async Task Document_that_is_no_report_is_rejected_once_and_for_all()
    {
        using var server = await StartAsync(_ => throw new UnreadableDocumentException("no-table", "không có bảng", "no table"));
        var loadKey = await SendAsync(server, "no report");
        (await EndAsync(loadKey)).ShouldBe("Rejected after 1: không có bảng");
        await server.StopAsync();
    }

    [Fact]
    public async Task Load_that_fails_is_tried_again()
    {
        var failures = 2;
        using var server = await StartAsync(document => Interlocked.Decrement(ref failures) >= 0 ? throw new TimeoutException("mất kết nối") : Read(document));
        var loadKey = await SendAsync(server, "2011-Q2 949 again");
        (await EndAsync(loadKey)).ShouldBe("Loaded after 3");
        await server.StopAsync();
    }

    [Fact]
    public async Task Load_whose_process_died_is_taken_up_by_the_next_server()
    {
        var loadKey = await inbox.QueueAsync(InventedReports.Document("2011-Q3 949 orphan"), CancellationToken.None);
        var dead = (await inbox.ClaimAsync(loadKey, CancellationToken.None)).ShouldNotBeNull();
        (await inbox.ClaimAsync(loadKey, CancellationToken.None)).ShouldBeNull();
        await KillHolderAsync();

        using var server = await StartAsync(Read);
        (await EndAsync(loadKey)).ShouldBe("Loaded after 2");
        await server.StopAsync();
        dead.LoadKey.ShouldBe(loadKey);
    }

    [Fact]
    public async Task Load_that_somebody_works_on_is_left_to_them()
    {
        await using var claim = await inbox.ReceiveAsync(InventedReports.Document("2011-Q4 949 mine"), CancellationToken.None);
        using var server = await StartAsync(_ => throw new InvalidOperationException("not yours"));
        (await EndAsync(await SendAsync(server, "passes by"), "Failed")).ShouldStartWith("Failed");

        await new ReportPipeline(inbox, new ReportLoader(warehouse.Connections.Loader), AtOnce(Read)).LoadAsync(claim, CancellationToken.None);
        (await EndAsync(claim.LoadKey)).ShouldBe("Loaded after 1");
        await server.StopAsync();
    }

    [Fact]
    public async Task Load_that_ends_its_process_each_time_is_given_up()
    {
        var loadKey = await inbox.QueueAsync(InventedReports.Document("2012 949 poison"), CancellationToken.None);
        await ExecuteAsync($"UPDATE load SET state = 'Running', attempts = {ReportInbox.MostAttempts} WHERE load_key = {loadKey}");
        (await inbox.ClaimAsync(loadKey, CancellationToken.None)).ShouldBeNull();
        (await EndAsync(loadKey, "Failed")).ShouldStartWith("Failed after 5: Chương trình đã dừng 5 lần");
    }

    [Fact]
    public async Task Two_servers_on_one_database_load_each_document_once()
    {
        using var one = await StartAsync(Read);
        using var other = await StartAsync(Read);
        var loads = new List<long>();
        for (var n = 0; n < 12; n++)
        {
            loads.Add(await SendAsync(n % 2 == 0 ? one : other, $"2013-M{n + 1:00} 949 shared"));
        }
        foreach (var load in loads)
        {
            (await EndAsync(load)).ShouldBe("Loaded after 1");
        }
        await one.StopAsync();
        await other.StopAsync();
    }

    /// <summary>"period unit anything": one row.</summary>
    private static ReportReading Read(SourceDocument document)
    {
        var words = Path.GetFileNameWithoutExtension(document.FileName).Split(' ');
        return InventedReports.Reading(document, words[0], words[1], new LocalDate(2022, 12, 1), null, InventedReports.Row(1, "1.1.1", 25));
    }

    private static ReadReport AtOnce(Func<SourceDocument, ReportReading> read) =>
        (document, _, _) => Task.FromResult(read(document));

    private async Task<IHost> StartAsync(Func<SourceDocument, ReportReading> read)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddReportJobs(warehouse.Connections.Loader, AtOnce(read));
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }

    private async Task<long> SendAsync(IHost server, string name)
    {
        var loadKey = await inbox.QueueAsync(InventedReports.Document(name), CancellationToken.None);
        await server.Services.GetRequiredService<LoadQueue>().AddAsync(loadKey, CancellationToken.None);
        return loadKey;
    }

    private async Task<string> EndAsync(long loadKey, params string[] states)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            var (state, attempts, error) = await LedgerAsync(loadKey);
            if (Ended.Concat(states).Contains(state))
            {
                return $"{state} after {attempts}{error}";
            }
            await Task.Delay(100);
        }
        throw new TimeoutException($"Load {loadKey} does not end.");
    }

    private async Task<(string State, int Attempts, string Error)> LedgerAsync(long loadKey)
    {
        await using var command = warehouse.Connections.Loader.CreateCommand(
            "SELECT state, attempts, coalesce(': ' || error, '') FROM load WHERE load_key = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = loadKey });
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return (reader.GetString(0), reader.GetInt32(1), reader.GetString(2));
    }

    /// <summary>Ends the sessions that hold a claim, as the death of their process would.</summary>
    private async Task KillHolderAsync()
    {
        await using var administrator = NpgsqlDataSource.Create(warehouse.ConnectionString);
        await using var command = administrator.CreateCommand(
            "SELECT count(pg_terminate_backend(l.pid)) FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE d.datname = current_database() AND l.locktype = 'advisory'");
        ((long)(await command.ExecuteScalarAsync())!).ShouldBeGreaterThan(0);
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = warehouse.Connections.Loader.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
