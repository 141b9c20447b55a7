using CchcWarehouse.Star;
using CchcWarehouse.Star.Facts;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Api;

/// <summary>Where a load stands: its stages, counts and, once it ended, what was found.</summary>
internal sealed record LoadStatus(
    long Id, string FileName, string State, IReadOnlyList<LoadStage> Stages, int Attempts, int? ReportKey,
    int RowsRead, int RowsLoaded, int RowsInReview, string? Error, IReadOnlyList<LoadFinding> Findings)
{
    public static async Task<LoadStatus> OfAsync(WarehouseContext star, Load load, CancellationToken cancellationToken) => new(
        load.LoadKey, load.FileName, load.State, Stage(load), load.Attempts, load.ReportKey,
        load.RowsRead, load.RowsLoaded, load.RowsInReview, load.Error,
        await star.Findings.AsNoTracking().Where(f => f.ReportKey == load.ReportKey).OrderBy(f => f.FindingKey)
            .Select(f => new LoadFinding(f.Rule, f.Severity, f.SourceRow, f.Message, f.MessageEn)).ToListAsync(cancellationToken));

    private static List<LoadStage> Stage(Load load)
    {
        var stages = new List<LoadStage> { new("Queued", load.QueuedAt) };
        if (load.StartedAt is { } started)
        {
            stages.Add(new LoadStage("Running", started));
        }

        if (load.EndedAt is { } ended)
        {
            stages.Add(new LoadStage(load.State, ended));
        }

        return stages;
    }
}

internal sealed record LoadStage(string Name, DateTime At);

internal sealed record LoadFinding(string Rule, string Severity, int? Row, string Message, string MessageEn);
