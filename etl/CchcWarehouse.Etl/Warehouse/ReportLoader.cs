using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
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
    /// <summary>What people decided so far.</summary>
    public DecisionLedger Decisions { get; } = new(loader);

    /// <param name="loadKey">The entry of the ledger that this load completes.</param>
    /// <returns>Null where somebody decided since the document was read: it has to be read again.</returns>
    public async Task<LoadOutcome?> TryLoadAsync(
        long loadKey, SourceDocument document, ReportReading reading, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using var star = Star(connection);
        await star.Database.UseTransactionAsync(transaction, cancellationToken);

        var version = await DecisionLedger.HoldAsync(connection, cancellationToken);
        if (reading.DecisionsVersion is { } read && read != version)
        {
            return null;
        }

        await TransactionLock.TakeAsync(connection, document.Sha256, cancellationToken);
        var outcome = await KnownAsync(star, document, cancellationToken)
            ?? await AddAsync(star, connection, document, reading, cancellationToken);
        await CompleteAsync(star, loadKey, document, outcome, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return outcome;
    }

    /// <summary>Loads a reading that rests on no decisions.</summary>
    /// <param name="loadKey">The entry of the ledger that this load completes.</param>
    public async Task<LoadOutcome> LoadAsync(
        long loadKey, SourceDocument document, ReportReading reading, CancellationToken cancellationToken) =>
        (await TryLoadAsync(loadKey, document, reading with { DecisionsVersion = null }, cancellationToken))!;

    internal static WarehouseContext Star(NpgsqlConnection connection) =>
        new(new DbContextOptionsBuilder<WarehouseContext>().UseNpgsql(connection).Options);

    private static async Task<LoadOutcome?> KnownAsync(WarehouseContext star, SourceDocument document, CancellationToken cancellationToken) =>
        await star.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.Sha256 == document.Sha256, cancellationToken) is { } known
            ? new LoadOutcome(
                LoadState.Unchanged, known.ReportKey, known.Revision, known.Status == "Loaded",
                known.RowCount, known.LoadedCount, known.ReviewCount) { Waits = known.Status == "InReview" }
            : null;

    private static async Task<LoadOutcome> AddAsync(
        WarehouseContext star, NpgsqlConnection connection, SourceDocument document, ReportReading reading, CancellationToken cancellationToken)
    {
        var report = new Report
        {
            Sha256 = document.Sha256,
            FileName = document.FileName,
            ReceivedAt = await OriginalBytes.KeepAsync(connection, document, cancellationToken),
            Status = "InReview",
            Revision = 1,
        };
        var settlement = new ReportSettlement(star, connection, NothingStandsAgain);
        var settled = await settlement.AddAsync(report, reading, cancellationToken);
        return new LoadOutcome(
            report.PeriodKey is null ? LoadState.InReview : LoadState.Loaded, report.ReportKey, report.Revision, report.Status == "Loaded",
            report.RowCount, report.LoadedCount, report.ReviewCount) { Settled = settled };
    }

    /// <summary>A report that comes may end the time of another; it gives none its time back.</summary>
    private static Task<ReportReading> NothingStandsAgain(Report report, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"Report {report.ReportKey} would stand again after a load.");

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
