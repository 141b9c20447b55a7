using CchcWarehouse.Star.Connections;
using Npgsql;

namespace CchcWarehouse.Star.Clusters;

/// <summary>A PostgreSQL server of our own in a data folder.</summary>
/// <remarks>
/// Whoever finds it running joins it; the last one that leaves stops it. Its files survive restarts and crashes.
/// It listens on a Unix socket that only its account can reach, where the operating system vouches for the caller,
/// and on a free loopback port with passwords.
/// </remarks>
public sealed class PrivateCluster : IAsyncDisposable
{
    /// <summary>The superuser.</summary>
    public const string Administrator = "postgres";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly DataFolder folder;
    private readonly Postmaster postmaster;
    private FileStream? joined;

    private PrivateCluster(DataFolder folder, Postmaster postmaster, bool wasStarted)
    {
        this.folder = folder;
        this.postmaster = postmaster;
        WasStarted = wasStarted;
        joined = ServerLocks.Join(folder);
    }

    /// <summary>The server was started here, not found running.</summary>
    public bool WasStarted { get; }

    public string DataFolder => folder.Path;

    /// <summary>The loopback port.</summary>
    public int Port => postmaster.Port;

    /// <summary>The process number of the server, for those who watch it.</summary>
    public int ProcessId => postmaster.ProcessId;

    /// <summary>The file with the passwords for TCP connections, in the format of <c>PGPASSFILE</c>.</summary>
    public string PasswordFile => folder.Passwords;

    /// <exception cref="DatabaseUnreachableException">
    /// No server is installed, the folder belongs to another version or user, or the server does not start.
    /// </exception>
    public static async Task<PrivateCluster> StartOrJoinAsync(string dataFolder, CancellationToken cancellationToken)
    {
        try
        {
            var opened = Clusters.DataFolder.Open(dataFolder);
            await using var gate = await ServerLocks.PassGateAsync(opened, cancellationToken);
            var running = await FindRunningAsync(opened.Home, cancellationToken);
            return new PrivateCluster(opened, running ?? await ServerStart.RunAsync(opened, cancellationToken), running is null);
        }
        catch (Exception e) when (e is UnauthorizedAccessException
            or PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification })
        {
            var path = Path.GetFullPath(dataFolder);
            var owner = await ServerAccount.OwnerAsync(path, CancellationToken.None) ?? "?";
            throw new DatabaseUnreachableException(
                $"{Environment.UserName} không dùng được thư mục dữ liệu {path} (của {owner}): {e.Message} Hãy chạy bằng {owner} hoặc chọn thư mục khác bằng --data.",
                $"{Environment.UserName} cannot use the data folder {path} (of {owner}): {e.Message} Run as {owner}, or choose another folder with --data.",
                e);
        }
        catch (IOException e)
        {
            throw new DatabaseUnreachableException(
                $"Thư mục dữ liệu {Path.GetFullPath(dataFolder)} không dùng được: {e.Message}",
                $"The data folder {Path.GetFullPath(dataFolder)} cannot be used: {e.Message}",
                e);
        }
    }

    /// <summary>A connection string over the socket.</summary>
    public string ConnectionString(string database, string role) =>
        ConnectionString(postmaster, database, role).ConnectionString;

    /// <summary>Makes the warehouse's roles with their logins, and an empty database that the owner owns, where missing.</summary>
    public async Task PrepareAsync(string database, CancellationToken cancellationToken)
    {
        var passwords = await ServerPasswords.ReadOrMakeAsync(
            folder, [Administrator, .. WarehouseRoles.All], cancellationToken);
        await using var gate = await ServerLocks.PassGateAsync(folder, cancellationToken);
        await using var connection = new NpgsqlConnection(ConnectionString(Administrator, Administrator));
        await connection.OpenAsync(cancellationToken);
        foreach (var role in await MissingAsync(connection, "SELECT rolname FROM pg_authid WHERE rolcanlogin AND rolpassword IS NOT NULL", passwords.Keys, cancellationToken))
            await ExecuteAsync(connection, MakeLogin(role, passwords[role]), cancellationToken);
        if (await MissingAsync(connection, "SELECT datname FROM pg_database", [database], cancellationToken) is not [])
            await ExecuteAsync(connection, $"CREATE DATABASE \"{database}\" OWNER {WarehouseRoles.Owner}", cancellationToken);
        await ExecuteAsync(connection, CompressLog(database), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref joined, null) is not { } own)
            return;
        await using var gate = await ServerLocks.PassGateAsync(folder, CancellationToken.None);
        await own.DisposeAsync();
        if (ServerLocks.IsUnused(folder))
            await postmaster.StopAsync(folder.Home, CancellationToken.None);
    }

    private static NpgsqlConnectionStringBuilder ConnectionString(Postmaster postmaster, string database, string role) => new()
    {
        Host = postmaster.SocketFolder,
        Port = postmaster.Port,
        Database = database,
        Username = role,
        ApplicationName = "cchc",
    };

    /// <summary>The server that already runs here; waits while it starts, recovers or stops.</summary>
    private static async Task<Postmaster?> FindRunningAsync(ServerHome home, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Postmaster.Read(home) is not { } found)
                return null;
            if (await AnswersAsync(found, cancellationToken))
                return found;
            if (!found.IsAlive(home))
                return null;
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task<bool> AnswersAsync(Postmaster postmaster, CancellationToken cancellationToken)
    {
        var address = ConnectionString(postmaster, Administrator, Administrator);
        address.Pooling = false;
        address.Timeout = 5;
        try
        {
            await using var connection = new NpgsqlConnection(address.ConnectionString);
            await connection.OpenAsync(cancellationToken);
            return true;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.CannotConnectNow)
        {
            return false;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.TooManyConnections)
        {
            return true;
        }
        catch (Exception e) when (e is NpgsqlException { InnerException: not null } or TimeoutException && e is not PostgresException)
        {
            return false;
        }
    }

    /// <summary>LZ4 where this server has it: its own pglz takes half the time of an index over many rows.</summary>
    private static string CompressLog(string database) => $"""
        DO $$ BEGIN
            IF EXISTS (SELECT FROM pg_settings WHERE name = 'wal_compression' AND 'lz4' = ANY (enumvals)) AND NOT EXISTS (
                SELECT FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
                WHERE d.datname = '{database}' AND s.setrole = 0 AND 'wal_compression=lz4' = ANY (s.setconfig))
            THEN
                ALTER DATABASE "{database}" SET wal_compression = 'lz4';
            END IF;
        END $$
        """;

    private static string MakeLogin(string role, string password) => $"""
        DO $$ BEGIN CREATE ROLE {role}; EXCEPTION WHEN duplicate_object THEN END $$;
        ALTER ROLE {role} LOGIN PASSWORD '{password}';
        """;

    private static async Task<List<string>> MissingAsync(
        NpgsqlConnection connection, string query, IEnumerable<string> wanted, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(query, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var missing = wanted.ToList();
        while (await reader.ReadAsync(cancellationToken))
            missing.Remove(reader.GetString(0));
        return missing;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
