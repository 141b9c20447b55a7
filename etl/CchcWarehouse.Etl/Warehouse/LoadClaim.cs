using CchcWarehouse.Etl.Documents;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>The right to work on one load. A session of the database holds it, so it ends with the process.</summary>
public sealed class LoadClaim : IAsyncDisposable
{
    private readonly NpgsqlConnection _session;

    internal LoadClaim(long loadKey, SourceDocument document, NpgsqlConnection session) =>
        (LoadKey, Document, _session) = (loadKey, document, session);

    public long LoadKey { get; }

    /// <summary>The document as it arrived.</summary>
    public SourceDocument Document { get; }

    public async ValueTask DisposeAsync()
    {
        await ReleaseAsync(_session, LoadKey, CancellationToken.None);
        await _session.DisposeAsync();
    }

    /// <summary>False where a living process works on the load already.</summary>
    internal static async Task<bool> TryTakeAsync(NpgsqlConnection session, long loadKey, CancellationToken cancellationToken) =>
        (bool)(await RunAsync(session, "SELECT pg_try_advisory_lock(hashtextextended('load ' || $1, 0))", loadKey, cancellationToken))!;

    internal static async Task ReleaseAsync(NpgsqlConnection session, long loadKey, CancellationToken cancellationToken)
    {
        // A session that broke has no lock any more.
        if (session.State == System.Data.ConnectionState.Open)
        {
            await RunAsync(session, "SELECT pg_advisory_unlock(hashtextextended('load ' || $1, 0))", loadKey, cancellationToken);
        }
    }

    private static async Task<object?> RunAsync(NpgsqlConnection session, string sql, long loadKey, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, session) { Parameters = { new() { Value = loadKey } } };
        return await command.ExecuteScalarAsync(cancellationToken);
    }
}
