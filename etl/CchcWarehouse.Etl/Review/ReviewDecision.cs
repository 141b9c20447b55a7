using NodaTime;

namespace CchcWarehouse.Etl.Review;

public enum DecisionAction
{
    /// <summary>The candidate, or the value, that the program proposed is right.</summary>
    Accept,

    /// <summary>The row gives this indicator, maybe with another value than the printed one.</summary>
    Map,

    /// <summary>The row is no observation.</summary>
    Reject,

    /// <summary>The report is of this administrative unit and period.</summary>
    Identify,

    /// <summary>The report does not stand; the one before it does again.</summary>
    Withdraw,
}

public enum DecisionScope
{
    /// <summary>The one row of the one document.</summary>
    Cell,

    /// <summary>Rows of this label under this heading, in reports of the same form.</summary>
    Form,

    /// <summary>Rows of this label under this heading, in every report.</summary>
    Label,

    /// <summary>The document as a whole.</summary>
    Report,
}

/// <summary>What a person decided: data that the reading takes as an input, beside the document.</summary>
/// <param name="Key">In order of deciding.</param>
/// <param name="Sha256">The document at which it was decided; the only one that it holds for where the scope is Cell or Report.</param>
/// <param name="Row">Where it was decided; null for a report.</param>
/// <param name="OverruledCode">The indicator that the program had found for the row; null where the row waited.</param>
/// <param name="IndicatorCode">Only for Accept and Map.</param>
/// <param name="ValueText">The value as a cell would print it; null where the printed one holds.</param>
/// <param name="Identity">Only for Identify.</param>
/// <param name="IsForced">It stands against another row of the report or against the printed unit of measure.</param>
public sealed record ReviewDecision(
    long Key, DecisionAction Action, DecisionScope Scope, string Sha256, DecidedRow? Row, string? FormKey,
    string? OverruledCode, string? IndicatorCode, string? ValueText, DecidedIdentity? Identity,
    bool IsForced, string DecidedBy, Instant DecidedAt, string? Reason)
{
    /// <summary>The later decision on the same thing; null where there is none.</summary>
    public long? ReplacedBy { get; init; }

    /// <summary>Null while it was not undone.</summary>
    public DecisionUndoing? Undone { get; init; }

    public bool Stands => ReplacedBy is null && Undone is null;

    /// <summary>Whether it says the same of the same thing, whoever decided so and when.</summary>
    public bool SaysTheSameAs(ReviewDecision other) =>
        IsAboutTheSameAs(other) && Action == other.Action && IndicatorCode == other.IndicatorCode && ValueText == other.ValueText && Identity == other.Identity && IsForced == other.IsForced;

    /// <summary>Whether the two are about one and the same thing, so that only one can stand.</summary>
    public bool IsAboutTheSameAs(ReviewDecision other) => Scope == other.Scope && Scope switch
    {
        DecisionScope.Cell => Sha256 == other.Sha256 && Row!.SourceRow == other.Row!.SourceRow,
        DecisionScope.Form => FormKey == other.FormKey && Row!.Place == other.Row!.Place,
        DecisionScope.Label => Row!.Place == other.Row!.Place,
        _ => Sha256 == other.Sha256 && Action == other.Action,
    };
}

/// <summary>The row at which a decision was taken, as it was printed.</summary>
public sealed record DecidedRow(int SourceRow, string? PrintedNumber, string PrintedLabel, string? PrintedValue, string? WithinLabel, RowPlace Place);

/// <summary>What of a report's identity a person gave; null where the paper's own holds.</summary>
public sealed record DecidedIdentity(string? AdminUnitCode, string? PeriodCode, string? Number, LocalDate? IssuedOn);

public sealed record DecisionUndoing(string By, Instant At, string? Reason);
