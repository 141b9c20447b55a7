using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Star.Facts;

namespace CchcWarehouse.Api;

/// <summary>The review in JSON: the same for the command line and for <c>/api/review</c>.</summary>
internal static class ReviewJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Line(object value) => JsonSerializer.Serialize(value, Options);
}

/// <summary>Something that waits: a row, or a whole report where <c>row</c> is null.</summary>
internal sealed record WaitingJson(
    string Id, int ReportKey, int? Row, string? AdminUnitCode, string? AdminUnitName, string? PeriodCode, string FileName, string ReportStatus,
    string? PrintedNumber, string? Label, string? PrintedUnit, string? PrintedValue, decimal? Value, string? Note, string? Status,
    IReadOnlyList<CandidateJson> Candidates, IReadOnlyList<string> Reasons, IReadOnlyList<string> ReasonsEn)
{
    public static WaitingJson Of(WaitingItem item) => new(
        item.Name, item.Report.ReportKey, item.Row?.SourceRow, item.Report.AdminUnit?.Code, item.Report.AdminUnit?.Name, item.Report.Period?.Code,
        item.Report.FileName, item.Report.Status, item.Row?.PrintedNumber, item.Row?.PrintedLabel, item.Row?.PrintedUnit, item.Row?.PrintedValue,
        item.Row?.Value, item.Row?.Note, item.Row?.Status, [.. item.Candidates.Select(CandidateJson.Of)], [.. item.Reasons.Select(r => r.Message)], [.. item.Reasons.Select(r => r.MessageEn)]);
}

internal sealed record CandidateJson(string IndicatorCode, string? IndicatorName, string? UnitOfMeasureCode, decimal Certainty, string Why, string WhyEn)
{
    public static CandidateJson Of(IndicatorCandidate candidate)
    {
        var indicator = IndicatorCatalogue.Shared.Find(candidate.IndicatorCode);
        return new(candidate.IndicatorCode, indicator?.Name, indicator?.UnitOfMeasure, (decimal)candidate.Certainty, candidate.Why, candidate.WhyEn);
    }
}

/// <summary>A row of the source table beside or above the one in question.</summary>
internal sealed record SourceRowJson(
    int Row, int Line, string? PrintedNumber, string Label, string? PrintedUnit, string? PrintedValue, string Status, string? IndicatorCode)
{
    public static SourceRowJson Of(ReportRow row) => new(
        row.SourceRow, row.SourceLine, row.PrintedNumber, row.PrintedLabel, row.PrintedUnit, row.PrintedValue, row.Status, row.IndicatorCode);
}

/// <summary>An item with the evidence.</summary>
internal sealed record WaitingDetailJson(
    WaitingJson Item, IReadOnlyList<SourceRowJson> Headings, IReadOnlyList<SourceRowJson> Neighbours, IReadOnlyList<LoadFinding> Findings,
    int AlikeRows, int AlikeReports, IReadOnlyList<DecisionJson> Decisions)
{
    public static WaitingDetailJson Of(WaitingDetail detail) => new(
        WaitingJson.Of(detail.Item), [.. detail.HeadingRows.Select(SourceRowJson.Of)], [.. detail.Rows.Select(SourceRowJson.Of)],
        [.. detail.Findings.Select(f => new LoadFinding(f.Rule, f.Severity, f.SourceRow, f.Message, f.MessageEn))],
        detail.Alike.Rows, detail.Alike.Reports, [.. detail.Decisions.Select(DecisionJson.Of)]);
}

internal sealed record DecisionJson(
    long Decision, DecisionAction Action, DecisionScope Scope, string Sha256, int? Row, string? Label, string? Within, string? IndicatorCode,
    string? OverruledCode, string? Value, string? AdminUnitCode, string? PeriodCode, string? Number, string? IssuedOn,
    bool Forced, string By, DateTime At, string? Reason, bool Stands, long? ReplacedBy, UndoingJson? Undone)
{
    public static DecisionJson Of(ReviewDecision d) => new(
        d.Key, d.Action, d.Scope, d.Sha256, d.Row?.SourceRow, d.Row?.PrintedLabel, d.Row?.WithinLabel, d.IndicatorCode, d.OverruledCode, d.ValueText,
        d.Identity?.AdminUnitCode, d.Identity?.PeriodCode, d.Identity?.Number, d.Identity?.IssuedOn?.ToString("uuuu-MM-dd", null),
        d.IsForced, d.DecidedBy, d.DecidedAt.ToDateTimeUtc(), d.Reason, d.Stands, d.ReplacedBy,
        d.Undone is { } undone ? new UndoingJson(undone.By, undone.At.ToDateTimeUtc(), undone.Reason) : null);
}

internal sealed record UndoingJson(string By, DateTime At, string? Reason);

/// <summary>What a decision changed.</summary>
internal sealed record OutcomeJson(DecisionJson Decision, int SettledRows, IReadOnlyList<SettledReport> Reports, IReadOnlyList<int> UnreadableReports)
{
    public static OutcomeJson Of(DecisionOutcome outcome) => new(DecisionJson.Of(outcome.Decision), outcome.SettledRows, outcome.Reports, outcome.Unreadable);
}

/// <summary>What became of one line of an import.</summary>
/// <param name="AwaitsDocument">Kept for a document that is not here yet.</param>
internal sealed record ImportedJson(
    int Line, ImportState State, long? Decision, int SettledRows, bool AwaitsDocument, string? Code, string? Message, string? MessageEn)
{
    public static ImportedJson Of(ImportedDecision imported) => new(
        imported.Exported.Line, imported.State, imported.Outcome?.Decision.Key, imported.Outcome?.SettledRows ?? 0, imported.IsAwaitingDocument,
        imported.Refusal?.Code, imported.Refusal?.Message, imported.Refusal?.MessageEn);
}
