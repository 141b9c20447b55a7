using System.Net;
using System.Text.Json;
using CchcWarehouse.Commands;
using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.Server;
using CchcWarehouse.Star.Connections;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Npgsql;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Answers fetched later: 202 and a monitor, in every format, cancelled, kept, and made by the next server.</summary>
public sealed class ExportTests(ExportTests.Facts facts) : IClassFixture<ExportTests.Facts>, IAsyncLifetime, IDisposable
{
    private const string Rows = "Observations?$select=ObservationKey,Value";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WarehouseFixture warehouse = facts.Warehouse;
    private readonly TemporaryFolder folder = new();
    private WarehouseDatabase database = null!;
    private Running server = null!;

    public async Task InitializeAsync()
    {
        await ExecuteAsync("DELETE FROM export");
        database = await WarehouseDatabase.OpenAsync(warehouse.ConnectionString, "unused", CancellationToken.None);
        server = await StartAsync();
    }

    public async Task DisposeAsync()
    {
        await server.DisposeAsync();
        await database.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("$format=csv", "text/csv")]
    [InlineData("$format=xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")]
    [InlineData("$format=json", "application/json")]
    public async Task Answer_made_later_is_the_answer_made_at_once(string format, string type)
    {
        var monitor = await AcceptedAsync($"{Rows}&{format}");
        using var later = await EndAsync(monitor, "OData-MaxVersion", "4.01");
        later.Headers.GetValues("AsyncResult").ShouldBe(["200"]);
        later.Content.Headers.ContentType!.MediaType.ShouldBe(type);
        using var atOnce = await SendAsync(HttpMethod.Get, server.Root + $"{Rows}&{format}");
        later.Content.Headers.ContentType.ShouldBe(atOnce.Content.Headers.ContentType);
        later.Content.Headers.ContentDisposition.ShouldBe(atOnce.Content.Headers.ContentDisposition);
        var (one, other) = (await later.Content.ReadAsByteArrayAsync(), await atOnce.Content.ReadAsByteArrayAsync());
        switch (type)
        {
            case "text/csv":
                one.SequenceEqual(other).ShouldBeTrue();
                break;
            case "application/json": // the link to the next page carries the time
                Value(one).ShouldBe(Value(other));
                break;
            default: // and so does a zip archive
                one.Length.ShouldBeInRange(other.Length - 64, other.Length + 64);
                break;
        }
    }

