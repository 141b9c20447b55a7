using CchcWarehouse.Star.Clusters;
using CchcWarehouse.Star.Migrations;

namespace CchcWarehouse.Star.Connections;

/// <summary>The warehouse's database, open: on the given server, or on the private cluster of a data folder.</summary>
public sealed class WarehouseDatabase : IAsyncDisposable
{
    /// <summary>The name of the database on a private cluster.</summary>
    public const string Name = "cchc_warehouse";

    private readonly string? connectionString;

    private WarehouseDatabase(PrivateCluster? cluster, string? connectionString, WarehouseConnections connections)
    {
        Cluster = cluster;
        this.connectionString = connectionString;
        Connections = connections;
    }

    /// <summary>The private cluster; null on a given server.</summary>
    public PrivateCluster? Cluster { get; }

    public WarehouseConnections Connections { get; private set; }

    /// <param name="connectionString">A given server's; null or empty for the private cluster of the data folder.</param>
    /// <exception cref="DatabaseUnreachableException">The server does not answer or does not start.</exception>
    public static async Task<WarehouseDatabase> OpenAsync(
        string? connectionString, string dataFolder, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrWhiteSpace(connectionString))
            return new(null, connectionString, await WarehouseConnections.ForAsync(connectionString, cancellationToken));
        var cluster = await PrivateCluster.StartOrJoinAsync(dataFolder, cancellationToken);
        try
        {
            await cluster.PrepareAsync(Name, cancellationToken);
            return new(cluster, null, WarehouseConnections.For(cluster, Name));
        }
        catch
        {
            await cluster.DisposeAsync();
            throw;
        }
    }

    /// <summary>Brings schema and reference data to this version of the program.</summary>
    /// <exception cref="MigrationException">The database is newer, an applied file was edited, or a file fails.</exception>
    public async Task<MigrationResult> MigrateAsync(CancellationToken cancellationToken)
    {
        var result = await new Migrator(MigrationFile.ReadAll(MigrationFile.Folder)).RunAsync(Connections.Owner, cancellationToken);
        if (connectionString is not null && result.Applied.Count > 0)
        {
            // The roles that the first migration made can be taken on from here.
            await Connections.DisposeAsync();
            Connections = await WarehouseConnections.ForAsync(connectionString, cancellationToken);
        }

        return result;
    }

    public async ValueTask DisposeAsync()
    {
        await Connections.DisposeAsync();
        if (Cluster is not null)
            await Cluster.DisposeAsync();
    }
}
