using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Sql;
using Npgsql;

namespace CchcWarehouse.OData.Responses.Execution;

/// <summary>The statements of one answer on their way: sent together, seen in one snapshot, read in order.</summary>
internal sealed class AnswerRows : IAsyncDisposable
{
    private readonly NpgsqlConnection connection;
    private readonly NpgsqlBatch batch;

    private AnswerRows(NpgsqlConnection connection, NpgsqlBatch batch, NpgsqlDataReader reader, DimensionSnapshot snapshot)
    {
        this.connection = connection;
        this.batch = batch;
        Reader = reader;
        Dimensions = snapshot;
    }

    /// <summary>Stands before the rows once everything in front of them is read.</summary>
    public NpgsqlDataReader Reader { get; }

    /// <summary>The dimensions as they stand in the snapshot of the rows.</summary>
    public DimensionSnapshot Dimensions { get; }

    /// <summary>Whether what the path leads through is there.</summary>
    public bool Exists { get; private set; } = true;

    public long? Count { get; private set; }

    public static async Task<AnswerRows> OpenAsync(
        NpgsqlDataSource source, SqlQuery query, DimensionCache cache, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            return await OpenAsync(connection, query, cache, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Reader.DisposeAsync();
        await batch.DisposeAsync();
        await connection.DisposeAsync();
    }

    private static async Task<AnswerRows> OpenAsync(
        NpgsqlConnection connection, SqlQuery query, DimensionCache cache, CancellationToken cancellationToken)
    {
        while (true)
        {
            var batch = Batch(connection, query);
            var reader = await batch.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var version = reader.GetInt64(0);
            if (cache.Current is { } snapshot && snapshot.Version == version)
            {
                var rows = new AnswerRows(connection, batch, reader, snapshot);
                await rows.ReadHeadAsync(query, cancellationToken);
                return rows;
            }

            // The dimensions have moved on: they are read again, and so is the answer, so that both are of one time.
            await reader.DisposeAsync();
            await batch.DisposeAsync();
            await cache.RefreshAsync(connection, version, cancellationToken);
        }
    }

    private static NpgsqlBatch Batch(NpgsqlConnection connection, SqlQuery query)
    {
        var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new(DimensionCache.VersionQuery));
        foreach (var statement in (SqlStatement?[])[query.Exists, query.Count, query.Rows])
        {
            if (statement is not null)
            {
                batch.BatchCommands.Add(StatementParameters.Command(statement));
            }
        }

        return batch;
    }

    private async Task ReadHeadAsync(SqlQuery query, CancellationToken cancellationToken)
    {
        await Reader.NextResultAsync(cancellationToken);
        if (query.Exists is not null)
        {
            Exists = await Reader.ReadAsync(cancellationToken) && (Reader.GetFieldType(0) != typeof(bool) || Reader.GetBoolean(0));
            await Reader.NextResultAsync(cancellationToken);
        }

        if (query.Count is not null)
        {
            Count = await Reader.ReadAsync(cancellationToken) ? Reader.GetInt64(0) : 0;
            await Reader.NextResultAsync(cancellationToken);
        }
    }
}
