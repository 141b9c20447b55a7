using CchcWarehouse.Etl.Documents;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>The ledger of arrivals: what came, how often it was tried, what became of it.</summary>
/// <remarks>A document is kept here before it is read, so that nothing that arrived is lost by a crash.</remarks>
public sealed class ReportInbox(NpgsqlDataSource loader)
{
    /// <summary>Keeps the bytes and queues a load of them.</summary>
    /// <returns>The key of the load.</returns>
    public async Task<long> QueueAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await OriginalBytes.KeepAsync(connection, document, cancellationToken);
        await using var command = new NpgsqlCommand(
            "INSERT INTO load (file_name, sha256, state) VALUES ($1, $2, 'Queued') RETURNING load_key", connection)
        {
            Parameters = { new() { Value = document.FileName }, new() { Value = document.Sha256 } },
        };
        var loadKey = (long)(await command.ExecuteScalarAsync(cancellationToken))!;
        await transaction.CommitAsync(cancellationToken);
        return loadKey;
    }

    /// <summary>Marks a load as running and gives the document as it arrived.</summary>
    public async Task<SourceDocument> BeginAsync(long loadKey, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand(
            """
            WITH begun AS (
                UPDATE load SET state = 'Running', started_at = clock_timestamp(), ended_at = NULL, attempts = attempts + 1
                WHERE load_key = $1 RETURNING file_name, sha256)
            SELECT begun.file_name, d.content, d.sha256 FROM begun JOIN report_document d USING (sha256)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = loadKey });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new SourceDocument(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetString(2))
            : throw new InvalidOperationException($"Load {loadKey} is not in the ledger, or its document is not kept.");
    }

    /// <summary>The document is no report: nothing is loaded, and trying again would change nothing.</summary>
    public Task RejectAsync(long loadKey, string reason, CancellationToken cancellationToken) =>
        EndAsync(loadKey, "Rejected", reason, cancellationToken);

    /// <summary>The load failed for a reason outside the document; it may be tried again.</summary>
    public Task FailAsync(long loadKey, string error, CancellationToken cancellationToken) =>
        EndAsync(loadKey, "Failed", error, cancellationToken);

    private async Task EndAsync(long loadKey, string state, string error, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand(
            "UPDATE load SET state = $2, error = $3, ended_at = clock_timestamp() WHERE load_key = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = loadKey });
        command.Parameters.Add(new NpgsqlParameter { Value = state });
        command.Parameters.Add(new NpgsqlParameter { Value = error });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
