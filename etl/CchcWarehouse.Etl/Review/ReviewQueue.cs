using System.Text.Json;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Etl.Review;

/// <summary>Something that waits for a person: a row, or a whole report where <paramref name="Row"/> is null.</summary>
/// <param name="Report">With its administrative unit and period, as far as they are known.</param>
public sealed record WaitingItem(Report Report, ReportRow? Row, IReadOnlyList<IndicatorCandidate> Candidates, IReadOnlyList<Reason> Reasons)
{
    /// <summary>How commands and addresses name it: <c>12</c> for a report, <c>12#34</c> for its row.</summary>
    public string Name => Row is null ? $"{Report.ReportKey}" : $"{Report.ReportKey}#{Row.SourceRow}";
}

/// <summary>Which part of the queue.</summary>
/// <param name="PeriodCode">Such as 2022-H1.</param>
/// <param name="All">Reports too that another one superseded, or that were withdrawn.</param>
public sealed record QueueFilter(int? ReportKey, string? AdminUnitCode, string? PeriodCode, bool All, int Skip, int Take);

/// <summary>One item with what a person needs to decide about it.</summary>
/// <param name="Rows">The row, those above it by meaning and those printed beside it; for a report its first rows.</param>
/// <param name="HeadingRows">Rows above it by meaning, outermost first.</param>
/// <param name="Alike">How many rows of the same label wait, this one included, in how many reports.</param>
/// <param name="Decisions">What was ever decided about it.</param>
public sealed record WaitingDetail(
    WaitingItem Item, IReadOnlyList<ReportRow> HeadingRows, IReadOnlyList<ReportRow> Rows, IReadOnlyList<Finding> Findings,
    (int Rows, int Reports) Alike, IReadOnlyList<ReviewDecision> Decisions);

/// <summary>What waits for a person, reports before rows.</summary>
public sealed class ReviewQueue(WarehouseContext star)
{
    private const int Beside = 3;

    public async Task<IReadOnlyList<WaitingItem>> ListAsync(QueueFilter filter, CancellationToken cancellationToken)
    {
        var reports = await Reports(filter).Where(r => r.Status == "InReview").OrderBy(r => r.ReportKey)
            .Skip(filter.Skip).Take(filter.Take).ToListAsync(cancellationToken);
        var skipped = filter.Skip == 0 ? 0 : await Reports(filter).CountAsync(r => r.Status == "InReview", cancellationToken);
        var rows = await Rows(filter).OrderBy(w => w.Report.ReportKey).ThenBy(w => w.Row.SourceRow)
            .Skip(Math.Max(0, filter.Skip - skipped)).Take(filter.Take - reports.Count).ToListAsync(cancellationToken);
        return [.. reports.Select(r => new WaitingItem(r, null, [], [])), .. rows.Select(w => Item(w.Report, w.Row))];
    }

    public async Task<(int Reports, int Rows)> CountAsync(QueueFilter filter, CancellationToken cancellationToken) =>
        (await Reports(filter).CountAsync(r => r.Status == "InReview", cancellationToken), await Rows(filter).CountAsync(cancellationToken));

    /// <exception cref="DecisionRefusedException">There is no such report or row.</exception>
    public async Task<WaitingDetail> ShowAsync(int reportKey, int? sourceRow, IReadOnlyList<ReviewDecision> history, CancellationToken cancellationToken)
    {
        var report = await star.Reports.AsNoTracking().Include(r => r.AdminUnit!.Province).Include(r => r.Period)
            .FirstOrDefaultAsync(r => r.ReportKey == reportKey, cancellationToken) ?? throw DecisionRefusals.NoReport(reportKey);
        var rows = await star.ReportRows.AsNoTracking().Where(r => r.ReportKey == reportKey).OrderBy(r => r.SourceRow).ToListAsync(cancellationToken);
        var row = sourceRow is null ? null : rows.Find(r => r.SourceRow == sourceRow) ?? throw DecisionRefusals.NoRow(reportKey, sourceRow.Value, rows.Count);
        var findings = await star.Findings.AsNoTracking()
            .Where(f => f.ReportKey == reportKey && (sourceRow == null ? f.SourceRow == null : f.SourceRow == sourceRow)).OrderBy(f => f.FindingKey).ToListAsync(cancellationToken);
        return new WaitingDetail(
            Item(report, row), Headings(row, rows),
            row is null ? [.. rows.Take(2 * Beside)] : [.. rows.Where(r => Math.Abs(r.SourceRow - row.SourceRow) <= Beside)],
            findings, row is null ? (0, 0) : await AlikeAsync(row, cancellationToken),
            [.. history.Where(d => IsAbout(d, report, row))]);
    }

    private static bool IsAbout(ReviewDecision decision, Report report, ReportRow? row) =>
        row is not null && decision.Key == row.DecisionKey
        || (decision.Sha256 == report.Sha256 && (row is null ? decision.Scope == DecisionScope.Report : decision.Row?.SourceRow == row.SourceRow));

    private static List<ReportRow> Headings(ReportRow? row, List<ReportRow> rows)
    {
        var above = new List<ReportRow>();
        for (var at = row; at?.ParentRow is { } parent; at = above[0])
        {
            above.Insert(0, rows.First(r => r.SourceRow == parent));
        }

        return above;
    }

    private async Task<(int Rows, int Reports)> AlikeAsync(ReportRow row, CancellationToken cancellationToken)
    {
        var key = RowPlace.KeyOf(row.PrintedLabel);
        var waiting = await star.ReportRows.Where(r => r.Status == "Review").Select(r => new { r.ReportKey, r.PrintedLabel }).ToListAsync(cancellationToken);
        var alike = waiting.Where(r => RowPlace.KeyOf(r.PrintedLabel) == key).ToList();
        return (alike.Count, alike.Select(r => r.ReportKey).Distinct().Count());
    }

    private IQueryable<Report> Reports(QueueFilter filter) => star.Reports.AsNoTracking()
        .Include(r => r.AdminUnit!.Province).Include(r => r.Period)
        .Where(r => (filter.ReportKey == null || r.ReportKey == filter.ReportKey)
            && (filter.AdminUnitCode == null || r.AdminUnit!.Code == filter.AdminUnitCode)
            && (filter.PeriodCode == null || r.Period!.Code == filter.PeriodCode)
            && (filter.All || (r.Status != "Superseded" && r.Status != "Rejected")));

    private IQueryable<RowOfReport> Rows(QueueFilter filter) =>
        from report in Reports(filter)
        join row in star.ReportRows.AsNoTracking() on report.ReportKey equals row.ReportKey
        where row.Status == "Review"
        select new RowOfReport { Report = report, Row = row };

    private static WaitingItem Item(Report report, ReportRow? row) => row is null
        ? new WaitingItem(report, null, [], [])
        : new WaitingItem(report, row, JsonSerializer.Deserialize<List<IndicatorCandidate>>(row.Candidates, JsonSerializerOptions.Web) ?? [], Reason.Stored(row.Reasons, row.ReasonsEn));

    private sealed class RowOfReport
    {
        public required Report Report { get; init; }

        public required ReportRow Row { get; init; }
    }
}
