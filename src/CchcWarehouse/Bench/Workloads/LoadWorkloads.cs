using System.Diagnostics;
using CchcWarehouse.Etl.Warehouse.Import;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Facts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CchcWarehouse.Bench.Workloads;

/// <summary>Facts on their way in: rows a second. The facts of the years compared are taken out again between the runs.</summary>
internal static class LoadWorkloads
{
    /// <summary>Facts of one run; all of them would take the benchmark's time many times over.</summary>
    private const int RunSize = 1_000_000;

    private const int EntityRunSize = 20_000;

    private const string RawTable = "bench_raw_fact";

    public static async Task<IReadOnlyList<Comparison>> EmptyAsync(Bench bench, CancellationToken cancellationToken)
    {
        var facts = Sample(bench, RunSize);
        await PrepareAsync(bench, cancellationToken);
        var raw = await Pairs.MeasureAsync(
            bench.Settings.Runs, () => ImportAsync(bench, facts, cancellationToken), () => RawCopyAsync(bench, facts, cancellationToken));
        var few = facts.ToDictionary(year => year.Key, year => year.Value.Take(EntityRunSize / facts.Count).ToArray());
        var entities = await Pairs.MeasureAsync(
            bench.Settings.Runs, () => ImportAsync(bench, facts, cancellationToken), () => EntitiesAsync(bench, few, cancellationToken));
        var byHand = await Pairs.MeasureAsync(
            bench.Settings.Runs, () => ImportAsync(bench, facts, cancellationToken), () => ByHandAsync(bench, facts, cancellationToken));
        await ClearAsync(bench, cancellationToken);
        return
        [
            new("load into empty years", $"{Number.Short(raw.Limit)} rows/s (raw COPY, two connections, no index)", $"{Number.Short(raw.Ours)} rows/s", raw.Ratio, 0.35, IsAtLeast: true),
            new("load into empty years", $"{Number.Short(entities.Limit)} rows/s (EF Core)", $"{Number.Short(entities.Ours)} rows/s", entities.Ratio, 40, IsAtLeast: true),
            new("seconds from empty to query-ready", $"{Number.Short(Seconds(byHand.Limit))} s (COPY and the same indexes by hand)", $"{Number.Short(Seconds(byHand.Ours))} s", 1 / byHand.Ratio, 1.25, IsAtLeast: false),
            .. bench.Warehouse.Loading is { } loading ? (Comparison[])
            [
                new($"the same for all {Number.Short(bench.Register.Facts)} facts", $"{Number.Short(bench.Register.Facts / byHand.Limit)} s (at the rate of the line above)", $"{Number.Short(loading.TotalSeconds)} s",
                    loading.TotalSeconds * byHand.Limit / bench.Register.Facts, 1.25, IsAtLeast: false),
            ] : [],
        ];

        double Seconds(double rate) => facts.Values.Sum(year => year.Length) / rate;
    }

    public static async Task<IReadOnlyList<Comparison>> AgainAsync(Bench bench, CancellationToken cancellationToken)
    {
        var facts = Sample(bench, RunSize);
        await PrepareAsync(bench, cancellationToken);
        await ImportAsync(bench, facts, cancellationToken);
        await bench.Warehouse.RunAsync("VACUUM ANALYZE fact_observation_current", cancellationToken);
        var log = new List<double>();
        var pairs = await Pairs.MeasureAsync(
            bench.Settings.Runs,
            async () =>
            {
                var before = await LogPositionAsync(bench, cancellationToken);
                var rate = await ImportAsync(bench, facts, cancellationToken, clear: false);
                log.Add(await LogPositionAsync(bench, cancellationToken) - before);
                return rate;
            },
            () => AntiJoinAsync(bench, facts, cancellationToken));
        await ClearAsync(bench, cancellationToken);
        return
        [
            new("the same facts again", $"{Number.Short(pairs.Limit)} rows/s (COPY and anti-join)", $"{Number.Short(pairs.Ours)} rows/s", pairs.Ratio, 0.8, IsAtLeast: true),
            new("its bytes of write-ahead log a fact", "0", Number.Short(log.Median() / facts.Values.Sum(year => year.Length)), log.Median() / facts.Values.Sum(year => year.Length), 1, IsAtLeast: false),
        ];
    }

    // Years far from those that the reads ask for. Made before the clock runs, for both sides.
    private static Dictionary<int, ImportedFact[]> Sample(Bench bench, int size)
    {
        var years = bench.Register.Years.Where(year => year < 2024).ToArray();
        return years.ToDictionary(
            year => year - 10,
            year => bench.Register.FactsOf(year).Take(size / years.Length).Select(fact => fact with { PeriodKey = fact.PeriodKey - 1_000 }).ToArray());
    }

    private static Task PrepareAsync(Bench bench, CancellationToken cancellationToken) => bench.Warehouse.RunAsync(
        $"""
         DROP TABLE IF EXISTS {RawTable};
         CREATE TABLE {RawTable} (LIKE fact_observation_current INCLUDING DEFAULTS);
         ALTER TABLE {RawTable} ALTER recorded_from SET DEFAULT 'epoch', ALTER qualifier SET DEFAULT 'Exact';
         GRANT INSERT, SELECT, TRUNCATE ON {RawTable} TO cchc_loader
         """,
        cancellationToken);

