using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality;
using CchcWarehouse.Etl.Quality.Forms;
using CchcWarehouse.Etl.Quality.Related;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Npgsql;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Brings a report of the warehouse to what its reading says: rows, place among the revisions, facts, findings.</summary>
/// <remarks>
/// The one way to facts, for a load and after a decision. Everything happens in the caller's transaction. Facts of
/// another report begin to stand again where this one leaves its place or is withdrawn.
/// </remarks>
/// <param name="readAgain">Reads a report that begins to stand again.</param>
internal sealed class ReportSettlement(WarehouseContext star, NpgsqlConnection connection, Func<Report, CancellationToken, Task<ReportReading>> readAgain)
{
    /// <summary>A report that is new to the warehouse.</summary>
    /// <returns>The reading as it was settled: what obstacles leave of it.</returns>
    public async Task<ReportReading> AddAsync(Report report, ReportReading reading, CancellationToken cancellationToken)
    {
        reading = BlankTable.Check(FuturePeriod.Check(reading, ReceivedOn(report)));
        var place = await PlaceAsync(reading, former: null, cancellationToken);
        Describe(report, reading, place);
        star.Reports.Add(report);
        await star.SaveChangesAsync(cancellationToken);
        await SourceRows.CopyAsync(connection, report.ReportKey, reading.Rows, cancellationToken);
        await StandAsync(report, reading, former: null, reworded: [], cancellationToken);
        await ReportFindings.WriteAsync(star, connection, report, reading, cancellationToken);
        await RelateAsync(report, reading, former: null, cancellationToken);
        return reading;
    }

    /// <summary>A report that was read before and reads otherwise now.</summary>
    public async Task SettleAsync(Report report, ReportReading reading, CancellationToken cancellationToken)
    {
        var former = report is { AdminUnitKey: { } unit, PeriodKey: { } period } ? (unit, period) : default((int, int)?);
        reading = BlankTable.Check(FuturePeriod.Check(reading, ReceivedOn(report)));
        var place = await PlaceAsync(reading, former, cancellationToken);
        Describe(report, reading, place);
        await star.SaveChangesAsync(cancellationToken);
        var reworded = await SourceRows.ReplaceAsync(connection, report.ReportKey, reading.Rows, cancellationToken);
        await StandAsync(report, reading, former, reworded, cancellationToken);
        await ReportFindings.WriteAsync(star, connection, report, reading, cancellationToken);
        await RelateAsync(report, reading, former, cancellationToken);
    }

    /// <summary>Finds the place and holds it, with the former one, until the transaction ends.</summary>
    private async Task<ReportPlace?> PlaceAsync(ReportReading reading, (int AdminUnitKey, int PeriodKey)? former, CancellationToken cancellationToken)
    {
        var place = await ReportPlace.FindAsync(star, reading.Report, cancellationToken);
        var names = new SortedSet<string>(StringComparer.Ordinal);
        if (place is not null)
        {
            names.Add(place.ToString());
        }

        if (former is { } left)
        {
            var code = await star.AdminUnits.Where(u => u.AdminUnitKey == left.AdminUnitKey).Select(u => u.Code).SingleAsync(cancellationToken);
            names.Add(new ReportPlace(left.AdminUnitKey, code, left.PeriodKey).ToString());
        }

        foreach (var name in names)
        {
            await TransactionLock.TakeAsync(connection, name, cancellationToken);
        }

        return place;
    }

    private static void Describe(Report report, ReportReading reading, ReportPlace? place)
    {
        report.AdminUnitKey = place?.AdminUnitKey;
        report.PeriodKey = place?.PeriodKey;
        report.Number = reading.Report.Number;
        report.IssuedOn = reading.Report.IssuedOn?.ToDateOnly();
        report.Title = reading.Report.Title;
        report.Status = reading.Withdrawal is not null ? "Rejected" : place is null ? "InReview" : "Loaded";
        report.RowCount = reading.Rows.Count;
        // Of a withdrawn report nothing stands.
        report.LoadedCount = place is null || reading.Withdrawal is not null ? 0 : reading.Rows.Count(row => FactStaging.IsFact(row));
        report.ReviewCount = reading.Rows.Count(row => row.Status == ObservationStatus.Review);
        if (place is null)
        {
            (report.Revision, report.SupersedesReportKey) = (1, null);
        }
    }

    private async Task StandAsync(
        Report report, ReportReading reading, (int AdminUnitKey, int PeriodKey)? former, int[] reworded, CancellationToken cancellationToken)
    {
        var place = report is { AdminUnitKey: { } unit, PeriodKey: { } period } ? (unit, period) : default((int, int)?);
        if (former is { } left && left != place)
        {
            var order = await ReportRevisions.ArrangeAsync(star, left.AdminUnitKey, left.PeriodKey, added: null, cancellationToken);
            await StandOtherAsync(order, left, cancellationToken);
        }

        if (place is { } now)
        {
            var order = await ReportRevisions.ArrangeAsync(star, now.Item1, now.Item2, report, cancellationToken);
            if (order.Current == report)
            {
                await StageAsync(report, reading, cancellationToken);
                await FactMerge.StandAsync(connection, StagingKey(report), report, reworded, cancellationToken);
                return;
            }

            await StandOtherAsync(order, now, cancellationToken);
            if (report.Status != "Rejected")
            {
                await StageAsync(report, reading, cancellationToken);
                await FactMerge.PassAsync(connection, StagingKey(report), report, reworded, cancellationToken);
            }
        }
    }

    /// <summary>Where this report stood and another is the last one now, that one's facts stand again.</summary>
    private async Task StandOtherAsync(ReportOrder order, (int AdminUnitKey, int PeriodKey) place, CancellationToken cancellationToken)
    {
        if (order.Current is null)
        {
            await FactMerge.EndAsync(connection, place.AdminUnitKey, place.PeriodKey, cancellationToken);
        }
        else if (order.HasChanged)
        {
            await StageAsync(order.Current, await readAgain(order.Current, cancellationToken), cancellationToken);
            await FactMerge.StandAsync(connection, StagingKey(order.Current), order.Current, reworded: [], cancellationToken);
        }
    }

    private static LocalDate ReceivedOn(Report report) => LocalDate.FromDateOnly(DateOnly.FromDateTime(report.ReceivedAt));

    /// <summary>What the other reports of the unit, its parent and its neighbours say of these figures, and these of them.</summary>
    private async Task RelateAsync(Report report, ReportReading reading, (int AdminUnitKey, int PeriodKey)? former, CancellationToken cancellationToken)
    {
        var place = report is { AdminUnitKey: { } unit, PeriodKey: { } period } ? (unit, period) : default((int, int)?);
        foreach (var (unitKey, periodKey) in new[] { place, former }.OfType<(int, int)>().Distinct())
        {
            var at = await star.AdminUnits.AsNoTracking().SingleAsync(u => u.AdminUnitKey == unitKey, cancellationToken);
            await new RelatedFindings(connection).WriteAsync(at, periodKey, cancellationToken);
            if (place == (unitKey, periodKey))
            {
                await new FormLedger(connection).WriteAsync(report, at, reading, cancellationToken);
            }
        }
    }

    private Task StageAsync(Report report, ReportReading reading, CancellationToken cancellationToken) =>
        FactStaging.CopyAsync(connection, StagingKey(report), reading.Rows, cancellationToken);

    /// <summary>Apart from the keys of loads; a transaction that has a report's place has its key.</summary>
    private static long StagingKey(Report report) => -report.ReportKey;
}
