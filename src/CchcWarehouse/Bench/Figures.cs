using System.Globalization;

namespace CchcWarehouse.Bench;

/// <summary>A row of the table: one workload, what it is held against, and whether it reaches its target.</summary>
/// <param name="Limit">The limit with its figure.</param>
/// <param name="Ours">Our figure.</param>
/// <param name="Ratio">Median of the ratios of the paired runs.</param>
/// <param name="IsAtLeast">The target is a lower bound.</param>
internal sealed record Comparison(string Workload, string Limit, string Ours, double Ratio, double Target, bool IsAtLeast)
{
    public bool IsMet => IsAtLeast ? Ratio >= Target : Ratio <= Target;

    public string Bound => (IsAtLeast ? "≥ " : "≤ ") + Number.Short(Target);
}

/// <summary>Numbers as people read them.</summary>
internal static class Number
{
    public static string Short(double value) => value switch
    {
        >= 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{value / 1_000_000:0.00} M"),
        >= 10_000 => string.Create(CultureInfo.InvariantCulture, $"{value / 1_000:0} k"),
        >= 100 => string.Create(CultureInfo.InvariantCulture, $"{value:0}"),
        >= 10 => string.Create(CultureInfo.InvariantCulture, $"{value:0.0}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{value:0.00}"),
    };

    public static double Median(this IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }
}

/// <summary>Figures of two sides that were measured in turn.</summary>
internal sealed record Pairs(IReadOnlyList<(double Ours, double Limit)> Runs)
{
    private const int MostSettling = 12;

    public double Ours => Runs.Select(run => run.Ours).Median();

    public double Limit => Runs.Select(run => run.Limit).Median();

    /// <summary>Each run is compared with its own neighbour, so that a machine that slows down slows both.</summary>
    public double Ratio => Runs.Select(run => run.Ours / run.Limit).Median();

    /// <param name="settle">A rate: measured for nothing until it grows no more, for code is compiled better while it runs.</param>
    public static async Task<Pairs> MeasureAsync(int runs, Func<Task<double>> ours, Func<Task<double>> limit, bool settle = false) =>
        (await MeasureAsync(runs, ours, [limit], settle))[0];

    /// <param name="ours">Called first in even runs, last in odd ones.</param>
    /// <returns>One for each limit.</returns>
    public static async Task<IReadOnlyList<Pairs>> MeasureAsync(
        int runs, Func<Task<double>> ours, IReadOnlyList<Func<Task<double>>> limits, bool settle = false)
    {
        // For nothing: connections, caches and compiled code are there afterwards.
        Func<Task<double>>[] sides = [ours, .. limits];
        foreach (var side in sides)
        {
            await SettleAsync(side, settle);
        }

        var figures = new double[runs][];
        for (var run = 0; run < runs; run++)
        {
            figures[run] = new double[sides.Length];
            for (var i = 0; i < sides.Length; i++)
            {
                var side = run % 2 == 0 ? i : sides.Length - 1 - i;
                figures[run][side] = await sides[side]();
            }
        }

        return [.. Enumerable.Range(1, limits.Count).Select(limit => new Pairs([.. figures.Select(run => (run[0], run[limit]))]))];
    }

    private static async Task SettleAsync(Func<Task<double>> measure, bool repeat)
    {
        var best = await measure();
        for (var (run, still) = (0, 0); repeat && run < MostSettling && still < 3; run++)
        {
            var rate = await measure();
            still = rate > best * 1.05 ? 0 : still + 1;
            best = Math.Max(best, rate);
        }
    }
}
