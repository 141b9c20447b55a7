using System.Globalization;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Etl.Review.Differences;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Commands.Review;

/// <summary>One of the two that are compared.</summary>
/// <param name="ReportKey">Null for a file.</param>
internal sealed record DiffSide(string Name, int? ReportKey, int? Revision, string? AdminUnitName, string? PeriodCode, IReadOnlyList<ReportedFact> Facts)
{
    public string Title
    {
        get
        {
            var revision = Revision is { } number ? $", {new Spoken($"lần {number}", $"revision {number}")}" : string.Empty;
            return $"{(ReportKey is { } key ? $"{key} " : string.Empty)}{Name} ({AdminUnitName ?? "?"} {PeriodCode ?? "?"}{revision})";
        }
    }
}

/// <summary>The reports of the warehouse as sides of a comparison.</summary>
internal sealed class StoredReports(WarehouseContext star)
{
    /// <param name="revision">Null for the report itself; else that revision of its unit and period.</param>
    public async Task<DiffSide> ReadAsync(int reportKey, int? revision, CancellationToken cancellationToken)
    {
        var report = await FindAsync(reportKey, cancellationToken);
        if (revision is not null)
        {
            report = await Reports().FirstOrDefaultAsync(
                r => r.AdminUnitKey == report.AdminUnitKey && r.PeriodKey == report.PeriodKey && r.AdminUnitKey != null && r.Revision == revision, cancellationToken)
                ?? throw NoRevision(reportKey, revision.Value);
        }

        var rows = await star.ReportRows.AsNoTracking().Where(r => r.ReportKey == report.ReportKey).OrderBy(r => r.SourceRow).ToListAsync(cancellationToken);
        return new DiffSide(report.FileName, report.ReportKey, report.Revision, report.AdminUnit?.Name, report.Period?.Code, [.. ReportedFact.Of(rows)]);
    }

    /// <summary>The key of the report that another one superseded.</summary>
    public async Task<string> SupersededByAsync(int reportKey, CancellationToken cancellationToken) =>
        (await FindAsync(reportKey, cancellationToken)).SupersedesReportKey?.ToString(CultureInfo.InvariantCulture) ?? throw new DecisionRefusedException(
            RefusalKind.NotFound, "no-earlier-revision", $"Báo cáo {reportKey} không thay thế báo cáo nào.", $"Report {reportKey} supersedes none.");

    private async Task<Report> FindAsync(int reportKey, CancellationToken cancellationToken) =>
        await Reports().FirstOrDefaultAsync(r => r.ReportKey == reportKey, cancellationToken) ?? throw new DecisionRefusedException(
            RefusalKind.NotFound, "no-report", $"Không có báo cáo {reportKey} trong kho.", $"Report {reportKey} is not in the warehouse.");

    private IQueryable<Report> Reports() => star.Reports.AsNoTracking().Include(r => r.AdminUnit).Include(r => r.Period);

    private static DecisionRefusedException NoRevision(int reportKey, int revision) => new(
        RefusalKind.NotFound, "no-revision",
        $"Đơn vị và kỳ của báo cáo {reportKey} không có lần {revision}.", $"The unit and period of report {reportKey} have no revision {revision}.");
}
