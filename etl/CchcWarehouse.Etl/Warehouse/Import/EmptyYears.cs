using CchcWarehouse.Etl.Review;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>Fills years that have no facts yet: each in a table beside the partitions, which then takes the place of the empty one.</summary>
/// <remarks>
/// The tables are filled beside each other and are seen by nobody. One transaction has taken the moment of the facts before
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
            var filled = years.Select(year => new IncomingYear(loader, year, moment)).ToArray();
            using (var processors = new Lanes(lanes))
            {
                await Lanes.ForAllAsync(filled, (year, stop) => year.FillAsync(factsOf, processors, stop), cancellationToken);
            }

            var late = new List<int>();
            var inserted = 0L;
            foreach (var year in filled)
            {
                if (await ScalarAsync<bool>(connection, $"SELECT attach_fact_year({year.Year})", cancellationToken))
                {
                    inserted += year.Count;
                }
                else
                {
                    late.Add(year.Year);
                }
            }

            await transaction.CommitAsync(cancellationToken);
            isWhole = late.Count == 0;
            return (inserted, late);
        }
        finally
        {
            if (!isWhole)
            {
                await SweepAsync(loader, CancellationToken.None);
            }
        }
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
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<T> ScalarAsync<T>(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        return (T)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
