using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace CchcWarehouse.Etl.Review;

/// <summary>Where people decide: a decision is kept, and every report that it fits is completed, in one transaction.</summary>
/// <remarks>
/// Reports are read before the transaction, which then finds out whether somebody else decided meanwhile; if so, all is
/// done again. Loads under way end first, and later ones read with the decision: none is missed.
/// </remarks>
public sealed class ReviewDesk(NpgsqlDataSource loader, ReadReport read)
{
    private readonly DecisionLedger ledger = new(loader);

    /// <exception cref="DecisionRefusedException">Something stands against it; nothing has changed.</exception>
    public async Task<DecisionOutcome> DecideAsync(DecisionRequest request, CancellationToken cancellationToken)
    {
        while (true)
        {
            var standing = await ledger.StandingAsync(cancellationToken);
            var (document, proposal) = await ProposeAsync(request, standing, cancellationToken);
            var readings = new ReportReadings(read, proposal.Decisions);
            readings.Add(document.Sha256, proposal.Reading);
            await readings.PrepareAsync(loader, proposal.Decision, cancellationToken);
            var outcome = await TryAsync(
                standing.Version, proposal.Decision, readings,
                connection => DecisionWriting.WriteAsync(connection, proposal.Decision, proposal.Replaces, proposal.Form, cancellationToken), cancellationToken);
            if (outcome is not null)
            {
                return outcome;
            }
        }
    }

    /// <summary>Restores what was before the decision, which stays in the history.</summary>
    /// <exception cref="DecisionRefusedException">There is no such decision, or it does not stand.</exception>
    public async Task<DecisionOutcome> UndoAsync(long decisionKey, string by, string? reason, CancellationToken cancellationToken)
    {
        while (true)
        {
            var standing = await ledger.StandingAsync(cancellationToken);
            var (decision, replaced, now) = await FindAsync(decisionKey, cancellationToken);
            var undone = decision with { Undone = new DecisionUndoing(by, now, reason) };
            var readings = new ReportReadings(read, standing.Without(decision, replaced is null ? null : replaced with { ReplacedBy = null }));
            await readings.PrepareAsync(loader, decision, cancellationToken);
            var outcome = await TryAsync(
                standing.Version, undone, readings,
                connection => DecisionWriting.UndoAsync(connection, undone, cancellationToken), cancellationToken);
            if (outcome is not null)
            {
                return outcome;
            }
        }
    }

    /// <summary>Takes over what was decided at another warehouse: it keeps who decided, when and why, and gets a number of this one.</summary>
    /// <param name="force">It takes the place of another decision about the same thing.</param>
    /// <returns>Null where the same stands here already.</returns>
    /// <exception cref="DecisionRefusedException">It does not fit; nothing has changed.</exception>
    public async Task<DecisionOutcome?> TakeOverAsync(ExportedDecision exported, bool force, CancellationToken cancellationToken)
    {
        while (true)
        {
            var standing = await ledger.StandingAsync(cancellationToken);
            var replaces = standing.AboutTheSameAs(exported.Decision);
            if (replaces?.SaysTheSameAs(exported.Decision) == true)
            {
                return null;
            }

            if (replaces is not null && !force)
            {
                throw DecisionRefusals.Standing(replaces);
            }

            var decision = exported.Decision with { Key = await NextKeyAsync(cancellationToken) };
            var readings = new ReportReadings(read, standing.With(decision, exported.Form));
            await readings.PrepareAsync(loader, decision, cancellationToken);
            await RefuseAsync(decision, readings.Known(decision.Sha256), cancellationToken);
            var outcome = await TryAsync(
                standing.Version, decision, readings,
                connection => DecisionWriting.WriteAsync(connection, decision, replaces, exported.Form, cancellationToken), cancellationToken);
            if (outcome is not null)
            {
                return outcome;
            }
        }
    }

    /// <param name="reading">The document that the decision is about, with it; null where it is not here.</param>
    private async Task RefuseAsync(ReviewDecision decision, ReportReading? reading, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var star = ReportLoader.Star(connection);
        if (decision.IndicatorCode is { } code && IndicatorCatalogue.Shared.Find(code) is null)
        {
            throw await RowProposals.NoIndicatorAsync(code, retired => star.Indicators.AnyAsync(i => i.Code == retired, cancellationToken));
        }

        if (decision.Identity is { } identity)
        {
            await ReportProposals.RefuseAsync(star, identity, cancellationToken);
            if (reading is not null)
            {
                await ReportProposals.RefuseAsync(star, reading.Report, cancellationToken);
            }
        }

        if (decision.Scope == DecisionScope.Cell && reading is not null && !reading.Rows.Any(r => r.Decision?.Key == decision.Key))
        {
            throw RowProposals.Unfit(decision, reading);
        }
    }

