using System.Diagnostics;
using System.Globalization;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>How long each stage of a request took.</summary>
internal sealed class ServerTiming
{
    private readonly List<(string Stage, TimeSpan Took)> stages = [];
    private long since = Stopwatch.GetTimestamp();

    public TimeSpan Total => stages.Aggregate(TimeSpan.Zero, (sum, stage) => sum + stage.Took);

    /// <summary>Ends the stage that ran since the last call.</summary>
    public void End(string stage)
    {
        var now = Stopwatch.GetTimestamp();
        stages.Add((stage, Stopwatch.GetElapsedTime(since, now)));
        since = now;
    }

    public double Milliseconds(string stage) => stages.Where(item => item.Stage == stage).Sum(item => item.Took.TotalMilliseconds);

    public override string ToString() => string.Join(", ", stages.Select(stage =>
        string.Create(CultureInfo.InvariantCulture, $"{stage.Stage};dur={stage.Took.Ticks / TimeSpan.TicksPerMillisecond}.{stage.Took.Ticks / TimeSpan.TicksPerMicrosecond % 1_000:000}")));
}
