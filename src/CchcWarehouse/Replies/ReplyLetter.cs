using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Star;
using CchcWarehouse.Star.Dimensions;
using Microsoft.EntityFrameworkCore;

namespace CchcWarehouse.Replies;

/// <summary>A sentence of the letter in both languages.</summary>
internal sealed record ReplyReason(string Vi, string En)
{
    public string In(ReplyWording wording) => wording.InVietnamese ? Vi : En;
}

/// <summary>One cell that the sender is asked to look at.</summary>
/// <param name="PrintedNumber">The ordinal as printed; null where the form prints none.</param>
internal sealed record ReplyItem(int Row, int Line, string? PrintedNumber, string Label, string? PrintedValue, IReadOnlyList<ReplyReason> Reasons);

/// <summary>The warehouse holds no such report.</summary>
internal sealed class NoSuchReportException(string named) : WarehouseException(
    $"Trong kho không có báo cáo {named}. Danh sách: /odata/Reports?$select=ReportKey,FileName",
    $"Report {named} is not in the warehouse. The reports that are: /odata/Reports?$select=ReportKey,FileName");

/// <summary>The answer to the sender of a report: which cells to correct, and why.</summary>
/// <param name="General">What concerns the whole paper rather than a cell.</param>
internal sealed record ReplyLetter(
    string? UnitName, string? PeriodName, string? PeriodNameEn, string? Number, DateOnly? IssuedOn, string FileName,
    IReadOnlyList<ReplyReason> General, IReadOnlyList<ReplyItem> Items)
{
    /// <summary>How a row was understood is the reader's matter, not the sender's.</summary>
    private static readonly HashSet<string> NotTheSenders = ["indicator-uncertain", "cell-doubted"];

    /// <summary>Of what stands in no row, the sender can mend what the paper says of itself.</summary>
    private static readonly string[] OfThePaper = ["period-", "issue", "report-", "admin-unit", "unchanged-", "same-table", "text-", "no-figures"];

    public bool IsClean => General.Count == 0 && Items.Count == 0;

    public static ReplyLetter Of(ReportReading reading)
    {
        var rows = reading.Rows.Select(r => new PrintedRow(r.Row, r.Line, r.PrintedNumber, r.Label, r.PrintedValue)).ToList();
        var findings = reading.Findings.Select(f => new Told(f.Rule, f.Severity.ToString(), f.Row, f.Message, f.MessageEn));
        var period = ReferencePeriod.TryParse(reading.Report.PeriodCode, out var known) ? known : null;
        return Of(
            reading.Report.AdminUnitName, period?.Name, period?.NameEn, reading.Report.Number, reading.Report.IssuedOn?.ToDateOnly(), reading.FileName, rows, findings);
    }

    /// <summary>Null where there is no such report.</summary>
    public static async Task<ReplyLetter?> ReadAsync(WarehouseContext star, int reportKey, CancellationToken cancellationToken)
    {
        var report = await star.Reports.AsNoTracking().Include(r => r.Period).Include(r => r.AdminUnit)
            .FirstOrDefaultAsync(r => r.ReportKey == reportKey, cancellationToken);
        if (report is null)
        {
            return null;
        }

        var rows = await star.ReportRows.AsNoTracking().Where(r => r.ReportKey == reportKey)
            .Select(r => new PrintedRow(r.SourceRow, r.SourceLine, r.PrintedNumber, r.PrintedLabel, r.PrintedValue)).ToListAsync(cancellationToken);
        var findings = await star.Findings.AsNoTracking().Where(f => f.ReportKey == reportKey).OrderBy(f => f.FindingKey)
            .Select(f => new Told(f.Rule, f.Severity, f.SourceRow, f.Message, f.MessageEn)).ToListAsync(cancellationToken);
        return Of(
            report.AdminUnit?.Name, report.Period?.Name, report.Period?.NameEn, report.Number, report.IssuedOn, report.FileName, rows, findings);
    }

    private static ReplyLetter Of(
        string? unit, string? period, string? periodEn, string? number, DateOnly? issued, string file, List<PrintedRow> rows, IEnumerable<Told> findings)
    {
        var asked = findings.Where(f => f.Severity is "Warning" or "Error"
            && (f.Row is null ? OfThePaper.Any(p => f.Rule.StartsWith(p, StringComparison.Ordinal)) : !NotTheSenders.Contains(f.Rule))).ToList();
        var byRow = asked.Where(f => f.Row is not null).ToLookup(f => f.Row!.Value, f => new ReplyReason(f.Message, f.MessageEn));
        return new ReplyLetter(
            unit, period, periodEn, number, issued, file,
            [.. asked.Where(f => f.Row is null).Select(f => new ReplyReason(f.Message, f.MessageEn)).Distinct()],
            [.. rows.Where(r => byRow.Contains(r.Row)).OrderBy(r => r.Row)
                .Select(r => new ReplyItem(r.Row, r.Line, r.PrintedNumber, r.Label, r.PrintedValue, [.. byRow[r.Row].Distinct()]))]);
    }

    private sealed record PrintedRow(int Row, int Line, string? PrintedNumber, string Label, string? PrintedValue);

    private sealed record Told(string Rule, string Severity, int? Row, string Message, string MessageEn);
}
