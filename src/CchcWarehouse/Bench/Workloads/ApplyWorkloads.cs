using System.Diagnostics;
using Npgsql;

namespace CchcWarehouse.Bench.Workloads;

/// <summary>Aggregates to one client, against the SQL that somebody who knows the star writes by hand: milliseconds.</summary>
/// <remarks>One answer after the other: on both sides the code is compiled and the statement planned when the runs begin.</remarks>
internal static class ApplyWorkloads
{
    private static readonly TimeSpan RunLength = TimeSpan.FromSeconds(0.5);

    private const string AreaByYear = "odata/ObservationsFlat?$apply=groupby((AreaCode,AreaName,Year),aggregate($count as Facts,Value with max as Most))";

    // Keys first, names after.
    private const string AreaByYearSql =
        """
        SELECT i.area_code, a.name, g.year, sum(g.facts), max(g.most)
        FROM (SELECT indicator_key, period_key / 100 AS year, count(*) AS facts, max(value) AS most
              FROM fact_observation_current GROUP BY indicator_key, period_key / 100) g
             JOIN dim_indicator i USING (indicator_key) JOIN dim_area a USING (area_code)
        GROUP BY i.area_code, a.name, g.year ORDER BY i.area_code, g.year
        """;

    public static async Task<IReadOnlyList<Comparison>> ApplyAsync(Bench bench, CancellationToken cancellationToken)
    {
        var counted = bench.Register.Indicators.First(indicator => indicator.Kind == "Count").Code;
        return
        [
            await CompareAsync(
                bench, "$apply, one indicator by province and year", "hand-written star SQL",
                "odata/ObservationsFlat?$apply=filter(IndicatorCode eq '" + counted + "' and AdminUnitLevel eq 'Commune' and PeriodKind eq 'Year')"
                + "/groupby((ProvinceCode,ProvinceName,Year),aggregate(Value with sum as Total))",
                $"""
                 SELECT v.admin_unit_code, v.name, g.year, g.total
                 FROM (SELECT u.province_key, o.period_key / 100 AS year, sum(o.value) AS total
                       FROM fact_observation_current o JOIN dim_admin_unit u USING (admin_unit_key)
                       WHERE o.indicator_key = (SELECT indicator_key FROM dim_indicator WHERE indicator_code = '{counted}')
                         AND o.period_key IN (SELECT period_key FROM dim_period WHERE kind = 'Year') AND u.level = 'Commune'
                       GROUP BY u.province_key, o.period_key / 100) g
                      JOIN dim_admin_unit v ON v.admin_unit_key = g.province_key
                 ORDER BY v.admin_unit_code, g.year
                 """,
                cancellationToken),
            await CompareAsync(bench, "$apply, area × year over everything", "group-first SQL", AreaByYear, AreaByYearSql, cancellationToken),
        ];
    }

    private static async Task<Comparison> CompareAsync(
        Bench bench, string workload, string limit, string url, string sql, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var pairs = await Pairs.MeasureAsync(
            bench.Settings.Runs,
            () => RateAsync(() => ClientLoad.ReadAsync(bench.Ours.Client, url, buffer, cancellationToken)),
            () => RateAsync(() => RunAsync(bench.Warehouse.Reader, sql, cancellationToken)),
            settle: true);
        return new(workload, $"{Number.Short(1_000 / pairs.Limit)} ms ({limit})", $"{Number.Short(1_000 / pairs.Ours)} ms", 1 / pairs.Ratio, 1.2, IsAtLeast: false);
    }

    /// <summary>Answers a second.</summary>
    private static async Task<double> RateAsync(Func<Task> ask)
    {
        var (answers, began) = (0, Stopwatch.GetTimestamp());
        for (; answers == 0 || Stopwatch.GetElapsedTime(began) < RunLength; answers++)
        {
            await ask();
        }

        return answers / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static async Task RunAsync(NpgsqlDataSource source, string sql, CancellationToken cancellationToken)
    {
        await using var connection = await source.OpenConnectionAsync(cancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
        }
    }
}
