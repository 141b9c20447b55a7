using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using CchcWarehouse.PostgresTests.Connections;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Commands;

public sealed class ServeTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    [Theory]
    [InlineData("TERM")]
    [InlineData("HUP")]
    public async Task The_server_answers_until_it_is_asked_to_stop(string signal)
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var server = Cchc.Start(["serve", "--urls", address], warehouse.ConnectionString);
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        await ListeningAsync(server, address);

        (await client.GetFromJsonAsync<JsonElement>("/health/live")).GetProperty("status").GetString().ShouldBe("live");
        (await client.GetFromJsonAsync<JsonElement>("/health/ready")).GetProperty("status").GetString().ShouldBe("ready");
        await IsProblemAsync(await client.GetAsync("/nothing"), HttpStatusCode.NotFound, "There is nothing at /nothing");
        await IsProblemAsync(await client.PostAsync("/health/live", null), HttpStatusCode.MethodNotAllowed, "does not take POST");

        await Cchc.StopAsync(server, signal);
        server.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task Addresses_have_the_prefix_that_a_proxy_passes_on()
    {
        var address = $"http://127.0.0.1:{FreePort()}";
        using var server = Cchc.Start(
            ["serve", "--urls", address], warehouse.ConnectionString, ("CCHC_PathBase", "kho/"), ("CCHC_Proxies", "10.0.0.5, 172.16.0.0/12"));
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        await ListeningAsync(server, address);

        (await client.GetFromJsonAsync<JsonElement>("/kho/odata/")).GetProperty("@odata.context").GetString().ShouldBe($"{address}/kho/odata/$metadata");
        (await client.GetFromJsonAsync<JsonElement>("/odata/")).GetProperty("@odata.context").GetString().ShouldBe($"{address}/odata/$metadata");
        foreach (var path in (string[])["/kho", "/kho/", "/kho/health/live", "/kho/odata/Periods"])
        {
            using var head = new HttpRequestMessage(HttpMethod.Head, path);
            using var answer = await client.SendAsync(head);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        await Cchc.StopAsync(server, "TERM");
    }

    [Fact]
    public async Task A_proxy_that_is_no_address_is_told_before_anything_starts()
    {
        using var server = Cchc.Start(["serve", "--urls", $"http://127.0.0.1:{FreePort()}"], warehouse.ConnectionString, ("CCHC_Proxies", "10.0.0.5, nginx"));
        await server.WaitForExitAsync();
        server.ExitCode.ShouldBe(64);
        var error = await server.StandardError.ReadToEndAsync();
        error.ShouldContain("“nginx” is no address or network");
        error.ShouldNotContain(" at ");
    }

    [Fact]
    public async Task A_taken_port_is_told_before_anything_starts()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var outcome = await Cchc.RunAsync(["serve", "--urls", $"http://127.0.0.1:{port}"], connectionString: warehouse.ConnectionString);
        outcome.ExitCode.ShouldBe(1);
        outcome.Error.ShouldContain($"Port {port} is used by another program");
        outcome.Error.ShouldContain("--urls http://127.0.0.1:");
    }

    private static async Task IsProblemAsync(HttpResponseMessage answer, HttpStatusCode status, string detail)
    {
        answer.StatusCode.ShouldBe(status);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        problem.GetProperty("status").GetInt32().ShouldBe((int)status);
        problem.GetProperty("detail").GetString()!.ShouldContain(detail);
    }

    /// <summary>The server prints its addresses once it listens.</summary>
    private static async Task ListeningAsync(Process server, string address)
    {
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains($"{address}/odata/", StringComparison.Ordinal))
                return;
        }

        throw new InvalidOperationException(await server.StandardError.ReadToEndAsync());
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
