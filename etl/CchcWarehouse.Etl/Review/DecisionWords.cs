using System.Globalization;
using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Review;

/// <summary>A decision in words, for the reasons of a row and for findings.</summary>
public static class DecisionWords
{
    /// <summary>Rule of the finding that says that a person decided.</summary>
    public const string Rule = "decided-by-person";

    private static readonly NodaTime.DateTimeZone Vietnam = NodaTime.DateTimeZone.ForOffset(NodaTime.Offset.FromHours(7));

    /// <summary>Who decided what, when, how far and why.</summary>
    public static Reason Told(ReviewDecision decision) => new(Reason(decision), ReasonEn(decision));

    /// <summary>As above, in Vietnamese.</summary>
    public static string Reason(ReviewDecision decision) =>
        $"{decision.DecidedBy} quyết định ngày {Day(decision)} (số {decision.Key}, {Scope(decision.Scope)}): {What(decision)}{Why(decision)}";

    internal static ReadingFinding Finding(RowReading row, ReviewDecision decision) => new(
        Rule, Severity.Info, row.Row, $"{Reason(decision)}.", $"{ReasonEn(decision)}.",
        decision.ValueText is null ? decision.IndicatorCode : decision.ValueText, row.PrintedValue);

    internal static ReadingFinding Finding(ReviewDecision decision) => new(Rule, Severity.Info, null, $"{Reason(decision)}.", $"{ReasonEn(decision)}.");

    internal static ReadingFinding NotApplied(RowReading row, ReviewDecision? decision, DecisionObjection objection) => new(
        "decision-not-applied", Severity.Warning, row.Row,
        decision is null ? $"Dòng chờ người soát xét: {objection.Message}." : $"Quyết định số {decision.Key} không áp dụng được cho dòng này: {objection.Message}.",
        decision is null ? $"The row waits for a person: {objection.MessageEn}." : $"Decision {decision.Key} cannot be applied to this row: {objection.MessageEn}.",
        decision?.IndicatorCode, row.PrintedValue);

    /// <summary>What became of the decision since; null while it stands.</summary>
    public static Reason? Since(ReviewDecision decision) => decision switch
    {
        { Undone: { } undone } => new(
            $"{undone.By} đã hủy ngày {Day(undone.At)}{(undone.Reason is { } why ? $" ({why})" : "")}",
            $"undone by {undone.By} on {Day(undone.At)}{(undone.Reason is { } whyEn ? $" ({whyEn})" : "")}"),
        { ReplacedBy: { } other } => new($"đã thay bằng quyết định số {other}", $"replaced by decision {other}"),
        _ => null,
    };

    private static string ReasonEn(ReviewDecision decision) =>
        $"{decision.DecidedBy} decided on {Day(decision)} (no. {decision.Key}, {ScopeEn(decision.Scope)}): {WhatEn(decision)}{Why(decision)}";

    private static string What(ReviewDecision decision) => decision.Action switch
    {
        DecisionAction.Reject => "dòng này không phải số liệu",
        DecisionAction.Withdraw => "báo cáo được rút",
        DecisionAction.Identify => $"báo cáo {Identity(decision.Identity!, "của đơn vị", "kỳ", "số", "ngày")}",
        _ => $"chỉ tiêu {decision.IndicatorCode}" + (decision.ValueText is { } value ? $", giá trị \"{value}\"" : ""),
    };

    private static string WhatEn(ReviewDecision decision) => decision.Action switch
    {
        DecisionAction.Reject => "the row is no observation",
        DecisionAction.Withdraw => "the report is withdrawn",
        DecisionAction.Identify => $"the report is {Identity(decision.Identity!, "of unit", "period", "number", "dated")}",
        _ => $"indicator {decision.IndicatorCode}" + (decision.ValueText is { } value ? $", value \"{value}\"" : ""),
    };

    private static string Identity(DecidedIdentity identity, string unit, string period, string number, string date) => string.Join(", ", new[]
    {
        identity.AdminUnitCode is { } code ? $"{unit} {code}" : null,
        identity.PeriodCode is { } of ? $"{period} {of}" : null,
        identity.Number is { } n ? $"{number} {n}" : null,
        identity.IssuedOn is { } on ? $"{date} {on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : null,
    }.OfType<string>());

    private static string Why(ReviewDecision decision) => decision.Reason is { } reason ? $" ({reason})" : "";

    private static string Scope(DecisionScope scope) => scope switch
    {
        DecisionScope.Cell => "riêng ô này",
        DecisionScope.Form => "cho biểu mẫu này",
        DecisionScope.Label => "cho nhãn này ở mọi báo cáo",
        _ => "cho báo cáo này",
    };

    private static string ScopeEn(DecisionScope scope) => scope switch
    {
        DecisionScope.Cell => "this cell",
        DecisionScope.Form => "this form",
        DecisionScope.Label => "this label everywhere",
        _ => "this report",
    };

    private static string Day(ReviewDecision decision) => Day(decision.DecidedAt);

    private static string Day(NodaTime.Instant moment) => moment.InZone(Vietnam).Date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);
}
