namespace CchcWarehouse.Bench.Workloads;

/// <summary>The most memory that the server's process holds while it answers, files mapped into it included; and what is left of an answer nobody waits for.</summary>
internal static class MemoryWorkloads
{
    private const double MostMemory = 150;

    private const double MostGrowth = 1.1;

    /// <summary>MiB: its buffers and its connection to the database, and nothing of its answer.</summary>
    private const double MostGrowthAClient = 0.5;

    private const int CrowdSize = 64;

    public static async Task<IReadOnlyList<Comparison>> ExportAsync(Bench bench, CancellationToken cancellationToken)
    {
        // A process that has done nothing yet, for the peak of one that has may be another workload's.
        await using var server = await ServedProcess.OfWarehouseAsync(bench.Warehouse.DataFolder, cancellationToken);
        await ExportWorkloads.ReadAsync(server, ExportWorkloads.Url(1_000, ""), cancellationToken);
        if (server.PeakMemory() is null)
        {
            return [];
        }

        var (small, large, whole) = (Rows(bench, 100_000), Rows(bench, 1_000_000), Rows(bench, 5_000_000));
        var few = await PeakAsync(server, () => ExportWorkloads.ReadAsync(server, ExportWorkloads.Url(small, ""), cancellationToken));
        var many = await PeakAsync(server, () => ExportWorkloads.ReadAsync(server, ExportWorkloads.Url(large, ""), cancellationToken));
        var fewAsCsv = await PeakAsync(server, () => ExportWorkloads.ReadAsync(server, ExportWorkloads.Url(small, "$format=csv&"), cancellationToken));
        var all = await PeakAsync(server, () => ExportWorkloads.ReadAsync(server, ExportWorkloads.Url(whole, "$format=csv&"), cancellationToken));
        var crowd = await PeakAsync(server, () => CrowdAsync(server, small, cancellationToken));
        var left = 0L;
        var leaving = await PeakAsync(server, async () => left = await LeaveAsync(bench, server, large, cancellationToken));
        return
        [
            new($"peak memory, export of {Number.Short(large)} rows", $"{Number.Short(MostMemory)} MiB", $"{Number.Short(many)} MiB", many, MostMemory, IsAtLeast: false),
            Growth($"the same against {Number.Short(small)} rows", few, many),
            Growth($"{Number.Short(whole)} rows as CSV against {Number.Short(small)} rows", fewAsCsv, all),
            GrowthAClient($"{CrowdSize} clients at once, {Number.Short(small)} rows each as CSV", fewAsCsv, crowd),
            GrowthAClient($"{CrowdSize} clients that read a little and leave", fewAsCsv, leaving),
            new("statements under way after they have left", "0", Number.Short(left), left, 0, IsAtLeast: false),
        ];
    }

    private static int Rows(Bench bench, int rows) => Math.Min(rows, bench.Register.Facts);

    private static Comparison Growth(string workload, double few, double many) =>
        new(workload, $"{Number.Short(few)} MiB", $"{Number.Short(many)} MiB", many / few, MostGrowth, IsAtLeast: false);

    private static Comparison GrowthAClient(string workload, double one, double crowd) =>
        new($"{workload}, more for each", $"{Number.Short(one)} MiB (one)", $"{Number.Short(crowd)} MiB", (crowd - one) / (CrowdSize - 1), MostGrowthAClient, IsAtLeast: false);

    private static Task CrowdAsync(ServedProcess server, int rows, CancellationToken cancellationToken) => Task.WhenAll(
        Enumerable.Range(0, CrowdSize).Select(_ => ClientLoad.ReadAsync(server.Client, ExportWorkloads.Url(rows, "$format=csv&"), new byte[16 * 1024], cancellationToken)));

    /// <summary>Clients that take a few bytes now and then of a long answer, and go.</summary>
    /// <returns>The statements that the database still works on a little later.</returns>
    private static async Task<long> LeaveAsync(Bench bench, ServedProcess server, int rows, CancellationToken cancellationToken)
    {
        await Task.WhenAll(Enumerable.Range(0, CrowdSize).Select(async _ =>
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            leaving.CancelAfter(TimeSpan.FromSeconds(5));
            try
            {
                using var response = await server.Client.GetAsync(
                    new Uri(ExportWorkloads.Url(rows, "$format=csv&"), UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, leaving.Token);
                await using var body = await response.Content.ReadAsStreamAsync(leaving.Token);
                while (await body.ReadAsync(new byte[256], leaving.Token) > 0)
                {
                    await Task.Delay(TimeSpan.FromSeconds(1), leaving.Token);
                }
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                // It has left.
            }
        }));
        await Task.Delay(TimeSpan.FromSeconds(5), cancellationToken);
        return await bench.Warehouse.ScalarAsync<long>(
            "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'cchc reader' AND state = 'active'", cancellationToken);
    }

    private static async Task<double> PeakAsync(ServedProcess server, Func<Task> work)
    {
        server.ForgetPeak();
        await work();
        return server.PeakMemory() ?? 0;
    }
}
