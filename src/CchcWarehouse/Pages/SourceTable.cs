using System.Text.Json;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Pages;

/// <summary>A report's source table as it was read, with the findings on it.</summary>
public sealed class SourceTable(
    Report report, IReadOnlyList<ReportRow> rows, IReadOnlyList<Finding> findings, IReadOnlyDictionary<string, string> indicatorNames,
    IReadOnlyList<ReviewDecision> decisions, ILookup<string, FormerValue> history)
{
    private readonly Dictionary<int, int> depths = Depths(rows);

    public Report Report { get; } = report;

    public IReadOnlyList<ReportRow> Rows { get; } = rows;

    public IReadOnlyList<Finding> Findings { get; } = findings;

    public string Heading => (Report.AdminUnit, Report.Period) switch
    {
        ({ } unit, { } period) => $"{unit.Name}{(unit.Province is { } province && province.Code != unit.Code ? ", " + province.Name : "")}: {period.Name}",
        ({ } unit, null) => $"{unit.Name}: chưa xác định kỳ báo cáo",
        (null, { } period) => $"Chưa xác định đơn vị: {period.Name}",
        _ => Report.FileName,
    };

    public static async Task<SourceTable?> ReadAsync(
        WarehouseContext star, int reportKey, IReadOnlyList<ReviewDecision> decisions, CancellationToken cancellationToken)
    {
        var report = await star.Reports.AsNoTracking()
            .Include(r => r.Period).Include(r => r.AdminUnit!.Province)
            .FirstOrDefaultAsync(r => r.ReportKey == reportKey, cancellationToken);
        if (report is null)
        {
            return null;
        }

        var rows = await star.ReportRows.AsNoTracking().Where(r => r.ReportKey == reportKey)
            .OrderBy(r => r.SourceRow).ToListAsync(cancellationToken);
        var findings = await star.Findings.AsNoTracking().Where(f => f.ReportKey == reportKey)
            .OrderBy(f => f.SourceRow).ThenBy(f => f.FindingKey).ToListAsync(cancellationToken);
        var names = await star.Indicators.AsNoTracking().ToDictionaryAsync(i => i.Code, i => i.Name, cancellationToken);
        return new SourceTable(report, rows, findings, names, decisions, await FormerValue.OfAsync(star, report, cancellationToken));
    }

    /// <summary>What was decided about the report as a whole.</summary>
    public IEnumerable<ReviewDecision> DecisionsOfReport => decisions.Where(d => d.Row is null);

    /// <summary>What was ever decided at this row, and the decision for many rows that settled it.</summary>
    public IEnumerable<ReviewDecision> DecisionsOf(ReportRow row) =>
        decisions.Where(d => d.Key == row.DecisionKey || (d.Sha256 == Report.Sha256 && d.Row?.SourceRow == row.SourceRow));

    /// <summary>The versions of the observation that the row gives, over all revisions; none where there was only one.</summary>
    public IReadOnlyList<FormerValue> HistoryOf(ReportRow row) => row.IndicatorCode is { } code && history[code].Skip(1).Any() ? [.. history[code]] : [];

    public int DepthOf(ReportRow row) => depths[row.SourceRow];

    public string? IndicatorName(string code) => indicatorNames.GetValueOrDefault(code);

    public string? ValueOf(ReportRow row)
    {
        if (row.Value is not { } value)
        {
            return row.TextValue;
        }

        var sign = row.Qualifier switch { "Above" => "> ", "Below" => "< ", "About" => "≈ ", _ => "" };
        var whole = row.Denominator is { } denominator ? " / " + VietnameseFormat.Print(denominator) : "";
        return sign + VietnameseFormat.Print(value) + whole + (row.CodeLabel is { } label ? $" ({label})" : "");
    }

    /// <summary>The steps that read the row, then the candidates that a row in review has.</summary>
    public IReadOnlyList<Reason> ReasonsOf(ReportRow row)
    {
        var candidates = JsonSerializer.Deserialize<List<IndicatorCandidate>>(row.Candidates, JsonSerializerOptions.Web) ?? [];
        return
        [
            .. Reason.Stored(row.Reasons, row.ReasonsEn),
            .. candidates.Select(c => new Reason($"{c.IndicatorCode} {IndicatorName(c.IndicatorCode)}: {c.Why}", $"{c.IndicatorCode}: {c.WhyEn}")),
        ];
    }

    private static Dictionary<int, int> Depths(IReadOnlyList<ReportRow> rows)
    {
        var found = new Dictionary<int, int>(rows.Count);
        foreach (var row in rows)
        {
            found[row.SourceRow] = row.ParentRow is { } parent && found.TryGetValue(parent, out var above) ? above + 1 : 0;
        }

        return found;
    }
}
