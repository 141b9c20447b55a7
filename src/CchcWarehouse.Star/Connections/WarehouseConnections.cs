using System.Globalization;
using CchcWarehouse.Star.Clusters;
using Npgsql;

namespace CchcWarehouse.Star.Connections;

/// <summary>The three ways into the warehouse's database, each as the role that its work needs.</summary>
/// <remarks>
/// On a private cluster every role logs in itself. On a given server there is one login, which takes the role on
/// where it may (<c>role</c> in the start-up options) and otherwise works as itself. A role taken on does not survive
/// the reset of a pooled session, so these sessions are not reset: whoever uses them leaves no session state.
/// </remarks>
public sealed class WarehouseConnections : IAsyncDisposable
{
    private WarehouseConnections(NpgsqlConnectionStringBuilder owner, NpgsqlConnectionStringBuilder loader, NpgsqlConnectionStringBuilder reader, bool mayLoad = true)
    {
        MayLoad = mayLoad;
        Owner = NpgsqlDataSource.Create(owner);
        Loader = NpgsqlDataSource.Create(loader);
        Reader = new NpgsqlDataSourceBuilder(AsReader(reader).ConnectionString).UseWireValues().Build();
        SharedReader = new NpgsqlDataSourceBuilder(Sharing(reader).ConnectionString).UseWireValues().Build();
    }

    /// <summary>For migrations and reference data. On a given server the migrator itself takes the owner's role on.</summary>
    public NpgsqlDataSource Owner { get; }

    /// <summary>For loads and the upkeep of dimensions.</summary>
    public NpgsqlDataSource Loader { get; }

    /// <summary>For requests: every transaction is read-only, every statement has a time limit, the pool is small.</summary>
    public NpgsqlDataSource Reader { get; }

    /// <summary>For small answers: a few reader's sessions that work for many requests at once, one behind the other. None may take long.</summary>
    public NpgsqlDataSource SharedReader { get; }

    /// <summary>False: the given login only reads an existing warehouse.</summary>
    public bool MayLoad { get; }

    public static WarehouseConnections For(PrivateCluster cluster, string database) => new(
        new(cluster.ConnectionString(database, WarehouseRoles.Owner)),
        new(cluster.ConnectionString(database, WarehouseRoles.Loader)),
        new(cluster.ConnectionString(database, WarehouseRoles.Reader)));

    /// <summary>The given login in the place of all three roles; it takes on those that it is allowed.</summary>
    /// <exception cref="DatabaseUnreachableException">The server does not answer or refuses the login.</exception>
    public static async Task<WarehouseConnections> ForAsync(string connectionString, CancellationToken cancellationToken)
    {
        var login = Read(connectionString);
        var (allowed, mayLoad) = await RightsAsync(login, cancellationToken);
        return new(login, As(WarehouseRoles.Loader), As(WarehouseRoles.Reader), mayLoad || allowed.Contains(WarehouseRoles.Loader));

        NpgsqlConnectionStringBuilder As(string role)
        {
            var builder = new NpgsqlConnectionStringBuilder(login.ConnectionString);
            return allowed.Contains(role) ? TakingOn(builder, role) : builder;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await SharedReader.DisposeAsync();
        await Reader.DisposeAsync();
        await Loader.DisposeAsync();
        await Owner.DisposeAsync();
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException e)
        {
            throw new DatabaseUnreachableException(
                $"ConnectionStrings:Warehouse không đọc được: {e.Message}. Ví dụ đúng: Host=localhost;Database=cchc_warehouse;Username=cchc;Password=…",
                $"ConnectionStrings:Warehouse cannot be read: {e.Message}. This would be right: Host=localhost;Database=cchc_warehouse;Username=cchc;Password=…",
                e);
        }
    }

    private static NpgsqlConnectionStringBuilder TakingOn(NpgsqlConnectionStringBuilder login, string role)
    {
        login.Options = $"{login.Options} -c role={role}".Trim();
        login.NoResetOnClose = true;
        return login;
    }