    private static async Task ClearAsync(Bench bench, CancellationToken cancellationToken)
    {
        await EmptyYearsAsync(bench, cancellationToken);
        await bench.Warehouse.RunAsync($"DROP TABLE {RawTable}", cancellationToken);
    }

    private static Task EmptyYearsAsync(Bench bench, CancellationToken cancellationToken) => bench.Warehouse.RunAsync(
        string.Join(';', bench.Register.Years.Where(year => year < 2024).Select(year => $"TRUNCATE fact_observation_{year - 10}")), cancellationToken);

    private static async Task<double> ImportAsync(
        Bench bench, Dictionary<int, ImportedFact[]> facts, CancellationToken cancellationToken, bool clear = true)
    {
        if (clear)
        {
            await EmptyYearsAsync(bench, cancellationToken);
        }

        var began = Stopwatch.GetTimestamp();
        await new FactImport(bench.Warehouse.Loader).RunAsync(facts.Keys, year => facts[year], cancellationToken);
        return Rate(facts, began);
    }

    private static async Task<double> RawCopyAsync(Bench bench, Dictionary<int, ImportedFact[]> facts, CancellationToken cancellationToken)
    {
        await bench.Warehouse.RunAsync($"TRUNCATE {RawTable}", cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await StageAsync(bench, facts, cancellationToken);
        return Rate(facts, began);
    }

    /// <summary>What one would write for the same end: a table, then its indexes beside each other, then statistics. Nothing is checked, no reader is thought of.</summary>
    private static async Task<double> ByHandAsync(Bench bench, Dictionary<int, ImportedFact[]> facts, CancellationToken cancellationToken)
    {
        await PrepareAsync(bench, cancellationToken);
        var indexes = await bench.Warehouse.ScalarAsync<string[]>(
            $"SELECT array_agg(regexp_replace(indexdef, 'INDEX \\S+ ON \\S+', 'INDEX ON {RawTable}')) FROM pg_indexes WHERE tablename = 'fact_observation_{facts.Keys.First()}'",
            cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await StageAsync(bench, facts, cancellationToken);
        await Parallel.ForEachAsync(
            indexes,
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = cancellationToken },
            async (index, stop) => await bench.Warehouse.RunAsync(index, stop));
        await bench.Warehouse.RunAsync($"ANALYZE {RawTable}", cancellationToken);
        return Rate(facts, began);
    }

    private static Task StageAsync(Bench bench, Dictionary<int, ImportedFact[]> facts, CancellationToken cancellationToken)
    {
        var all = facts.Values.SelectMany(year => year).ToArray();
        return Task.WhenAll(all.Chunk((all.Length + 1) / 2).Select(half => Task.Run(async () =>
        {
            await using var connection = await bench.Warehouse.Loader.OpenConnectionAsync(cancellationToken);
            await FactCopy.RunAsync(connection, RawTable, half, keys: null, cancellationToken);
        })));
    }

    private static async Task<double> AntiJoinAsync(Bench bench, Dictionary<int, ImportedFact[]> facts, CancellationToken cancellationToken)
    {
        await using var connection = await bench.Warehouse.Loader.OpenConnectionAsync(cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await RunAsync(connection, $"CREATE TEMPORARY TABLE staged ON COMMIT DROP AS SELECT * FROM {RawTable} LIMIT 0", cancellationToken);
        await FactCopy.RunAsync(connection, "staged", facts.Values.SelectMany(year => year), keys: null, cancellationToken);
        await RunAsync(
            connection,
            """
            SELECT count(*) FROM staged s WHERE NOT EXISTS (SELECT FROM fact_observation_current f
              WHERE f.period_key = s.period_key AND f.admin_unit_key = s.admin_unit_key AND f.indicator_key = s.indicator_key
                AND f.value IS NOT DISTINCT FROM s.value)
            """,
            cancellationToken);
        return Rate(facts, began);
    }

    private static async Task<double> EntitiesAsync(Bench bench, Dictionary<int, ImportedFact[]> facts, CancellationToken cancellationToken)
    {
        await EmptyYearsAsync(bench, cancellationToken);
        var began = Stopwatch.GetTimestamp();
        await using var star = new WarehouseContext(new DbContextOptionsBuilder<WarehouseContext>().UseNpgsql(bench.Warehouse.Loader).Options);
        foreach (var fact in facts.Values.SelectMany(year => year))
        {
            star.Add(Entity(fact));
        }

        await star.SaveChangesAsync(cancellationToken);
        return Rate(facts, began);
    }

    private static Observation Entity(ImportedFact fact) => new()
    {
        PeriodKey = fact.PeriodKey,
        AdminUnitKey = fact.AdminUnitKey,
        IndicatorKey = fact.IndicatorKey,
        ReportKey = fact.ReportKey,
        SourceRow = fact.SourceRow,
        UnitOfMeasureKey = fact.UnitOfMeasureKey,
        Status = fact.Status.ToString(),
        Qualifier = "Exact",
        Value = fact.Value,
        RecordedFrom = DateTime.UnixEpoch,
        RecordedTo = DateTime.MaxValue,
    };

    private static Task<double> LogPositionAsync(Bench bench, CancellationToken cancellationToken) =>
        bench.Warehouse.ScalarAsync<double>("SELECT (pg_current_wal_insert_lsn() - '0/0')::float8", cancellationToken);

    private static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static double Rate(Dictionary<int, ImportedFact[]> facts, long began) =>
        facts.Values.Sum(year => year.Length) / Stopwatch.GetElapsedTime(began).TotalSeconds;
}
