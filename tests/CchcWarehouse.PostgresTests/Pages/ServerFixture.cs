using CchcWarehouse.Commands;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.Server;
using CchcWarehouse.Star.Connections;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace CchcWarehouse.PostgresTests.Pages;

/// <summary>The real server over real HTTP on a free port, over a migrated database of its own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly WarehouseFixture warehouse = new();
    private WarehouseDatabase database = null!;
    private WebApplication server = null!;

    public HttpClient Client { get; private set; } = null!;

    /// <summary>A superuser's, for a program under test beside the server.</summary>
    public string ConnectionString => warehouse.ConnectionString;

    public WarehouseConnections Connections => warehouse.Connections;

    public async Task InitializeAsync()
    {
        await warehouse.InitializeAsync();
        var settings = Settings.Read(urls: "http://127.0.0.1:0") with { ConnectionString = warehouse.ConnectionString };
        database = await WarehouseDatabase.OpenAsync(warehouse.ConnectionString, settings.DataFolder, CancellationToken.None);
        server = WarehouseServer.Build(database, settings, ListenAddresses.Parse(settings.Urls));
        await server.StartAsync();
        Client = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await server.StopAsync();
        await server.DisposeAsync();
        await database.DisposeAsync();
        await warehouse.DisposeAsync();
    }
}
