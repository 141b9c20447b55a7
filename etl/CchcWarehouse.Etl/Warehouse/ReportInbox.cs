using System.Globalization;
using CchcWarehouse.Etl.Documents;
using Npgsql;
using NpgsqlTypes;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>The ledger of arrivals: what came, how often it was tried, what became of it.</summary>
/// <remarks>A document is kept here before it is read, so that nothing that arrived is lost by a crash.</remarks>
public sealed class ReportInbox(NpgsqlDataSource loader)
{
    /// <summary>So often a load is begun. One that ends its process each time is not begun again.</summary>
    public const int MostAttempts = 5;

    /// <summary>Keeps the bytes and queues a load of them.</summary>
    /// <returns>The key of the load.</returns>
    public async Task<long> QueueAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var loadKey = await EnterAsync(connection, document, "Queued", attempts: 0, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return loadKey;
    }

    /// <summary>Keeps the bytes and claims a load of them for the caller, so that no job takes it.</summary>
    public async Task<LoadClaim> ReceiveAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        var session = await loader.OpenConnectionAsync(cancellationToken);
        try
        {
            await using var transaction = await session.BeginTransactionAsync(cancellationToken);
            var loadKey = await EnterAsync(session, document, "Running", attempts: 1, cancellationToken);
            await LoadClaim.TryTakeAsync(session, loadKey, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new LoadClaim(loadKey, document, session);
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Claims a load that waits, failed, or was left by a process that died, and marks it as running.</summary>
    /// <returns>Null where it has ended, or where somebody else works on it.</returns>
    public async Task<LoadClaim?> ClaimAsync(long loadKey, CancellationToken cancellationToken)
    {
        var session = await loader.OpenConnectionAsync(cancellationToken);
        LoadClaim? claim = null;
        try
        {
            claim = await LoadClaim.TryTakeAsync(session, loadKey, cancellationToken)
                && await BeginAsync(session, loadKey, cancellationToken) is { } document ? new LoadClaim(loadKey, document, session) : null;
            return claim;
        }
        finally
        {
            if (claim is null)
            {
                await LoadClaim.ReleaseAsync(session, loadKey, CancellationToken.None);
                await session.DisposeAsync();
            }
        }
    }

    /// <summary>The loads that have not ended, oldest first; whether somebody works on one, its claim tells.</summary>
    public async Task<IReadOnlyList<long>> OpenLoadsAsync(CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand("SELECT load_key FROM load WHERE state IN ('Queued', 'Running') ORDER BY load_key LIMIT 1000");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var loads = new List<long>();
        while (await reader.ReadAsync(cancellationToken))
        {
            loads.Add(reader.GetInt64(0));
        }

        return loads;
    }

    /// <summary>The document is no report: nothing is loaded, and trying again would change nothing.</summary>
    public Task RejectAsync(long loadKey, string reason, CancellationToken cancellationToken) =>
        EndAsync(loadKey, "Rejected", reason, cancellationToken);

    /// <summary>The load failed for a reason outside the document; it may be tried again.</summary>
    public Task FailAsync(long loadKey, string error, CancellationToken cancellationToken) =>
        EndAsync(loadKey, "Failed", error, cancellationToken);

    private static async Task<long> EnterAsync(
        NpgsqlConnection connection, SourceDocument document, string state, int attempts, CancellationToken cancellationToken)
    {
        await OriginalBytes.KeepAsync(connection, document, cancellationToken);
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO load (file_name, sha256, state, attempts, started_at)
            VALUES ($1, $2, $3, $4, CASE WHEN $4 > 0 THEN clock_timestamp() END) RETURNING load_key
            """, connection)
        {
            Parameters = { new() { Value = document.FileName }, new() { Value = document.Sha256 }, new() { Value = state }, new() { Value = attempts } },
        };
        return (long)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static async Task<SourceDocument?> BeginAsync(NpgsqlConnection session, long loadKey, CancellationToken cancellationToken)
    {
        var last = $"Chương trình đã dừng {MostAttempts} lần khi đang nạp tài liệu này. The program ended {MostAttempts} times while it loaded this document.";
        await using var command = new NpgsqlCommand(
            """
            WITH open AS (
                SELECT load_key, state = 'Running' AND attempts >= $2 AS is_given_up FROM load
                WHERE load_key = $1 AND state IN ('Queued', 'Running', 'Failed') FOR UPDATE),
            begun AS (
                UPDATE load l SET state = CASE WHEN is_given_up THEN 'Failed' ELSE 'Running' END,
                    started_at = CASE WHEN is_given_up THEN l.started_at ELSE clock_timestamp() END,
                    ended_at = CASE WHEN is_given_up THEN clock_timestamp() END,
                    error = CASE WHEN is_given_up THEN $3 END,
                    attempts = l.attempts + CASE WHEN is_given_up THEN 0 ELSE 1 END
                FROM open WHERE open.load_key = l.load_key
                RETURNING l.file_name, l.sha256, l.state)
            SELECT begun.file_name, d.content, d.sha256 FROM begun JOIN report_document d USING (sha256) WHERE begun.state = 'Running'
            """, session)
        {
            Parameters = { new() { Value = loadKey }, new() { Value = MostAttempts }, new() { Value = last } },
        };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new SourceDocument(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2))
            : null;
    }

    private async Task EndAsync(long loadKey, string state, string error, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand(
            "UPDATE load SET state = $2, error = $3, ended_at = clock_timestamp() WHERE load_key = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = loadKey });
        command.Parameters.Add(new NpgsqlParameter { Value = state });
        command.Parameters.Add(new NpgsqlParameter { Value = error, NpgsqlDbType = NpgsqlDbType.Text });
        if (await command.ExecuteNonQueryAsync(cancellationToken) != 1)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Load {loadKey} is not in the ledger."));
        }
    }
}
