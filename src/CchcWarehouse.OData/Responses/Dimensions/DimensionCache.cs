using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Json;
using CchcWarehouse.OData.Responses.Rows;
using Npgsql;

namespace CchcWarehouse.OData.Responses.Dimensions;

/// <summary>The dimensions of the star in the process: some 17,000 rows that answers paste instead of joining them.</summary>
/// <remarks>
/// Every answer reads the version of the dimensions in the same database snapshot as its facts, so names are never those of
/// another version: where the version has moved on, the dimensions are read again on the connection at hand.
/// </remarks>
public sealed class DimensionCache(WarehouseModel model) : IDisposable
{
    /// <summary>The version of the dimensions in the database.</summary>
    public const string VersionQuery = "SELECT version FROM dimension_version";

    private readonly SemaphoreSlim reading = new(1, 1);
    private readonly RelationMap[] relations = [.. CachedRelations(model)];
    private DimensionSnapshot? current;

    /// <summary>What is held now; null: nothing was read yet.</summary>
    public DimensionSnapshot? Current => Volatile.Read(ref current);

    /// <summary>Reads the dimensions unless another request has just done it.</summary>
    /// <param name="connection">A reader's connection with nothing under way.</param>
    /// <param name="version">The version that the caller has seen.</param>
    public async Task<DimensionSnapshot> RefreshAsync(NpgsqlConnection connection, long version, CancellationToken cancellationToken)
    {
        await reading.WaitAsync(cancellationToken);
        try
        {
            if (Current is { } known && known.Version >= version)
            {
                return known;
            }

            var snapshot = await ReadAsync(connection, cancellationToken);
            Volatile.Write(ref current, snapshot);
            return snapshot;
        }
        finally
        {
            reading.Release();
        }
    }

    public void Dispose() => reading.Dispose();

    private static IEnumerable<RelationMap> CachedRelations(WarehouseModel model)
    {
        var seen = new HashSet<RelationMap>();
        var waiting = new Queue<RelationMap>(model.Entities.Select(entity => entity.Relation));
        while (waiting.TryDequeue(out var relation))
        {
            if (seen.Add(relation))
            {
                foreach (var join in relation.Joins.Values)
                {
                    waiting.Enqueue(join.Target);
                }
            }
        }

        return seen.Where(relation => relation.Cached);
    }

    private async Task<DimensionSnapshot> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, cancellationToken);
        await using var command = new NpgsqlCommand(VersionQuery, connection, transaction);
        var version = (long)(await command.ExecuteScalarAsync(cancellationToken)
            ?? throw new InvalidDataException("dimension_version is empty: the database is not migrated."));
        var tables = new List<DimensionTable>();
        foreach (var relation in relations)
        {
            tables.Add(await ReadAsync(connection, relation, cancellationToken));
        }

        await transaction.CommitAsync(cancellationToken);
        return new(version, tables);
    }

    private static async Task<DimensionTable> ReadAsync(NpgsqlConnection connection, RelationMap relation, CancellationToken cancellationToken)
    {
        var columns = relation.Columns.Values.ToArray();
        var names = string.Join(", ", columns.Select(column => column.Column));
        await using var command = new NpgsqlCommand($"SELECT {names} FROM {relation.Table} ORDER BY {relation.Key[0].Column}", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var drafts = columns.Select(column => new ColumnDraft(column)).ToArray();
        var row = new RowCells();
        var count = 0;
        for (; await reader.ReadAsync(cancellationToken); count++)
        {
            row.Take(reader);
            for (var i = 0; i < drafts.Length; i++)
            {
                drafts[i].Add(row[i]);
            }
        }

        return new(relation, count, drafts.ToDictionary(draft => draft.Column, draft => draft.Finish()));
    }

    private sealed class ColumnDraft(ColumnMap column) : IDisposable
    {
        private readonly Utf8Output output = new();
        private readonly List<int> ends = [];

        public ColumnMap Column { get; } = column;

        public void Add(in Cell cell)
        {
            JsonValue.Write(output, cell, Column.Type, WireForm.Native, longNumbersAsStrings: false);
            ends.Add((int)output.BytesWritten);
        }

        public void Dispose() => output.Dispose();

        public JsonColumn Finish()
        {
            var bytes = output.Pending.ToArray();
            Dispose();
            return new(bytes, [.. ends], Column.Type == Microsoft.OData.Edm.EdmPrimitiveTypeKind.String);
        }
    }
}
