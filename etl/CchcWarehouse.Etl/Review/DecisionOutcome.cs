using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Review;

/// <summary>What a decision, or its undoing, changed.</summary>
/// <param name="Unreadable">Reports that the program cannot read any more: they stay as they were.</param>
public sealed record DecisionOutcome(ReviewDecision Decision, IReadOnlyList<SettledReport> Reports, IReadOnlyList<int> Unreadable)
{
    public int SettledRows => Reports.Sum(r => r.Rows.Count);
}

/// <summary>A report that was completed.</summary>
/// <param name="Status">Loaded, InReview, Superseded or Rejected.</param>
/// <param name="Rows">The rows that read otherwise now.</param>
public sealed record SettledReport(int ReportKey, string FileName, string Status, int Revision, int LoadedCount, int ReviewCount, IReadOnlyList<SettledRow> Rows);

public sealed record SettledRow(int SourceRow, string Label, RowState Before, RowState After);

/// <summary>What a row says at one time.</summary>
public sealed record RowState(string Status, string? IndicatorCode, decimal? Value, decimal? Denominator, string Qualifier, string? TextValue, string? CodeLabel)
{
    public static RowState Of(RowReading row) =>
        new(row.Status.ToString(), row.IndicatorCode, row.Value, row.Denominator, row.Qualifier.ToString(), row.TextValue, row.CodeLabel);

    public static RowState Of(Star.Facts.ReportRow row) =>
        new(row.Status, row.IndicatorCode, row.Value, row.Denominator, row.Qualifier, row.TextValue, row.CodeLabel);
}
