namespace CchcWarehouse.Bench.Workloads;

/// <summary>Small answers to many clients at once, against the bare endpoint: answers a second.</summary>
internal static class ReadWorkloads
{
    /// <summary>The properties that the bare endpoint writes too.</summary>
    public const string Select =
        "$select=ObservationKey,AdminUnitCode,AdminUnitName,ProvinceName,PeriodCode,Year,IndicatorCode,IndicatorName,UnitOfMeasureName,Value,Qualifier,Status";

    private const double SlowOverMedian = 3;

    public static Task<IReadOnlyList<Comparison>> SeriesAsync(Bench bench, CancellationToken cancellationToken) => CompareAsync(
        bench, $"series ({bench.Register.Periods.Count} rows), {bench.Settings.Clients} clients", target: 0.7,
        n => bench.Pick(n) is var (unit, indicator, _) ? $"odata/ObservationsFlat?{Select}&$filter=AdminUnitCode eq '{unit}' and IndicatorCode eq '{indicator}'" : "",
        n => bench.Pick(n) is var (unit, indicator, _) ? $"series?unit={unit}&indicator={indicator}" : "",
        cancellationToken);

    public static Task<IReadOnlyList<Comparison>> SheetAsync(Bench bench, CancellationToken cancellationToken) => CompareAsync(
        bench, $"sheet (130 rows), {bench.Settings.Clients} clients", target: 0.75,
        n => bench.Pick(n) is var (unit, _, year) ? $"odata/ObservationsFlat?{Select}&$filter=AdminUnitCode eq '{unit}' and PeriodCode eq '{year}'" : "",
        n => bench.Pick(n) is var (unit, _, year) ? $"sheet?unit={unit}&period={year}" : "",
        cancellationToken);

    public static async Task<IReadOnlyList<Comparison>> PageAsync(Bench bench, CancellationToken cancellationToken)
    {
        var rows = new List<Comparison>();
        foreach (var size in (int[])[100, 1_000])
        {
            rows.AddRange(await CompareAsync(
                bench, $"page of {size}, {bench.Settings.Clients} clients", target: 0.75, n => Page(bench, n, size), n => BarePage(bench, n, size), cancellationToken));
        }

        rows.AddRange(await FollowedAsync(bench, cancellationToken));
        return rows;
    }

    public static async Task<IReadOnlyList<Comparison>> ExpandAsync(Bench bench, CancellationToken cancellationToken)
    {
        var pairs = await Pairs.MeasureAsync(
            bench.Settings.Runs,
            async () => 1_000 / await RateAsync(bench, bench.Ours, n => Expanded(bench, n), cancellationToken),
            async () => 1_000 / await RateAsync(bench, bench.Ours, n => Page(bench, n, 100), cancellationToken));
        return
        [
            new("expand of four dimensions, 100 rows", $"{Number.Short(pairs.Limit)} ms an answer (the flat page)", $"{Number.Short(pairs.Ours)} ms an answer", pairs.Ratio, 1.3, IsAtLeast: false),
        ];
    }

    public static Task<IReadOnlyList<Comparison>> CountAsync(Bench bench, CancellationToken cancellationToken) => CompareAsync(
        bench, $"$count of an indicator's year, {bench.Settings.Clients} clients", target: 0.9,
        n => bench.Pick(n) is var (_, indicator, year) ? $"odata/ObservationsFlat/$count?$filter=IndicatorCode eq '{indicator}' and Year eq {year}" : "",
        n => bench.Pick(n) is var (_, indicator, year) ? $"count?indicator={indicator}&year={year}" : "",
        cancellationToken);

    private static string Page(Bench bench, int number, int size) => bench.Pick(number) is var (_, indicator, year)
        ? $"odata/ObservationsFlat?{Select}&$filter=IndicatorCode eq '{indicator}' and Year eq {year}&$top={size}" : "";

    private static string BarePage(Bench bench, int number, int size) => bench.Pick(number) is var (_, indicator, year)
        ? $"page?indicator={indicator}&year={year}&size={size}" : "";

    private static string Expanded(Bench bench, int number) => bench.Pick(number) is var (_, indicator, year)
        ? "odata/Observations?$select=ObservationKey,Value,Qualifier,Status&$expand=AdminUnit($select=Code,Name),Period($select=Code,Year),Indicator($select=Code,Name),UnitOfMeasure($select=Name)"
            + $"&$filter=Indicator/Code eq '{indicator}' and Period/Year eq {year}&$top=100" : "";

    /// <summary>Pages that are reached by the link of the page before: the facts as the first page saw them.</summary>
    private static async Task<IReadOnlyList<Comparison>> FollowedAsync(Bench bench, CancellationToken cancellationToken)
    {
        var links = await NextLinks.CollectAsync(bench.Ours.Client, $"odata/ObservationsFlat?{Select}", size: 100, count: 50, cancellationToken);
        var unit = bench.Register.Units;
        return await CompareAsync(
            bench, $"page of 100 behind a next link, {bench.Settings.Clients} clients", target: 0.75,
            n => links[(int)((uint)n % links.Count)],
            n => $"after?period={bench.Register.Periods[0]}&unit={unit[(int)((uint)n % Math.Min(40, unit.Count))].Key}&indicator=0&size=100",
            cancellationToken);
    }

    private static async Task<IReadOnlyList<Comparison>> CompareAsync(
        Bench bench, string workload, double target, Func<int, string> ours, Func<int, string> bare, CancellationToken cancellationToken)
    {
        var figures = new List<ClientFigures>();
        var pairs = await Pairs.MeasureAsync(
            bench.Settings.Runs,
            async () =>
            {
                figures.Add(await LoadAsync(bench, bench.Ours, ours, cancellationToken));
                return figures[^1].Rate;
            },
            async () => (await LoadAsync(bench, bench.Bare, bare, cancellationToken)).Rate,
            settle: true);
        figures = [.. figures.TakeLast(bench.Settings.Runs)];
        var slow = figures.Select(run => run.Slow / run.Median).Median();
        return
        [
            new(workload, $"{Number.Short(pairs.Limit)}/s (bare endpoint)", $"{Number.Short(pairs.Ours)}/s", pairs.Ratio, target, IsAtLeast: true),
            new($"its p99 over p50", "p50 " + Number.Short(figures.Select(run => run.Median).Median()) + " ms",
                "p99 " + Number.Short(figures.Select(run => run.Slow).Median()) + " ms", slow, SlowOverMedian, IsAtLeast: false),
        ];
    }

    private static Task<ClientFigures> LoadAsync(Bench bench, ServedProcess server, Func<int, string> url, CancellationToken cancellationToken) =>
        ClientLoad.RunAsync(server.Client, url, bench.Settings.Clients, BenchSettings.RunLength, cancellationToken);

    private static async Task<double> RateAsync(Bench bench, ServedProcess server, Func<int, string> url, CancellationToken cancellationToken) =>
        (await LoadAsync(bench, server, url, cancellationToken)).Rate;
}
