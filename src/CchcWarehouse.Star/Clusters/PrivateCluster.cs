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
        var folder = await Clusters.DataFolder.OpenAsync(dataFolder, cancellationToken);
        await using var gate = await ServerLocks.PassGateAsync(folder, cancellationToken);
        try
        {
            var running = await FindRunningAsync(folder.Home, cancellationToken);
            return new PrivateCluster(folder, running ?? await ServerStart.RunAsync(folder, cancellationToken), running is null);
        }
        catch (Exception e) when (e is UnauthorizedAccessException
            or PostgresException { SqlState: PostgresErrorCodes.InvalidAuthorizationSpecification })
        {
            throw new DatabaseUnreachableException(
                $"{Environment.UserName} không dùng được thư mục dữ liệu {folder.Path}: {e.Message}",
                $"{Environment.UserName} cannot use the data folder {folder.Path}: {e.Message}",
                e);
        }
    }

    /// <summary>A connection string over the socket.</summary>
    public string ConnectionString(string database, string role) =>
        ConnectionString(postmaster, database, role).ConnectionString;

    /// <summary>Lets the warehouse's roles log in, and gives them and the superuser their passwords.</summary>
    /// <remarks>The roles exist once the first migration has run.</remarks>
    public async Task OpenLoginsAsync(CancellationToken cancellationToken)
    {
        var passwords = await ServerPasswords.ReadOrMakeAsync(
            folder, [Administrator, .. WarehouseRoles.All], cancellationToken);
        await using var connection = new NpgsqlConnection(ConnectionString(Administrator, Administrator));
        await connection.OpenAsync(cancellationToken);
        foreach (var role in await ClosedLoginsAsync(connection, [.. passwords.Keys], cancellationToken))
        {
            await using var login = new NpgsqlCommand($"ALTER ROLE {role} LOGIN PASSWORD '{passwords[role]}'", connection);
            await login.ExecuteNonQueryAsync(cancellationToken);
        }
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

    private static async Task<List<string>> ClosedLoginsAsync(
        NpgsqlConnection connection, string[] roles, CancellationToken cancellationToken)
    {
        const string closed = "SELECT rolname FROM pg_authid WHERE rolname = ANY ($1) AND NOT (rolcanlogin AND rolpassword IS NOT NULL)";
        await using var command = new NpgsqlCommand(closed, connection) { Parameters = { new() { Value = roles } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var names = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
            names.Add(reader.GetString(0));
        return names;
    }
}
