using Npgsql;

namespace CchcWarehouse.Etl.Warehouse.Import;

/// <summary>Brings the facts of whole years in: millions of rows with their keys settled, such as the history of another system.</summary>
/// <remarks>
/// Only what is new or changed is written. All or nothing: a year that had no facts appears with all of them, together with
/// the other years that had none; a year that had some is changed in one transaction.
/// </remarks>
public sealed class FactImport(NpgsqlDataSource loader)
{
    /// <summary>Years that are worked on beside each other.</summary>
    private static readonly int Lanes = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <param name="factsOf">The facts of one year; read once, or once more where the year turns out to have facts.</param>
    /// <exception cref="PostgresException">A fact breaks a rule of the warehouse: an unknown key, a grain that came twice. Nothing of that year is loaded.</exception>
    public async Task<ImportOutcome> RunAsync(IReadOnlyCollection<int> years, Func<int, IEnumerable<ImportedFact>> factsOf, CancellationToken cancellationToken)
    {
        var (empty, filled) = (new List<int>(), new List<int>());
        // The last years first: they have more periods, and what takes longest should not be begun last.
        foreach (var year in years.OrderDescending())
        {
            (await IsEmptyAsync(year, cancellationToken) ? empty : filled).Add(year);
        }

        var outcome = new ImportOutcome(0, 0, 0);
        if (empty.Count > 0)
        {
            var (inserted, late) = await EmptyYears.FillAsync(loader, empty, factsOf, Lanes, cancellationToken);
            outcome += new ImportOutcome(inserted, 0, 0);
            filled.AddRange(late);
        }

        var merged = new ImportOutcome[filled.Count];
        await Parallel.ForAsync(0, filled.Count, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = cancellationToken }, async (i, stop) =>
            merged[i] = await YearMerge.RunAsync(loader, factsOf(filled[i]), stop));
        return merged.Aggregate(outcome, (sum, year) => sum + year);
    }

    private async Task<bool> IsEmptyAsync(int year, CancellationToken cancellationToken)
    {
        await using var command = loader.CreateCommand("SELECT NOT EXISTS (SELECT FROM fact_observation_current WHERE period_key >= $1 AND period_key < $2)");
        command.Parameters.Add(new() { Value = year * 100 });
        command.Parameters.Add(new() { Value = (year + 1) * 100 });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }
}
