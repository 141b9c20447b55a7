using CchcWarehouse.Etl.Warehouse.Import;
using Npgsql;

namespace CchcWarehouse.Bench;

/// <summary>Which facts there are: every unit of the register reports the same indicators for the same periods.</summary>
/// <remarks>The same size gives the same facts on every machine whose register and code lists are the same.</remarks>
internal sealed class GeneratedRegister
{
    private const int IndicatorCount = 130;

    /// <summary>Of these first; a size that needs more has other periods of the same years besides.</summary>
    private static readonly string[] PeriodCodes = ["2020", "2021", "2022", "2023", "2024", "2024-H1", "2024-Q1"];

    private GeneratedRegister(IReadOnlyList<(int Key, string Code)> units, IReadOnlyList<GeneratedIndicator> indicators, IReadOnlyList<int> periods) =>
        (Units, Indicators, Periods) = (units, indicators, periods);

    public IReadOnlyList<(int Key, string Code)> Units { get; }

    public IReadOnlyList<GeneratedIndicator> Indicators { get; }

    public IReadOnlyList<int> Periods { get; }

    /// <summary>Reports by unit and period, as the warehouse has numbered them.</summary>
    public Dictionary<(int Unit, int Period), int> Reports { get; } = [];

    public int Facts => Units.Count * Indicators.Count * Periods.Count;

    public IReadOnlyCollection<int> Years => [.. Periods.Select(period => period / 100).Distinct()];

    public static async Task<GeneratedRegister> ReadAsync(NpgsqlDataSource source, int facts, CancellationToken cancellationToken)
    {
        var indicators = await ListAsync(
            source,
            $"""
             SELECT indicator_key, indicator_code, unit_of_measure_key, kind FROM dim_indicator
             ORDER BY kind NOT IN ('Count', 'Percent'), indicator_code COLLATE "C" LIMIT {IndicatorCount}
             """,
            row => new GeneratedIndicator(row.GetInt32(0), row.GetString(1), row.GetInt32(2), row.GetString(3)),
            cancellationToken);
        var units = await ListAsync(
            source,
            "SELECT admin_unit_key, admin_unit_code FROM dim_admin_unit WHERE valid_from <= '2024-12-31' AND (valid_to IS NULL OR valid_to > '2024-12-31') ORDER BY admin_unit_key",
            row => (row.GetInt32(0), row.GetString(1)),
            cancellationToken);
        var often = Math.Max(PeriodCodes.Length, (int)Math.Ceiling(facts / ((double)indicators.Count * units.Count)));
        var periods = await ListAsync(
            source,
            $"""
             SELECT period_key FROM dim_period WHERE year BETWEEN 2020 AND 2024
             ORDER BY period_code NOT IN ('{string.Join("','", PeriodCodes)}'), ordinal, year, period_key LIMIT {often}
             """,
            row => row.GetInt32(0),
            cancellationToken);
        // A smaller size takes fewer units from the whole country, not one end of it.
        var wanted = Math.Clamp((int)Math.Ceiling(facts / (double)(indicators.Count * periods.Count)), 1, units.Count);
        return new([.. Enumerable.Range(0, wanted).Select(i => units[(int)((long)i * units.Count / wanted)])], indicators, [.. periods.Order()]);
    }

    /// <summary>The facts of one year, in the order of their grain.</summary>
    public IEnumerable<ImportedFact> FactsOf(int year)
    {
        foreach (var period in Periods.Where(period => period / 100 == year))
        {
            foreach (var (unit, _) in Units)
            {
                var report = Reports[(unit, period)];
                for (var i = 0; i < Indicators.Count; i++)
                {
                    yield return Indicators[i].FactOf(period, unit, report, i + 1);
                }
            }
        }
    }

    private static async Task<IReadOnlyList<T>> ListAsync<T>(
        NpgsqlDataSource source, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

/// <param name="Kind">Count, Percent, …: what its values look like.</param>
internal sealed record GeneratedIndicator(int Key, string Code, int UnitOfMeasureKey, string Kind)
{
    private const uint NotReported = 33;

    public ImportedFact FactOf(int period, int unit, int report, int row)
    {
        var hash = Mix(((ulong)period << 40) ^ ((ulong)unit << 16) ^ (ulong)Key);
        var reported = hash % NotReported != 0;
        decimal? value = !reported ? null : Kind switch
        {
            "Percent" => (hash >> 8) % 10_001 / 100m,
            "YesNo" => (hash >> 8) % 2,
            "Score" => (hash >> 8) % 1_001 / 10m,
            _ => (hash >> 8) % 5_000,
        };
        return new(period, unit, Key, report, row, UnitOfMeasureKey, reported ? ImportedStatus.Normal : ImportedStatus.NotReported, value, null);
    }

    // SplitMix64.
    private static ulong Mix(ulong x)
    {
        x += 0x9E3779B97F4A7C15;
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
