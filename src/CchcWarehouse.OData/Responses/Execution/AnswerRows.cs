using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Rows;
using CchcWarehouse.OData.Sql;
using Npgsql;

namespace CchcWarehouse.OData.Responses.Execution;

/// <summary>The statements of one answer on their way: sent together, seen in one snapshot, read in order.</summary>
internal sealed class AnswerRows : IAsyncDisposable
{
    /// <summary>
    /// The version of the dimensions, the moment of the facts in microseconds of 1970; and what one answer may take in all,
    /// however slowly its client reads.
    /// </summary>
    private const string Head =
        "SELECT version, (extract(epoch FROM recorded_at) * 1000000)::bigint, set_config('statement_timeout', '1800000', true) FROM dimension_version, fact_moment";

    /// <summary>Statements that depend on keys alone are planned once: PostgreSQL would weigh each key, and plan for some of them every time.</summary>
    private const string HeadOfKeys =
        "SELECT version, (extract(epoch FROM recorded_at) * 1000000)::bigint, set_config('statement_timeout', '1800000', true), set_config('plan_cache_mode', 'force_generic_plan', true) FROM dimension_version, fact_moment";

    /// <summary>In a shared session, whose limits are its own.</summary>
    private const string SharedHead = "SELECT version, (extract(epoch FROM recorded_at) * 1000000)::bigint FROM dimension_version, fact_moment";

    private readonly NpgsqlConnection? connection;
    private readonly NpgsqlBatch batch;
    private readonly NpgsqlDataReader reader;
    private readonly WorkLimit? limit;

    /// <param name="connection">Null: the session is shared.</param>
    /// <param name="limit">Null: the session's own.</param>
    private AnswerRows(NpgsqlConnection? connection, NpgsqlBatch batch, NpgsqlDataReader reader, DimensionSnapshot snapshot, WorkLimit? limit)
    {
        this.connection = connection;
        this.batch = batch;
        this.reader = reader;
        this.limit = limit;
        Dimensions = snapshot;
    }

    /// <summary>The dimensions as they stand in the snapshot of the rows.</summary>
    public DimensionSnapshot Dimensions { get; }

    /// <summary>Whether what the path leads through is there.</summary>
    public bool Exists { get; private set; } = true;

    public long? Count { get; private set; }

    /// <summary>The moment of the facts that the rows show.</summary>
    public DateTime Moment { get; private set; }

    public static async Task<AnswerRows> OpenAsync(
        NpgsqlDataSource source, AnswerStatements statements, double costLimit, DimensionCache cache, WorkLimit limit, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken);
        try
        {
            return await OpenAsync(connection, statements, costLimit, cache, limit, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rows of a small answer, from a session that it shares with others.</summary>
    /// <returns>Null: the dimensions or the facts have moved on, and it must be asked again elsewhere.</returns>
    /// <remarks>Nothing is cancelled there: it would be the statement of another.</remarks>
    public static async Task<AnswerRows?> ShareAsync(NpgsqlDataSource shared, SharedQuery query, AnswerStatements statements)
    {
        var batch = Fill(shared.CreateBatch(), SharedHead, query.Fitted);
        var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        var rows = new AnswerRows(null, batch, reader, query.Known, null);
        try
        {
            await reader.ReadAsync(CancellationToken.None);
            if (statements.AreRight(query.Asked, MomentOf(reader), out var moment) && query.Known.Version == reader.GetInt64(0))
            {
                rows.Moment = moment;
                await rows.ReadHeadAsync(query.Asked);
                return rows;
            }
        }
        catch
        {
            // Until the reader has gone, nobody behind it is answered.
            await rows.DisposeAsync();
            throw;
        }

        await rows.DisposeAsync();
        return null;
    }

    /// <summary>Takes the next row into the cells.</summary>
    /// <returns>False: there is none.</returns>
    public ValueTask<bool> ReadAsync(RowCells cells)
    {
        // Most rows are in the buffer already: nothing is awaited and nothing allocated for them.
        var read = reader.ReadAsync(Token);
        return read.IsCompletedSuccessfully ? new(Take(read.Result, cells)) : WaitAsync(read, cells);
    }

    public async ValueTask DisposeAsync()
    {
        await reader.DisposeAsync();
        await batch.DisposeAsync();
        if (connection is not null)
        {
            await connection.DisposeAsync();
        }
    }

    private CancellationToken Token => limit?.Token ?? CancellationToken.None;

    private async ValueTask<bool> WaitAsync(Task<bool> read, RowCells cells) => Take(await WaitAsync(read), cells);

    private ValueTask<bool> WaitAsync(Task<bool> work) => limit?.WaitAsync(work) ?? new(work);

    private bool Take(bool found, RowCells cells)
    {
        if (found)
        {
            cells.Take(reader);
        }

        return found;
    }

    private static async Task<AnswerRows> OpenAsync(
        NpgsqlConnection connection, AnswerStatements statements, double costLimit, DimensionCache cache, WorkLimit limit, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (query, known) = (statements.Next(), cache.Current);
            var fitted = known is null ? query : query.Knowing(known.KeysOf);
            if (query.IsHeavy)
            {
                await CostLimit.CheckAsync(connection, fitted, costLimit, limit);
            }

            // The work limit and the statement's own time limit stand in the place of Npgsql's.
            var batch = Fill(new NpgsqlBatch(connection) { Timeout = 0 }, fitted.IsByKeys ? HeadOfKeys : Head, fitted);
            var reader = await limit.WaitAsync(batch.ExecuteReaderAsync(limit.Token));
            await reader.ReadAsync(cancellationToken);
            var version = reader.GetInt64(0);
            var isRight = statements.AreRight(query, MomentOf(reader), out var moment);
            if (isRight && known?.Version == version)
            {
                var rows = new AnswerRows(connection, batch, reader, known, limit) { Moment = moment };
                await rows.ReadHeadAsync(query);
                return rows;
            }

            await reader.DisposeAsync();
            await batch.DisposeAsync();
            if (known?.Version != version)
            {
                // The dimensions have moved on: they are read again, and so is the answer, so that both are of one time.
                await cache.RefreshAsync(connection, version, cancellationToken);
            }
        }
    }

    private static DateTime MomentOf(NpgsqlDataReader head) => DateTime.UnixEpoch.AddMicroseconds(head.GetInt64(1));

    private static NpgsqlBatch Fill(NpgsqlBatch batch, string head, SqlQuery query)
    {
        batch.BatchCommands.Add(new(head));
        foreach (var statement in (SqlStatement?[])[query.Exists, query.Count, query.Rows])
        {
            if (statement is not null)
            {
                batch.BatchCommands.Add(StatementParameters.Command(statement));
            }
        }

        return batch;
    }

    private async Task ReadHeadAsync(SqlQuery query)
    {
        await NextAsync();
        if (query.Exists is not null)
        {
            Exists = await WaitAsync(reader.ReadAsync(Token)) && reader.GetBoolean(0);
            await NextAsync();
        }

        if (query.Count is not null)
        {
            Count = await WaitAsync(reader.ReadAsync(Token)) ? reader.GetInt64(0) : 0;
            await NextAsync();
        }
    }

    private async ValueTask NextAsync() => await WaitAsync(reader.NextResultAsync(Token));
}
