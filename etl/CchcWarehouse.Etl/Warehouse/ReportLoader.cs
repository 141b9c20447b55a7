using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Writes one report into the warehouse: one transaction, all or nothing.</summary>
/// <remarks>
/// The same bytes twice change nothing. Other content for the same administrative unit and period is another
/// revision; which one stands does not depend on the order of arrival. A crash leaves the old state.
/// </remarks>
public sealed class ReportLoader(NpgsqlDataSource loader)
{
    /// <param name="loadKey">The entry of the ledger that this load completes.</param>
    public async Task<LoadOutcome> LoadAsync(
        long loadKey, SourceDocument document, ReportReading reading, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var star = Star(connection);
        await star.Database.UseTransactionAsync(transaction, cancellationToken);

        await TransactionLock.TakeAsync(connection, document.Sha256, cancellationToken);
        var outcome = await KnownAsync(star, document, cancellationToken)
            ?? await AddAsync(loadKey, star, connection, document, reading, cancellationToken);
        await CompleteAsync(star, loadKey, document, outcome, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    private static WarehouseContext Star(NpgsqlConnection connection) =>
        new(new DbContextOptionsBuilder<WarehouseContext>().UseNpgsql(connection).Options);

    private static async Task<LoadOutcome?> KnownAsync(WarehouseContext star, SourceDocument document, CancellationToken cancellationToken) =>
        await star.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Sha256 == document.Sha256, cancellationToken) is { } known
            ? new LoadOutcome(
                LoadState.Unchanged, known.ReportKey, known.Revision, known.Status == "Loaded",
                known.RowCount, known.LoadedCount, known.ReviewCount)
            : null;

    private static async Task<LoadOutcome> AddAsync(
        long loadKey, WarehouseContext star, NpgsqlConnection connection, SourceDocument document, ReportReading reading, CancellationToken cancellationToken)
    {
        var place = await ReportPlace.FindAsync(star, reading.Report, cancellationToken);
        if (place is not null)
        {
            await TransactionLock.TakeAsync(connection, place.ToString(), cancellationToken);
        }

        var receivedAt = await OriginalBytes.KeepAsync(connection, document, cancellationToken);
        var report = await AddReportAsync(star, document, receivedAt, reading, place, cancellationToken);
        await SourceRows.CopyAsync(connection, report.ReportKey, reading.Rows, cancellationToken);
        var revision = place is null
            ? null
            : await ReportRevisions.ArrangeAsync(star, report, cancellationToken);
        if (revision is not null)
        {
            await FactStaging.CopyAsync(connection, loadKey, reading.Rows, cancellationToken);
            await FactMerge.RunAsync(connection, loadKey, report, revision, cancellationToken);
        }

        await AddFindingsAsync(star, connection, report, reading, cancellationToken);
        return new LoadOutcome(
            place is null ? LoadState.InReview : LoadState.Loaded, report.ReportKey, report.Revision, revision?.IsCurrent ?? false,
            report.RowCount, report.LoadedCount, report.ReviewCount);
    }

    private static async Task<Report> AddReportAsync(
        WarehouseContext star, SourceDocument document, DateTime receivedAt, ReportReading reading, ReportPlace? place, CancellationToken cancellationToken)
    {
        var report = new Report
        {
            AdminUnitKey = place?.AdminUnitKey,
            PeriodKey = place?.PeriodKey,
            Sha256 = document.Sha256,
            Number = reading.Report.Number,
            IssuedOn = reading.Report.IssuedOn?.ToDateOnly(),
            Title = reading.Report.Title,
            FileName = document.FileName,
            ReceivedAt = receivedAt,
            Status = place is null ? "InReview" : "Loaded",
            Revision = 1,
            RowCount = reading.Rows.Count,
            LoadedCount = place is null ? 0 : reading.Rows.Count(row => FactStaging.IsFact(row)),
            ReviewCount = reading.Rows.Count(row => row.Status == ObservationStatus.Review),
        };
        star.Reports.Add(report);
        await star.SaveChangesAsync(cancellationToken);
        return report;
    }

    private static async Task AddFindingsAsync(
        WarehouseContext star, NpgsqlConnection connection, Report report, ReportReading reading, CancellationToken cancellationToken)
    {
        var observations = await FactMerge.KeysBySourceRowAsync(connection, report, cancellationToken);
        var createdAt = await TransactionLock.ClockAsync(star, cancellationToken);
        star.Findings.AddRange(reading.Findings.Select(finding => new Finding
        {
            ReportKey = report.ReportKey,
            ObservationKey = finding.Row is { } row && observations.TryGetValue(row, out var key) ? key : null,
            Rule = finding.Rule,
            Severity = finding.Severity.ToString(),
            Message = finding.Message,
            MessageEn = finding.MessageEn,
            SourceRow = finding.Row,
            Expected = finding.Expected,
            Actual = finding.Actual,
            CreatedAt = createdAt,
        }));
        await star.SaveChangesAsync(cancellationToken);
    }

    private static async Task CompleteAsync(
        WarehouseContext star, long loadKey, SourceDocument document, LoadOutcome outcome, CancellationToken cancellationToken)
    {
        var ended = await TransactionLock.ClockAsync(star, cancellationToken);
        var written = await star.Loads.Where(load => load.LoadKey == loadKey).ExecuteUpdateAsync(
            load => load
                .SetProperty(l => l.State, outcome.State.ToString())
                .SetProperty(l => l.EndedAt, ended)
                .SetProperty(l => l.Sha256, document.Sha256)
                .SetProperty(l => l.ReportKey, outcome.ReportKey)
                .SetProperty(l => l.RowsRead, outcome.Rows)
                .SetProperty(l => l.RowsLoaded, outcome.LoadedRows)
                .SetProperty(l => l.RowsInReview, outcome.ReviewRows)
                .SetProperty(l => l.Error, (string?)null),
            cancellationToken);
        if (written != 1)
        {
            throw new InvalidOperationException($"Load {loadKey} is not in the ledger.");
        }
    }
}
