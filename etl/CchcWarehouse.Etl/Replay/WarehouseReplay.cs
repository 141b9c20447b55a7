using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Etl.Warehouse;
using Npgsql;

namespace CchcWarehouse.Etl.Replay;

/// <summary>What a replay did.</summary>
/// <param name="Unreadable">Documents that cannot be read as reports; so they could not before, or the program has changed.</param>
public sealed record ReplayResult(int Documents, int Decisions, IReadOnlyList<string> Unreadable);

/// <summary>Builds a warehouse anew from the original bytes and the decisions of another one.</summary>
/// <remarks>
/// Nothing else is taken over: no row, no fact, no finding. Documents keep their time of receipt and decisions their
/// number, because both are data; surrogate keys and the times of recording are new.
/// </remarks>
/// <param name="source">Read in one snapshot; not changed.</param>
/// <param name="target">An empty, migrated warehouse.</param>
public sealed class WarehouseReplay(NpgsqlDataSource source, NpgsqlDataSource target, ReadReport read)
{
    // What waits to be loaded is not in the warehouse yet.
    private const string Documents =
        """
        SELECT d.sha256, COALESCE(r.file_name, d.file_name), d.received_at
        FROM report_document d LEFT JOIN dim_report r USING (sha256)
        WHERE r.report_key IS NOT NULL OR EXISTS (SELECT FROM load l WHERE l.sha256 = d.sha256 AND l.state = 'Rejected')
        ORDER BY d.received_at, d.sha256
        """;

    private readonly ReportLoader loader = new(target);

    /// <exception cref="InvalidOperationException">The target is not empty.</exception>
    public async Task<ReplayResult> RunAsync(Action<string>? begun, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        if (!await IsEmptyAsync(target, cancellationToken))
        {
            throw new InvalidOperationException("A warehouse is replayed into an empty one.");
        }

        var decisions = await CopyDecisionsAsync(connection, cancellationToken);
        var documents = await ListAsync(connection, cancellationToken);
        var unreadable = new List<string>();
        foreach (var (sha256, fileName, receivedAt) in documents)
        {
            begun?.Invoke(fileName);
            var document = await OriginalBytes.FetchAsync(connection, sha256, fileName, cancellationToken);
            if (!await LoadAsync(document, receivedAt, cancellationToken))
            {
                unreadable.Add(fileName);
            }
        }

        return new ReplayResult(documents.Count, decisions, unreadable);
    }

    /// <summary>Whether a warehouse holds no document and no decision.</summary>
    public static async Task<bool> IsEmptyAsync(NpgsqlDataSource warehouse, CancellationToken cancellationToken)
    {
        await using var command = warehouse.CreateCommand("SELECT NOT EXISTS (SELECT FROM report_document) AND NOT EXISTS (SELECT FROM review_decision)");
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<bool> LoadAsync(SourceDocument document, DateTime receivedAt, CancellationToken cancellationToken)
    {
        await using (var keep = target.CreateCommand("INSERT INTO report_document (sha256, file_name, content, received_at) VALUES ($1, $2, $3, $4)"))
        {
            keep.Parameters.Add(new NpgsqlParameter { Value = document.Sha256 });
            keep.Parameters.Add(new NpgsqlParameter { Value = document.FileName });
            keep.Parameters.Add(new NpgsqlParameter { Value = document.Bytes, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });
            keep.Parameters.Add(new NpgsqlParameter { Value = receivedAt });
            await keep.ExecuteNonQueryAsync(cancellationToken);
        }

        var inbox = new ReportInbox(target);
        await using var claim = await inbox.ReceiveAsync(document, cancellationToken);
        try
        {
            await new ReportPipeline(inbox, loader, read).LoadAsync(claim, cancellationToken);
            return true;
        }
        catch (UnreadableDocumentException)
        {
            return false;
        }
    }

    private async Task<int> CopyDecisionsAsync(NpgsqlConnection from, CancellationToken cancellationToken)
    {
        var (forms, decisions) = (await DecisionLedger.FormsAsync(from, cancellationToken), await DecisionLedger.HistoryAsync(from, cancellationToken));
        await using var connection = await target.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        foreach (var form in forms.Values)
        {
            await DecisionWriting.WriteAsync(connection, form, cancellationToken);
        }

        // A replaced decision names a later one, which has to be there first.
        foreach (var decision in decisions.Reverse())
        {
            await DecisionColumns.InsertAsync(connection, decision, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return decisions.Count;
    }

    private static async Task<List<(string Sha256, string FileName, DateTime ReceivedAt)>> ListAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Documents, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var documents = new List<(string, string, DateTime)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            documents.Add((reader.GetString(0), reader.GetString(1), reader.GetFieldValue<DateTime>(2)));
        }

        return documents;
    }
}
