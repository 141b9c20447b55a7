namespace CchcWarehouse.Bench.Workloads;

/// <summary>Something that is measured: a name on the command line, and rows of the table.</summary>
/// <param name="Name">As the command line has it.</param>
internal sealed record Workload(string Name, Func<Bench, CancellationToken, Task<IReadOnlyList<Comparison>>> RunAsync)
{
    /// <summary>All of them, in the order of the table.</summary>
    public static IReadOnlyList<Workload> All { get; } =
    [
        new("load", LoadWorkloads.EmptyAsync),
        new("again", LoadWorkloads.AgainAsync),
        new("series", ReadWorkloads.SeriesAsync),
        new("sheet", ReadWorkloads.SheetAsync),
        new("page", ReadWorkloads.PageAsync),
        new("expand", ReadWorkloads.ExpandAsync),
        new("count", ReadWorkloads.CountAsync),
        new("export", ExportWorkloads.ExportAsync),
        new("memory", MemoryWorkloads.ExportAsync),
        new("apply", ApplyWorkloads.ApplyAsync),
    ];
}

/// <summary>What the workloads have at hand.</summary>
internal sealed record Bench(BenchSettings Settings, BenchWarehouse Warehouse, ServedProcess Ours, ServedProcess Bare)
{
    public GeneratedRegister Register => Warehouse.Register;

    /// <summary>A unit, an indicator, a year for the n-th request: all over the register, the same for both sides.</summary>
    public (string Unit, string Indicator, int Year) Pick(int number)
    {
        var unit = Register.Units[(int)((uint)(number * 7919) % Register.Units.Count)].Code;
        var indicator = Register.Indicators[(int)((uint)(number * 31) % Register.Indicators.Count)].Code;
        return (unit, indicator, 2020 + (int)((uint)number % 5));
    }
}
