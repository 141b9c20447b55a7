using System.Text.Json;
using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.Commands;
using CchcWarehouse.Server;
using CchcWarehouse.Star.Connections;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>The server over a database of its own, on a port of its own: <c>IClassFixture&lt;ODataServer&gt;</c>.</summary>
public sealed class ODataServer : IAsyncLifetime, IDisposable
{
    private readonly WarehouseFixture warehouse = new();
    private readonly TemporaryFolder folder = new();
    private WarehouseDatabase database = null!;
    private WebApplication server = null!;

    public WarehouseConnections Connections => warehouse.Connections;

    /// <summary>A superuser's.</summary>
    public string ConnectionString => warehouse.ConnectionString;

    /// <summary>Decompresses nothing and follows nothing.</summary>
    public HttpClient Client { get; private set; } = null!;

    /// <summary>With its last slash.</summary>
    public string Root { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await warehouse.InitializeAsync();
        await SampleFacts.InsertAsync(warehouse.Connections.Owner);
        database = await WarehouseDatabase.OpenAsync(warehouse.ConnectionString, "unused", CancellationToken.None);
        server = WarehouseServer.Build(database, Settings.Read(data: folder.Path), ListenAddresses.Parse("http://127.0.0.1:0"));
        await server.StartAsync();
        Root = $"{server.Urls.First()}/odata/";
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Root) };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server.StopAsync();
        await server.DisposeAsync();
        await database.DisposeAsync();
        await warehouse.DisposeAsync();
    }

    public void Dispose() => folder.Dispose();

    /// <param name="headers">Name and value in turn.</param>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string url, params string[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(Root + url));
        for (var i = 0; i < headers.Length; i += 2)
        {
            request.Headers.TryAddWithoutValidation(headers[i], headers[i + 1]);
        }

        return await Client.SendAsync(request);
    }

    public Task<HttpResponseMessage> GetAsync(string url, params string[] headers) => SendAsync(HttpMethod.Get, url, headers);

    /// <summary>The body of an answer that succeeds, as JSON.</summary>
    public async Task<JsonElement> JsonAsync(string url, params string[] headers)
    {
        using var response = await GetAsync(url, headers);
        var body = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{url}: {(int)response.StatusCode} {body}");
        }

        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>The body of an answer that succeeds, as it was sent.</summary>
    public async Task<string> TextAsync(string url, params string[] headers)
    {
        using var response = await GetAsync(url, headers);
        var body = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? body : throw new InvalidOperationException($"{url}: {(int)response.StatusCode} {body}");
    }
}