    [Fact]
    public async Task Client_of_4_0_gets_the_answer_as_a_message()
    {
        var monitor = await AcceptedAsync($"{Rows}&$top=2", "OData-MaxVersion", "4.0");
        using var response = await EndAsync(monitor, "OData-MaxVersion", "4.0", "Accept", "application/http");
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/http");
        response.Headers.Contains("AsyncResult").ShouldBeFalse();
        var message = await response.Content.ReadAsStringAsync();
        message.ShouldStartWith("HTTP/1.1 200 OK\r\n");
        var (head, body) = (message[..message.IndexOf("\r\n\r\n", StringComparison.Ordinal)], message[(message.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        head.ShouldContain("Content-Type: application/json;odata.metadata=minimal");
        head.ShouldContain("OData-Version: 4.0");
        head.ShouldContain($"Content-Length: {body.Length}");
        JsonSerializer.Deserialize<JsonElement>(body).GetProperty("value").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Request_that_cannot_be_understood_is_refused_at_once()
    {
        using var response = await SendAsync(HttpMethod.Get, server.Root + "Observations?$filter=Bogus eq 1", "Prefer", "respond-async");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Error_of_the_work_is_the_result()
    {
        var monitor = await AcceptedAsync("Observations?$apply=aggregate(Value with sum as S)");
        using var response = await EndAsync(monitor, "OData-MaxVersion", "4.01");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("AsyncResult").ShouldBe(["400"]);
        var error = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("error");
        error.GetProperty("code").GetString().ShouldBe("NotAdditive");
    }

    [Theory]
    [InlineData("")]
    [InlineData("AdminUnits(1)")]
    [InlineData("AdminUnits/$count")]
    [InlineData("$metadata")]
    public async Task What_is_not_rows_is_answered_at_once(string url)
    {
        using var response = await SendAsync(HttpMethod.Get, server.Root + url, "Prefer", "respond-async");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("Preference-Applied").ShouldBeFalse();
    }

    [Fact]
    public async Task Answer_that_is_made_while_the_client_waits_comes_at_once()
    {
        using var response = await SendAsync(HttpMethod.Get, server.Root + $"{Rows}&$top=3", "Prefer", "respond-async, wait=30");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("value").GetArrayLength().ShouldBe(3);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Cancelled_work_ends_and_its_monitor_is_gone()
    {
        await using var held = await HoldFactsAsync();
        var monitor = await AcceptedAsync(Rows);
        await UntilAsync(() => Task.FromResult(Files().Length == 1));
        using (var pending = await SendAsync(HttpMethod.Get, monitor))
        {
            pending.StatusCode.ShouldBe(HttpStatusCode.Accepted);
            pending.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(2));
            pending.Headers.Location!.ToString().ShouldBe(monitor);
            (await pending.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        }

        using (var cancelled = await SendAsync(HttpMethod.Delete, monitor))
        {
            cancelled.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        }

        using var gone = await SendAsync(HttpMethod.Get, monitor);
        gone.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var again = await SendAsync(HttpMethod.Delete, monitor);
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await UntilAsync(async () => await CountAsync("pg_stat_activity WHERE application_name = 'cchc reader' AND state = 'active' AND wait_event_type = 'Lock' AND datname = current_database()") == 0);
        Files().ShouldBeEmpty();
    }

    [Fact]
    public async Task Work_that_a_server_left_is_done_by_the_next()
    {
        string monitor;
        await using (await HoldFactsAsync())
        {
            monitor = await AcceptedAsync($"{Rows}&$format=csv");
            await UntilAsync(() => Task.FromResult(Files().Length == 1));
            await server.DisposeAsync();
            (await CountAsync("export WHERE ended_at IS NULL")).ShouldBe(1);
        }

        var path = new Uri(monitor).PathAndQuery;
        server = await StartAsync();
        using var response = await EndAsync(new Uri(new Uri(server.Root), path).ToString(), "OData-MaxVersion", "4.01");
        response.Headers.GetValues("AsyncResult").ShouldBe(["200"]);
        (await response.Content.ReadAsStringAsync()).Count(letter => letter == '\n').ShouldBe(SampleFacts.Bulk + 6);
    }

    [Fact]
    public async Task Complete_answer_is_still_there_after_a_restart_and_again()
    {
        var monitor = await AcceptedAsync($"{Rows}&$format=csv");
        using (var first = await EndAsync(monitor, "OData-MaxVersion", "4.01"))
        {
            first.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        await server.DisposeAsync();
        server = await StartAsync();
        using var second = await SendAsync(
            HttpMethod.Get, new Uri(new Uri(server.Root), new Uri(monitor).PathAndQuery).ToString(), "OData-MaxVersion", "4.01", "Accept-Encoding", "gzip");
        second.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        second.Headers.GetValues("AsyncResult").ShouldBe(["200"]);
    }

    [Fact]
    public async Task Kept_answers_expire_with_their_files()
    {
        var monitor = await AcceptedAsync($"{Rows}&$top=1");
        using (await EndAsync(monitor))
        {
            Files().Length.ShouldBe(1);
        }

        await ExecuteAsync("UPDATE export SET ended_at = now() - interval '2 days'");
        File.SetLastWriteTimeUtc(Files()[0], DateTime.UtcNow.AddDays(-2));
        await server.DisposeAsync();
        server = await StartAsync();
        await UntilAsync(() => Task.FromResult(Files().Length == 0));
        (await CountAsync("export")).ShouldBe(0);
    }

    [Fact]
    public async Task Answer_larger_than_the_room_for_it_is_an_error()
    {
        await server.DisposeAsync();
        server = await StartAsync(maxBytes: 100_000);
        var monitor = await AcceptedAsync($"{Rows}&$format=csv");
        using var response = await EndAsync(monitor, "OData-MaxVersion", "4.01");
        response.Headers.GetValues("AsyncResult").ShouldBe(["413"]);
        (await response.Content.ReadAsStringAsync()).ShouldStartWith("""{"error":{"code":"ResultTooLarge",""");
    }

    [Fact]
    public async Task Monitor_tells_its_methods_and_refuses_others()
    {
        var monitor = await AcceptedAsync($"{Rows}&$top=1");
        using var options = await SendAsync(HttpMethod.Options, monitor);
        options.Content.Headers.Allow.ShouldBe(["GET", "HEAD", "DELETE", "OPTIONS"], ignoreOrder: true);
        using var post = await SendAsync(HttpMethod.Post, monitor);
        post.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task A_monitor_of_nothing_is_not_there()
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Delete])
        {
            using var response = await SendAsync(method, $"{server.Root}$exports/1");
            response.StatusCode.ShouldBe(HttpStatusCode.NotFound, method.Method);
        }
    }

    private static string Value(byte[] json) => JsonSerializer.Deserialize<JsonElement>(json).GetProperty("value").GetRawText();

    private async Task<string> AcceptedAsync(string url, params string[] headers)
    {
        using var response = await SendAsync(HttpMethod.Get, server.Root + url, ["Prefer", "respond-async", .. headers]);
        response.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        response.Headers.GetValues("Preference-Applied").ShouldBe(["respond-async"]);
        response.Headers.GetValues("OData-Version").Count().ShouldBe(1);
        return response.Headers.Location!.ToString();
    }

    private async Task<HttpResponseMessage> EndAsync(string monitor, params string[] headers)
    {
        HttpResponseMessage? ended = null;
        await UntilAsync(async () =>
        {
            ended?.Dispose();
            ended = await SendAsync(HttpMethod.Get, monitor, headers);
            return ended.StatusCode != HttpStatusCode.Accepted;
        });
        return ended!;
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(url));
        for (var i = 0; i < headers.Length; i += 2)
        {
            request.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]);
        }

        return await server.Client.SendAsync(request);
    }

    /// <summary>Keeps everybody from reading facts until it is disposed.</summary>
    private async Task<NpgsqlConnection> HoldFactsAsync()
    {
        var connection = await warehouse.Connections.Owner.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("BEGIN; LOCK TABLE fact_observation IN ACCESS EXCLUSIVE MODE", connection);
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    private string[] Files() => Directory.Exists(Path.Combine(folder.Path, "exports")) ? Directory.GetFiles(Path.Combine(folder.Path, "exports")) : [];

    private async Task<long> CountAsync(string rows)
    {
        await using var connection = new NpgsqlConnection(warehouse.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"SELECT count(*) FROM {rows}", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = warehouse.Connections.Loader.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!await holds())
        {
            await Task.Delay(50, patience.Token);
        }
    }

    private async Task<Running> StartAsync(long? maxBytes = null)
    {
        var settings = Settings.Read(data: folder.Path);
        var configuration = new ConfigurationBuilder().AddConfiguration(settings.Configuration)
            .AddInMemoryCollection(new Dictionary<string, string?> { ["OData:Exports:MaxBytes"] = maxBytes?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "100000000" })
            .Build();
        var app = WarehouseServer.Build(database, settings with { Configuration = configuration }, ListenAddresses.Parse("http://127.0.0.1:0"));
        await app.StartAsync();
        return new(app);
    }

    /// <summary>A database of its own, its facts inserted once.</summary>
    public sealed class Facts : IAsyncLifetime
    {
        public WarehouseFixture Warehouse { get; } = new();

        public async Task InitializeAsync()
        {
            await Warehouse.InitializeAsync();
            await SampleFacts.InsertAsync(Warehouse.Connections.Owner);
        }

        public Task DisposeAsync() => Warehouse.DisposeAsync();
    }

    private sealed class Running(WebApplication app) : IAsyncDisposable
    {
        public string Root { get; } = $"{app.Urls.First()}/odata/";

        public HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false });

        public async ValueTask DisposeAsync()
        {
            Client.Dispose();
            await app.StopAsync();
            await app.DisposeAsync();
        }
    }
}
