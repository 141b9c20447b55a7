using CchcWarehouse.Bench.Workloads;

namespace CchcWarehouse.Bench;

/// <summary>One benchmark from the empty folder to the table.</summary>
internal static class Benchmark
{
    public static async Task RunAsync(BenchSettings settings, TextWriter output, CancellationToken cancellationToken)
    {
        Progress.Say($"{settings.DataFolder}");
        await using var warehouse = await BenchWarehouse.OpenAsync(settings.DataFolder, cancellationToken);
        await warehouse.FillAsync(settings.Facts, cancellationToken);
        await using var ours = await ServedProcess.OfWarehouseAsync(settings.DataFolder, cancellationToken);
        await using var bare = await ServedProcess.OfBareEndpointAsync(settings.DataFolder, cancellationToken);
        var bench = new Workloads.Bench(settings, warehouse, ours, bare);
        var rows = new List<Comparison>();
        var workloads = Workload.All.Where(w => settings.Workloads.Count == 0 || settings.Workloads.Contains(w.Name)).ToArray();
        foreach (var (at, workload) in workloads.Index())
        {
            Progress.Say($"{at + 1}/{workloads.Length} {workload.Name} …");
            var measured = await workload.RunAsync(bench, cancellationToken);
            foreach (var row in measured)
            {
                Progress.Say($"  {row.Workload}: {row.Ours} against {row.Limit}, {Number.Short(row.Ratio)} ({row.Bound})");
            }

            rows.AddRange(measured);
        }

        await output.WriteLineAsync(Title(settings, warehouse));
        await output.WriteLineAsync();
        await output.WriteLineAsync(FigureTable.Print(rows));
    }

    private static string Title(BenchSettings settings, BenchWarehouse warehouse) =>
        FormattableString.Invariant($"{warehouse.Register.Facts:#,0} facts, {Environment.ProcessorCount} processors, medians of {settings.Runs} paired runs");
}
