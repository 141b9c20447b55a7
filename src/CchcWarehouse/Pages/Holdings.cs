using CchcWarehouse.Star;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Pages;

/// <summary>What the warehouse holds now, for the home page.</summary>
/// <param name="Observations">Observations of the reports that stand.</param>
public sealed record Holdings(
    long Observations, int Reports, int ReportingUnits, int Indicators, long RowsInReview, IReadOnlyList<ReportLine> Latest)
{
    private const int LatestReports = 12;

    public static async Task<Holdings> ReadAsync(WarehouseContext star, CancellationToken cancellationToken)
    {
        var reports = star.Reports.AsNoTracking();
        var latest = await reports
            .OrderByDescending(r => r.ReportKey).Take(LatestReports)
            .Select(r => new ReportLine(
                r.ReportKey, r.AdminUnit!.Name, r.AdminUnit.Province!.Name, r.Period!.Name, r.Number, r.IssuedOn, r.Status,
                r.RowCount, r.LoadedCount, r.ReviewCount))
            .ToListAsync(cancellationToken);
        return new Holdings(
            await reports.Where(r => r.Status == "Loaded" || r.Status == "InReview").SumAsync(r => (long)r.LoadedCount, cancellationToken),
            await reports.CountAsync(cancellationToken),
            await reports.Where(r => r.AdminUnitKey != null).Select(r => r.AdminUnitKey).Distinct().CountAsync(cancellationToken),
            await star.Indicators.CountAsync(cancellationToken),
            await reports.Where(r => r.Status != "Superseded").SumAsync(r => (long)r.ReviewCount, cancellationToken),
            latest);
    }
}

/// <summary>One report in a list.</summary>
public sealed record ReportLine(
    int ReportKey, string? AdminUnitName, string? ProvinceName, string? PeriodName, string? Number, DateOnly? IssuedOn, string Status,
    int RowCount, int LoadedCount, int ReviewCount);
