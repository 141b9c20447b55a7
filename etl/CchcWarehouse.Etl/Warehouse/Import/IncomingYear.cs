using Npgsql;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>The facts of one year in a table beside the partitions, and the steps that make a partition of it.</summary>
/// <remarks>
/// What writes much does not wait for the disk. Steps of the same year come one after the other, except
/// its indexes.
/// </remarks>
/// <param name="moment">From which the facts stand.</param>
internal sealed class IncomingYear(NpgsqlDataSource loader, int year, DateTime moment)
{
    public int Year => year;

    /// <summary>Facts copied.</summary>
    public long Count { get; private set; }

    /// <param name="factsOf">The facts of a year; called when they can be copied.</param>
    public async Task FillAsync(Func<int, IEnumerable<ImportedFact>> factsOf, Lanes lanes, CancellationToken cancellationToken)
    {
        await lanes.RunAsync(stop => CopyAsync(factsOf(year), stop), cancellationToken);
        await lanes.RunAsync(CheckAsync, cancellationToken);
        var indexes = await IndexesAsync(cancellationToken);
        await Lanes.ForAllAsync(indexes, (index, all) => lanes.RunAsync(stop => IndexAsync(index, lanes.Spare, stop), all), cancellationToken);
    }

    private async Task CopyAsync(IEnumerable<ImportedFact> facts, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, "SELECT open_fact_year($1, $2)", cancellationToken, year, moment);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, "SET LOCAL synchronous_commit = off", cancellationToken);
        Count = (await FactCopy.RunAsync(connection, $"fact_incoming_{year}", facts, new ObservationKeys(loader), cancellationToken)).Count;
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, "SELECT key_fact_year($1)", cancellationToken, year);
        await RunAsync(connection, "SELECT check_fact_year($1, $2)", cancellationToken, year, Count);
    }

    private async Task IndexAsync(uint index, int workers, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await RunAsync(connection, "SELECT index_fact_year($1, $2::oid, $3)", cancellationToken, year, (long)index, workers);
    }

    private async Task<List<uint>> IndexesAsync(CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand("SELECT i::oid FROM fact_year_indexes() i");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var indexes = new List<uint>();
        while (await reader.ReadAsync(cancellationToken))
        {
            indexes.Add(reader.GetFieldValue<uint>(0));
        }

        return indexes;
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params object[] values)
    {
        // Indexes over millions of rows take longer than a statement of everyday.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
