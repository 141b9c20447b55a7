using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Star;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>Where a report belongs: the administrative unit's version and the reference period.</summary>
internal sealed record ReportPlace(int AdminUnitKey, string AdminUnitCode, int PeriodKey)
{
    /// <summary>Null where the paper does not tell, or where the unit did not exist at the end of the period.</summary>
    public static async Task<ReportPlace?> FindAsync(WarehouseContext star, ReportIdentity identity, CancellationToken cancellationToken)
    {
        var period = await star.Periods.AsNoTracking()
            .FirstOrDefaultAsync(p => p.Code == identity.PeriodCode, cancellationToken);
        if (period is null || identity.AdminUnitCode is null)
        {
            return null;
        }

        var unit = await star.AdminUnits.AsNoTracking().FirstOrDefaultAsync(
            u => u.Code == identity.AdminUnitCode && u.ValidFrom <= period.EndDate && (u.ValidTo == null || u.ValidTo > period.EndDate),
            cancellationToken);
        return unit is null ? null : new ReportPlace(unit.AdminUnitKey, unit.Code, period.PeriodKey);
    }

    public override string ToString() => $"{AdminUnitCode} {PeriodKey}";
}
