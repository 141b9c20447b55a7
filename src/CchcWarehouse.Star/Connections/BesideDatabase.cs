using CchcWarehouse.Star.Clusters;
using CchcWarehouse.Star.Migrations;
using Npgsql;

namespace CchcWarehouse.Star.Connections;

/// <summary>A new, empty warehouse on the server of another one.</summary>
public sealed class BesideDatabase : IAsyncDisposable
{
    private readonly string administration;

    private BesideDatabase(string name, string administration, WarehouseConnections connections) =>
        (Name, this.administration, Connections) = (name, administration, connections);

    public string Name { get; }

    public WarehouseConnections Connections { get; }

    /// <param name="cluster">The private cluster; null for the given server of <paramref name="connectionString"/>.</param>
    /// <exception cref="BesideDatabaseException">The name is taken or no name, or databases may not be made there.</exception>
    public static async Task<BesideDatabase> MakeAsync(
        PrivateCluster? cluster, string? connectionString, string name, CancellationToken cancellationToken)
    {
        if (name.Length is 0 or > 63 || !name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_') || char.IsAsciiDigit(name[0]))
            throw BesideDatabaseException.NoName(name);
        var administration = cluster?.ConnectionString(PrivateCluster.Administrator, PrivateCluster.Administrator) ?? connectionString!;
        var owner = cluster is null ? string.Empty : $" OWNER {WarehouseRoles.Owner}";
        try
        {
            await ExecuteAsync(administration, $"CREATE DATABASE \"{name}\"{owner}", cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DuplicateDatabase)
        {
            throw BesideDatabaseException.Taken(name);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw BesideDatabaseException.Forbidden(name, e);
        }

        var connections = cluster is not null
            ? WarehouseConnections.For(cluster, name)
            : await WarehouseConnections.ForAsync(new NpgsqlConnectionStringBuilder(connectionString) { Database = name }.ConnectionString, cancellationToken);
        return new BesideDatabase(name, administration, connections);
    }

    public Task<MigrationResult> MigrateAsync(CancellationToken cancellationToken) =>
        new Migrator(MigrationFile.ReadAll(MigrationFile.Folder)).RunAsync(Connections.Owner, cancellationToken);

    /// <summary>Removes the database with all that is in it.</summary>
    public async Task DropAsync(CancellationToken cancellationToken)
    {
        await Connections.DisposeAsync();
        await ExecuteAsync(administration, $"DROP DATABASE IF EXISTS \"{Name}\" WITH (FORCE)", cancellationToken);
    }

    public ValueTask DisposeAsync() => Connections.DisposeAsync();

    private static async Task ExecuteAsync(string connectionString, string sql, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

/// <summary>The new database cannot be made.</summary>
public sealed class BesideDatabaseException : WarehouseException
{
    private BesideDatabaseException(string message, string messageEn, Exception? cause = null)
        : base(message, messageEn, cause)
    {
    }

    internal static BesideDatabaseException NoName(string name) => new(
        $"“{name}” không phải tên cơ sở dữ liệu: chỉ dùng chữ thường không dấu, chữ số và _, bắt đầu bằng chữ.",
        $"“{name}” is no database name: lower-case letters, digits and _, a letter first.");

    internal static BesideDatabaseException Taken(string name) => new(
        $"Cơ sở dữ liệu {name} đã có; không có gì bị ghi đè. Hãy chọn tên khác.", $"The database {name} exists; nothing is overwritten. Choose another name.");

    internal static BesideDatabaseException Forbidden(string name, Exception cause) => new(
        $"Tài khoản này không được tạo cơ sở dữ liệu {name}: cần quyền CREATEDB.", $"This login may not make the database {name}: it needs CREATEDB.", cause);
}