    private async Task<long> NextKeyAsync(CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        return (await NextAsync(connection, cancellationToken)).Key;
    }

    private async Task<(SourceDocument, DecisionProposal)> ProposeAsync(DecisionRequest request, ReviewDecisions standing, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var star = ReportLoader.Star(connection);
        var report = await star.Reports.AsNoTracking().FirstOrDefaultAsync(r => r.ReportKey == request.ReportKey, cancellationToken)
            ?? throw DecisionRefusals.NoReport(request.ReportKey);
        var document = await OriginalBytes.FetchAsync(connection, report.Sha256, report.FileName, cancellationToken);
        var (key, now) = await NextAsync(connection, cancellationToken);
        var proposal = request.SourceRow is null
            ? await new ReportProposals(request, standing, decisions => read(document, decisions, cancellationToken), star).ProposeAsync(report, key, now, cancellationToken)
            : await new RowProposals(request, standing, decisions => read(document, decisions, cancellationToken))
                .ProposeAsync(key, now, code => star.Indicators.AnyAsync(i => i.Code == code, cancellationToken));
        return (document, proposal);
    }

    /// <returns>Null where somebody decided meanwhile.</returns>
    private async Task<DecisionOutcome?> TryAsync(
        long version, ReviewDecision decision, ReportReadings readings, Func<NpgsqlConnection, Task> write, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await DecisionLedger.HoldAloneAsync(connection, cancellationToken) != version)
        {
            return null;
        }

        await write(connection);
        await using var star = ReportLoader.Star(connection);
        await star.Database.UseTransactionAsync(transaction, cancellationToken);
        var (settled, unreadable) = (new List<SettledReport>(), new List<int>());
        foreach (var reportKey in await AffectedReports.FindAsync(connection, decision, cancellationToken))
        {
            var report = await star.Reports.SingleAsync(r => r.ReportKey == reportKey, cancellationToken);
            if (await readings.OfAsync(connection, report, cancellationToken) is { } reading)
            {
                settled.Add(await SettleAsync(star, connection, report, reading, readings, cancellationToken));
            }
            else
            {
                unreadable.Add(reportKey);
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return new DecisionOutcome(decision, settled, unreadable);
    }

    private static async Task<SettledReport> SettleAsync(
        WarehouseContext star, NpgsqlConnection connection, Report report, ReportReading reading, ReportReadings readings, CancellationToken cancellationToken)
    {
        var former = await star.ReportRows.AsNoTracking().Where(r => r.ReportKey == report.ReportKey).ToDictionaryAsync(r => r.SourceRow, RowState.Of, cancellationToken);
        var settlement = new ReportSettlement(
            star, connection, async (other, token) => await readings.OfAsync(connection, other, token) ?? throw Unreadable(other));
        await settlement.SettleAsync(report, reading, cancellationToken);
        var changed = reading.Rows.Select(row => (Row: row, After: RowState.Of(row)))
            .Where(row => former.GetValueOrDefault(row.Row.Row) is { } before && before != row.After)
            .Select(row => new SettledRow(row.Row.Row, row.Row.Label, former[row.Row.Row], row.After)).ToList();
        return new SettledReport(report.ReportKey, report.FileName, report.Status, report.Revision, report.LoadedCount, report.ReviewCount, changed);
    }

    private static DecisionRefusedException Unreadable(Report report) => new(
        RefusalKind.Conflict, "unreadable",
        $"Báo cáo {report.ReportKey} sẽ có hiệu lực trở lại nhưng tài liệu gốc của nó không đọc được nữa.",
        $"Report {report.ReportKey} would stand again, but its original document cannot be read any more.");

    private async Task<(ReviewDecision Decision, ReviewDecision? Replaced, Instant Now)> FindAsync(long key, CancellationToken cancellationToken)
    {
        await using var connection = await loader.OpenConnectionAsync(cancellationToken);
        var history = await DecisionLedger.HistoryAsync(connection, cancellationToken);
        var decision = history.FirstOrDefault(d => d.Key == key) ?? throw DecisionRefusals.NoDecision(key);
        return decision switch
        {
            { Undone: not null } => throw DecisionRefusals.AlreadyUndone(decision),
            { ReplacedBy: not null } => throw DecisionRefusals.Replaced(decision),
            _ => (decision, history.FirstOrDefault(d => d.ReplacedBy == key), (await NextAsync(connection, cancellationToken)).Now),
        };
    }

    // Only one who finds the decisions as they were when the key was taken may use it: no number is left out or taken twice.
    private static async Task<(long Key, Instant Now)> NextAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT COALESCE(max(decision_key), 0) + 1, clock_timestamp() FROM review_decision", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetInt64(0), Instant.FromDateTimeUtc(reader.GetFieldValue<DateTime>(1)));
    }
}
