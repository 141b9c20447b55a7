namespace CchcWarehouse.Bench;

/// <summary>What a benchmark is to do.</summary>
/// <param name="Facts">Facts to generate.</param>
/// <param name="Runs">Paired runs of every workload; the table shows their medians.</param>
/// <param name="Clients">Clients at once where a workload has many.</param>
/// <param name="DataFolder">Of a private cluster of its own.</param>
/// <param name="Workloads">Names of the workloads to run; none: all.</param>
internal sealed record BenchSettings(int Facts, int Runs, int Clients, string DataFolder, IReadOnlyList<string> Workloads)
{
    public const int DefaultFacts = 10_000_000;

    public const int DefaultRuns = 5;

    public const int DefaultClients = 32;

    /// <summary>How long one run of a workload with many clients lasts.</summary>
    public static readonly TimeSpan RunLength = TimeSpan.FromSeconds(2);
}
