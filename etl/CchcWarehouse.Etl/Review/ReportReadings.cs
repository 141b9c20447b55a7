using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CchcWarehouse.Etl.Review;

/// <summary>Reports as they read with certain decisions, each read once.</summary>
internal sealed class ReportReadings(ReadReport read, ReviewDecisions decisions)
{
    private readonly Dictionary<string, ReportReading?> readings = new(StringComparer.Ordinal);

    public void Add(string sha256, ReportReading reading) => readings[sha256] = reading;

    /// <summary>A document that was read so far; null where it was not, or cannot be.</summary>
    public ReportReading? Known(string sha256) => readings.GetValueOrDefault(sha256);

    /// <summary>Reads what a decision concerns beforehand, while nobody waits for it.</summary>
    public async Task PrepareAsync(NpgsqlDataSource loader, ReviewDecision decision, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var star = ReportLoader.Star(connection);
        foreach (var key in await AffectedReports.FindAsync(connection, decision, cancellationToken))
        {
            await OfAsync(connection, await star.Reports.AsNoTracking().SingleAsync(r => r.ReportKey == key, cancellationToken), cancellationToken);
        }
    }

    /// <returns>Null where the document cannot be read as a report any more.</returns>
    public async Task<ReportReading?> OfAsync(NpgsqlConnection connection, Report report, CancellationToken cancellationToken)
    {
        if (!readings.TryGetValue(report.Sha256, out var reading))
        {
            readings[report.Sha256] = reading = await ReadAsync(await OriginalBytes.FetchAsync(connection, report.Sha256, report.FileName, cancellationToken), cancellationToken);
        }

        return reading;
    }

    private async Task<ReportReading?> ReadAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        try
        {
            return await read(document, decisions, cancellationToken);
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }
}
