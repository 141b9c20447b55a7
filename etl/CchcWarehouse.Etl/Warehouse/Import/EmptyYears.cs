using CchcWarehouse.Etl.Review;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>Fills years that have no facts yet: each in a table beside the partitions, which then takes the place of the empty one.</summary>
/// <remarks>
/// The tables are filled at the same time and are seen by nobody. One transaction has taken the moment of the facts before
/// and puts them in their places after, so that all of them appear at once. Loads of reports wait for the whole from their
/// beginning: one that had changed reports already would wait for the moment while the check of the keys waits for it.
/// </remarks>
internal static class EmptyYears
{
    /// <returns>The facts inserted; and the years that could not be filled, because they have got facts or are being read without a pause.</returns>
    public static async Task<(long Inserted, IReadOnlyList<int> Late)> FillAsync(
        NpgsqlDataSource loader, IReadOnlyList<int> years, Func<int, IEnumerable<ImportedFact>> factsOf, int lanes, CancellationToken cancellationToken)
    {
        await SweepAsync(loader, cancellationToken);
        var isWhole = false;
        try
        {
            await using var connection = await loader.OpenConnectionAsync(cancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            await DecisionLedger.HoldAloneAsync(connection, cancellationToken);
            var moment = await ScalarAsync<DateTime>(connection, "SELECT next_fact_moment()", cancellationToken);
            var counts = new long[years.Count];
            await Parallel.ForAsync(0, years.Count, new ParallelOptions { MaxDegreeOfParallelism = lanes, CancellationToken = cancellationToken }, async (i, stop) =>
                counts[i] = await FillAsync(loader, years[i], factsOf(years[i]), moment, stop));
            var late = new List<int>();
            for (var i = 0; i < years.Count; i++)
            {
                if (!await ScalarAsync<bool>(connection, $"SELECT attach_fact_year({years[i]})", cancellationToken))
                {
                    late.Add(years[i]);
                    counts[i] = 0;
                }
            }

            await transaction.CommitAsync(cancellationToken);
            isWhole = late.Count == 0;
            return (counts.Sum(), late);
        }
        finally
        {
            if (!isWhole)
            {
                await SweepAsync(loader, CancellationToken.None);
            }
        }
    }

    private static async Task<long> FillAsync(
        NpgsqlDataSource loader, int year, IEnumerable<ImportedFact> facts, DateTime moment, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await OpenAsync(connection, year, moment, cancellationToken);
        var copied = await FactCopy.RunAsync(connection, $"fact_incoming_{year}", facts, new ObservationKeys(loader), cancellationToken);
        await RunAsync(connection, $"SELECT key_fact_year({year})", cancellationToken);
        await RunAsync(connection, $"SELECT index_fact_year({year})", cancellationToken);
        return copied.Count;
    }

    private static async Task OpenAsync(NpgsqlConnection connection, int year, DateTime moment, CancellationToken cancellationToken)
    {
        await using var open = new NpgsqlCommand("SELECT open_fact_year($1, $2)", connection);
        open.Parameters.Add(new() { Value = year });
        open.Parameters.Add(new() { Value = moment });
        await open.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Throws away what an import left that did not come to its end. No other is under way meanwhile.</summary>
    private static async Task SweepAsync(NpgsqlDataSource loader, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await DecisionLedger.HoldAloneAsync(connection, cancellationToken);
        await RunAsync(connection, "SELECT drop_incoming_facts()", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        // Indexes over millions of rows take longer than a statement of everyday.
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
