using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.Star.Connections;
using Xunit;

namespace CchcWarehouse.PostgresTests.Connections;

/// <summary>A migrated database of its own for one test class: <c>IClassFixture&lt;WarehouseFixture&gt;</c>.</summary>
public sealed class WarehouseFixture : IAsyncLifetime
{
    private TestServer server = null!;
    private string database = null!;

    public WarehouseConnections Connections { get; private set; } = null!;

    /// <summary>A superuser's connection string to this database, for a program under test.</summary>
    public string ConnectionString => server.Administrator(database);

    public async Task InitializeAsync()
    {
        server = await TestServer.SharedAsync();
        database = await server.MakeDatabaseAsync(migrated: true);
        Connections = await server.ConnectAsync(database);
    }

    public async Task DisposeAsync()
    {
        await Connections.DisposeAsync();
        await server.DropDatabaseAsync(database);
    }
}
