namespace CchcWarehouse.Bench.Workloads;

/// <summary>The most memory that the server's process holds while it answers.</summary>
internal static class MemoryWorkloads
{
    private const double MostMemory = 150;

    public static async Task<IReadOnlyList<Comparison>> ExportAsync(Bench bench, CancellationToken cancellationToken)
    {
        // A process that has done nothing yet, for the peak of one that has may be another workload's.
        await using var server = await ServedProcess.OfWarehouseAsync(bench.Warehouse.DataFolder, cancellationToken);
        await ExportWorkloads.ReadAsync(server, ExportWorkloads.Url(1_000, ""), cancellationToken);
        var (small, large) = (Math.Min(100_000, bench.Register.Facts), Math.Min(1_000_000, bench.Register.Facts));
        var few = await PeakAsync(server, small, cancellationToken);
        var many = await PeakAsync(server, large, cancellationToken);
        return few is null || many is null ? [] :
        [
            new($"peak memory, export of {Number.Short(large)} rows", "150 MiB", $"{Number.Short(many.Value)} MiB", many.Value, MostMemory, IsAtLeast: false),
            new($"the same against {Number.Short(small)} rows", $"{Number.Short(few.Value)} MiB", $"{Number.Short(many.Value)} MiB", many.Value / few.Value, 1.1, IsAtLeast: false),
        ];
    }

    private static async Task<double?> PeakAsync(ServedProcess server, int rows, CancellationToken cancellationToken)
    {
        server.ForgetPeak();
        await ExportWorkloads.ReadAsync(server, ExportWorkloads.Url(rows, ""), cancellationToken);
        return server.PeakMemory();
    }
}
