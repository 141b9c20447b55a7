using CchcWarehouse.Commands;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.Server;
using CchcWarehouse.Star.Connections;
using Microsoft.AspNetCore.Builder;
using Npgsql;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;

/// <summary>The server over a seeded star of its own, with the same rows in memory.</summary>
public sealed class OracleServer : IAsyncLifetime
{
    private const int Seed = 20_220_701;

    private readonly WarehouseFixture warehouse = new();
    private WarehouseDatabase database = null!;
    private WebApplication server = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>With its last slash.</summary>
    public string Root { get; private set; } = null!;

    internal OracleData Data { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await warehouse.InitializeAsync();
        await using var superuser = new NpgsqlConnection(warehouse.ConnectionString);
        await superuser.OpenAsync();
        await SeededStar.PlantAsync(superuser, Seed);
        database = await WarehouseDatabase.OpenAsync(warehouse.ConnectionString, "unused", CancellationToken.None);
        server = WarehouseServer.Build(database, Settings.Read(), ListenAddresses.Parse("http://127.0.0.1:0"));
        await server.StartAsync();
        Root = $"{server.Urls.First()}/odata/";
        Client = new HttpClient { Timeout = TimeSpan.FromSeconds(100) };
        Data = await OracleData.ReadAsync(superuser, server.Urls.First());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server.StopAsync();
        await server.DisposeAsync();
        await database.DisposeAsync();
        await warehouse.DisposeAsync();
    }

    /// <returns>The status and the body.</returns>
    public async Task<(int Status, string Body)> GetAsync(string url, CancellationToken cancellationToken)
    {
        using var response = await Client.GetAsync(new Uri(Root + url), cancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(cancellationToken));
    }
}
