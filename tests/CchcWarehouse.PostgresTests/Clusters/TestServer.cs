using CchcWarehouse.Star.Clusters;
using CchcWarehouse.Star.Connections;
using CchcWarehouse.Star.Migrations;
using Npgsql;

namespace CchcWarehouse.PostgresTests.Clusters;

/// <summary>The one server of a test run, with a migrated database that each test class copies.</summary>
/// <remarks>A private cluster in a temporary folder, or the server of <c>CCHC_TEST_DB</c> (a superuser's connection string).</remarks>
internal sealed class TestServer
{
    private const string Template = "cchc_test_template";
    private static readonly Lazy<Task<TestServer>> Shared = new(StartAsync);
    private readonly PrivateCluster? cluster;
    private readonly string? given;

    private TestServer(PrivateCluster? cluster, string? given)
    {
        this.cluster = cluster;
        this.given = given;
    }

    public static Task<TestServer> SharedAsync() => Shared.Value;

    /// <summary>A connection string of the superuser.</summary>
    public string Administrator(string database) => given is null
        ? cluster!.ConnectionString(database, PrivateCluster.Administrator)
        : new NpgsqlConnectionStringBuilder(given) { Database = database }.ConnectionString;

    /// <summary>A fresh copy of the migrated database; <paramref name="migrated"/> false: an empty one.</summary>
    public async Task<string> MakeDatabaseAsync(bool migrated)
    {
        var name = $"cchc_test_{Guid.NewGuid():N}"[..24];
        await ExecuteAsync($"CREATE DATABASE {name} {Owner} {(migrated ? $"TEMPLATE {Template}" : string.Empty)}");
        return name;
    }

    public Task DropDatabaseAsync(string name) => ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");

    public Task<WarehouseConnections> ConnectAsync(string database) => given is null
        ? Task.FromResult(WarehouseConnections.For(cluster!, database))
        : WarehouseConnections.ForAsync(Administrator(database), CancellationToken.None);

    private string Owner => given is null ? $"OWNER {WarehouseRoles.Owner}" : string.Empty;

    private static async Task<TestServer> StartAsync()
    {
        var server = Environment.GetEnvironmentVariable("CCHC_TEST_DB") is { Length: > 0 } given
            ? new TestServer(null, given)
            : new TestServer(await StartClusterAsync(), null);
        if (server.cluster is not null)
        {
            await server.ForgetCrashesAsync();
        }

        await server.ExecuteAsync($"DROP DATABASE IF EXISTS {Template} WITH (FORCE)");
        await server.ExecuteAsync($"CREATE DATABASE {Template} {server.Owner}");
        await using var connections = await server.ConnectAsync(Template);
        await new Migrator(MigrationFile.ReadAll(MigrationFile.Folder)).RunAsync(connections.Owner, CancellationToken.None);
        return server;
    }

    // The databases die with the run: nothing waits for the disk.
    private async Task ForgetCrashesAsync()
    {
        foreach (var setting in new[] { "fsync", "full_page_writes", "synchronous_commit" })
        {
            await ExecuteAsync($"ALTER SYSTEM SET {setting} = off");
        }

        await ExecuteAsync("SELECT pg_reload_conf()");
    }

    private static async Task<PrivateCluster> StartClusterAsync()
    {
        await TemporaryFolder.SweepAsync();
        var folder = new TemporaryFolder();
        var started = await PrivateCluster.StartOrJoinAsync(folder.Path, CancellationToken.None);
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            started.DisposeAsync().AsTask().GetAwaiter().GetResult();
            folder.Dispose();
        };
        await started.PrepareAsync(WarehouseDatabase.Name, CancellationToken.None);
        return started;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(Administrator("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