    private static NpgsqlConnectionStringBuilder AsReader(NpgsqlConnectionStringBuilder reader)
    {
        // The statements of one answer are sent together and are one transaction: repeatable read gives them one snapshot.
        const string limits = "-c default_transaction_read_only=on -c default_transaction_isolation=repeatable\\ read"
            + " -c statement_timeout=60s -c idle_in_transaction_session_timeout=60s -c jit=off -c timezone=UTC";
        reader.Options = $"{reader.Options} {limits}".Trim();
        // Short answers at work are about twice the cores, which the OData side sees to; the rest are for long answers
        // whose clients read slowly, and for pages.
        reader.MaxPoolSize = Math.Max(4, 2 * Environment.ProcessorCount) + 36;
        reader.ApplicationName = "cchc reader";
        // Answers leave no session state: what they set is of their transaction.
        reader.NoResetOnClose = true;
        // Requests of one form have one text: its statement is planned once a session.
        reader.MaxAutoPrepare = 200;
        reader.AutoPrepareMinUsages = 2;
        return reader;
    }

    private static NpgsqlConnectionStringBuilder Sharing(NpgsqlConnectionStringBuilder reader)
    {
        // Whoever is behind a statement waits for it. Statements are of keys alone, so one plan of each serves all of them.
        reader.Options += " -c statement_timeout=1s -c plan_cache_mode=force_generic_plan";
        reader.Multiplexing = true;
        reader.MaxPoolSize = Math.Max(4, 2 * Environment.ProcessorCount);
        reader.ApplicationName = "cchc shared reader";
        return reader;
    }

    /// <returns>The roles that the login may take on, and whether it may load as itself.</returns>
    private static async Task<(HashSet<string> Roles, bool MayLoad)> RightsAsync(
        NpgsqlConnectionStringBuilder login, CancellationToken cancellationToken)
    {
        await using var connection = new NpgsqlConnection(login.ConnectionString);
        await OpenAsync(connection, cancellationToken);
        return (await AllowedRolesAsync(connection, cancellationToken), await MayLoadAsync(connection, cancellationToken));
    }

    /// <remarks>Where there is no warehouse yet, whoever makes it owns it.</remarks>
    private static async Task<bool> MayLoadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "SELECT to_regclass('public.load') IS NULL OR has_table_privilege(to_regclass('public.load'), 'INSERT')", connection);
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<HashSet<string>> AllowedRolesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        // From 16 on a member may be without the right to take the role on; before, being a member is that right.
        var right = connection.PostgreSqlVersion.Major >= 16 ? "SET" : "MEMBER";
        await using var command = new NpgsqlCommand(
            $"SELECT rolname::text FROM pg_roles WHERE rolname = ANY ($1) AND rolname <> current_user AND pg_has_role(oid, '{right}')", connection)
        {
            Parameters = { new() { Value = WarehouseRoles.All.ToArray() } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var allowed = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
            allowed.Add(reader.GetString(0));
        return allowed;
    }

    private static async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await connection.OpenAsync(cancellationToken);
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException or System.Net.Sockets.SocketException)
        {
            throw new DatabaseUnreachableException(
                $"Không kết nối được cơ sở dữ liệu {connection.Database} trên {connection.DataSource}: {e.Message}",
                $"The database {connection.Database} on {connection.DataSource} cannot be reached: {e.Message}",
                e);
        }

        if (connection.PostgreSqlVersion.Major < PostgresInstallation.OldestMajorVersion)
        {
            var version = connection.PostgreSqlVersion.Major.ToString(CultureInfo.InvariantCulture);
            throw new DatabaseUnreachableException(
                $"Máy chủ {connection.DataSource} là PostgreSQL {version}; cần {PostgresInstallation.OldestMajorVersion} trở lên.",
                $"The server {connection.DataSource} is PostgreSQL {version}; {PostgresInstallation.OldestMajorVersion} or later is needed.");
        }
    }
}
