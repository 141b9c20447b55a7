using Npgsql;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>Fills years that have no facts yet: each in a table beside the partitions, which then takes the place of the empty one.</summary>
/// <remarks>
/// The tables are filled at the same time and are seen by nobody. One transaction has taken the moment of the facts before
/// and puts them in their places after, so that all of them appear at once and other loads wait for the whole.
/// </remarks>
internal static class EmptyYears
{
    /// <returns>The facts inserted; and the years that could not be filled, because they have got facts or are being read without a pause.</returns>
    public static async Task<(long Inserted, IReadOnlyList<int> Late)> FillAsync(
        NpgsqlDataSource loader, IReadOnlyList<int> years, Func<int, IEnumerable<ImportedFact>> factsOf, int lanes, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var moment = await ScalarAsync<DateTime>(connection, "SELECT next_fact_moment()", cancellationToken);
        var counts = new long[years.Count];
        try
        {
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
            await DropAsync(loader, late);
            return (counts.Sum(), late);
        }
        catch
        {
            await transaction.RollbackAsync(CancellationToken.None);
            await DropAsync(loader, years);
            throw;
        }
    }

    private static async Task<long> FillAsync(
        NpgsqlDataSource loader, int year, IEnumerable<ImportedFact> facts, DateTime moment, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, $"SELECT open_fact_year({year})", cancellationToken);
        var count = await FactCopy.RunAsync(connection, $"fact_incoming_{year}", facts, moment, cancellationToken);
        await RunAsync(connection, $"SELECT index_fact_year({year})", cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return count;
    }

    private static async Task DropAsync(NpgsqlDataSource loader, IEnumerable<int> years)
    {
        foreach (var year in years)
        {
            await using var command = loader.CreateCommand($"SELECT drop_fact_year({year})");
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
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
