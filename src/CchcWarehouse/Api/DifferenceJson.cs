using CchcWarehouse.Commands.Review;
using CchcWarehouse.Etl.Review.Differences;

namespace CchcWarehouse.Api;

/// <summary>What a revision changed, in JSON.</summary>
internal sealed record DifferenceJson(
    DifferenceSideJson Old, DifferenceSideJson New, int Added, int Changed, int Removed, int Same, IReadOnlyList<ChangeJson> Changes)
{
    public static DifferenceJson Of(DiffSide old, DiffSide next, ReportDifference difference) => new(
        DifferenceSideJson.Of(old), DifferenceSideJson.Of(next),
        difference.Changes.Count(c => c.Kind == DifferenceKind.Added), difference.Changes.Count(c => c.Kind == DifferenceKind.Changed),
        difference.Changes.Count(c => c.Kind == DifferenceKind.Removed), difference.Same, [.. difference.Changes.Select(ChangeJson.Of)]);
}

internal sealed record DifferenceSideJson(string Name, int? ReportKey, int? Revision, string? AdminUnitName, string? PeriodCode)
{
    public static DifferenceSideJson Of(DiffSide side) => new(side.Name, side.ReportKey, side.Revision, side.AdminUnitName, side.PeriodCode);
}

/// <param name="Change">+ added, ~ changed, − removed.</param>
internal sealed record ChangeJson(string Change, string IndicatorCode, string? IndicatorName, string? UnitOfMeasureCode, SaidJson? Old, SaidJson? New)
{
    public static ChangeJson Of(FactDifference change) => new(
        change.Kind switch { DifferenceKind.Added => "+", DifferenceKind.Changed => "~", _ => "−" },
        change.Either.IndicatorCode, change.Either.IndicatorName, change.Either.UnitOfMeasureCode, SaidJson.Of(change.Old), SaidJson.Of(change.New));
}

internal sealed record SaidJson(
    int Row, string Label, string? PrintedValue, decimal? Value, decimal? Denominator, string Qualifier, string Status, string? TextValue, string? CodeLabel, string? ValueGivenBy)
{
    public static SaidJson? Of(ReportedFact? fact) => fact is null ? null : new(
        fact.Row, fact.Label, fact.PrintedValue, fact.Value, fact.Denominator, fact.Qualifier, fact.Status, fact.TextValue, fact.CodeLabel, fact.ValueGivenBy);
}
