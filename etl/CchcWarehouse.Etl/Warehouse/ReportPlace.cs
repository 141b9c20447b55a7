using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Where a report belongs: the administrative unit's version and the reference period.</summary>
internal sealed record ReportPlace(int AdminUnitKey, string AdminUnitCode, int PeriodKey)
{
    /// <summary>
    /// The unit as it stood when the period ended; a unit made since then, as it stood when it issued the report.
    /// Null where the paper does not tell.
    /// </summary>
    public static async Task<ReportPlace?> FindAsync(WarehouseContext star, ReportIdentity identity, CancellationToken cancellationToken)
    {
        var period = await star.Periods.AsNoTracking()
            .FirstOrDefaultAsync(p => p.Code == identity.PeriodCode, cancellationToken);
        if (period is null || identity.AdminUnitCode is null)
        {
            return null;
        }

        var unit = await UnitAsync(star, identity.AdminUnitCode, period.EndDate, cancellationToken)
            ?? await UnitAsync(star, identity.AdminUnitCode, identity.IssuedOn?.ToDateOnly(), cancellationToken);
        return unit is null ? null : new ReportPlace(unit.AdminUnitKey, unit.Code, period.PeriodKey);
    }

    private static async Task<AdminUnit?> UnitAsync(WarehouseContext star, string code, DateOnly? date, CancellationToken cancellationToken) =>
        await star.AdminUnits.AsNoTracking().FirstOrDefaultAsync(
            u => u.Code == code && u.ValidFrom <= date && (u.ValidTo == null || u.ValidTo > date), cancellationToken);

    public override string ToString() => $"{AdminUnitCode} {PeriodKey}";
}
