using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CchcWarehouse.PostgresTests.Commands;
using CchcWarehouse.PostgresTests.Connections;
using Npgsql;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>The program's own server in a process of its own, over the sample facts: what it holds is nobody else's.</summary>
public sealed class ServedProgram : IAsyncLifetime, IDisposable
{
    private readonly WarehouseFixture warehouse = new();
    private Process process = null!;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { MaxConnectionsPerServer = 200 }) { Timeout = TimeSpan.FromMinutes(5) };

    /// <summary>With its last slash.</summary>
    public Uri Root { get; private set; } = null!;

    /// <summary>The most memory since <see cref="ForgetPeak"/>, in MiB, mapped files included.</summary>
    public double PeakMemory()
    {
        var line = File.ReadLines($"/proc/{process.Id}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) / 1024.0;
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");

    /// <summary>Reads an answer to its end.</summary>
    /// <returns>Its bytes.</returns>
    public async Task<long> ReadAsync(string url)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Root, url));
        request.Headers.TryAddWithoutValidation("Prefer", "maxpagesize=10000000");
        using var response = await Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.EnsureSuccessStatusCode();
        await using var body = await response.Content.ReadAsStreamAsync();
        var (buffer, length) = (new byte[16 * 1024], 0L);
        while (await body.ReadAsync(buffer) is var read and > 0)
        {
            length += read;
        }

        return length;
    }

    /// <summary>A client that has asked and takes as little as it can.</summary>
    public async Task<TcpClient> AskAsync(string url)
    {
        var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(Root.Host, Root.Port);
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(
            $"GET {Root.AbsolutePath}{url} HTTP/1.1\r\nHost: {Root.Authority}\r\nPrefer: maxpagesize=10000000\r\n\r\n"));
        return client;
    }

    /// <summary>Connections of the server that the database works for.</summary>
    public async Task<long> BusyAsync()
    {
        await using var connection = new NpgsqlConnection(warehouse.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'cchc reader' AND state <> 'idle'", connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    public async Task InitializeAsync()
    {
        await warehouse.InitializeAsync();
        await SampleFacts.InsertAsync(warehouse.Connections.Owner);
        var address = $"http://127.0.0.1:{FreePort()}";
        Root = new Uri($"{address}/odata/");
        process = Cchc.Start(["serve", "--urls", address], warehouse.ConnectionString);
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains(Root.AbsoluteUri, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    public async Task DisposeAsync()
    {
        await Cchc.StopAsync(process, "TERM");
        await warehouse.DisposeAsync();
    }

    public void Dispose()
    {
        Client.Dispose();
        process.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
