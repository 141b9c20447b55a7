using CchcWarehouse.Etl.Quality.Forms;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Etl.Rows;

namespace CchcWarehouse.Etl.Facts;

/// <summary>A report as it was understood: what <c>inspect</c> prints and what a load writes.</summary>
public sealed record ReportReading(
    string FileName,
    string Sha256,
    ReportIdentity Report,
    IReadOnlyList<RowReading> Rows,
    IReadOnlyList<ReadingFinding> Findings)
{
    /// <summary>The version of the decisions that the reading rests on; null for one that rests on none.</summary>
    public long? DecisionsVersion { get; init; }

    /// <summary>The decision by which the report does not stand.</summary>
    public ReviewDecision? Withdrawal { get; init; }

    /// <summary>The lines before the table: where a person looks for whose report it is.</summary>
    public IReadOnlyList<TextLine> HeadingLines { get; init; } = [];

    /// <summary>The form that it fills in; null where the rows come from no paper.</summary>
    public ReportForm? Form { get; init; }
}

/// <summary>Whose report it is and for when. A field that the paper does not tell is null, never guessed.</summary>
/// <param name="AdminUnitCode">Code of the statistical office, such as 950.</param>
/// <param name="PeriodCode">Such as 2022, 2022-H1, 2022-9M, 2022-Q1, 2022-M03.</param>
public sealed record ReportIdentity(
    string? AdminUnitCode,
    string? AdminUnitName,
    string? AdminUnitLevel,
    string? PeriodCode,
    string? Number,
    NodaTime.LocalDate? IssuedOn,
    string? Title);

public enum RowKind { Heading, Measure, Coded, Text }

public enum ObservationStatus { Heading, Normal, NotReported, NotNumeric, Suspect, Review }

public enum ValueQualifier { Exact, Above, Below, About }

public enum Severity { Info, Warning, Error }

/// <summary>One labelled row as it was understood.</summary>
/// <param name="Value">In the indicator's unit of measure, unscaled: "92,59 %" is 92.59. Exact decimal.</param>
/// <param name="Denominator">The second number of "10/10".</param>
/// <param name="TextValue">The words of a row without a number ("Không"); null otherwise.</param>
/// <param name="CodeLabel">The printed or catalogued label of a coded value.</param>
/// <param name="IndicatorCode">Null for headings, texts and rows in review.</param>
/// <param name="Reasons">Why the row was understood so: cleaning steps, evidence for the indicator, doubts.</param>
public sealed record RowReading(
    int Row,
    int Line,
    int? ParentRow,
    string? PrintedNumber,
    string Label,
    RowKind Kind,
    string? PrintedUnit,
    string? PrintedValue,
    decimal? Value,
    decimal? Denominator,
    ValueQualifier Qualifier,
    ObservationStatus Status,
    string? TextValue,
    string? CodeLabel,
    string? IndicatorCode,
    string? UnitOfMeasureCode,
    string? Note,
    IReadOnlyList<Reason> Reasons)
{
    /// <summary>For a row in review: the best candidates, best first.</summary>
    public IReadOnlyList<IndicatorCandidate> Candidates { get; init; } = [];

    /// <summary>What the row asks, apart from its report: to what a decision for more than this row would hold.</summary>
    public RowPlace Place { get; init; }

    /// <summary>The label of the nearest heading as printed; null where there is none.</summary>
    public string? WithinLabel { get; init; }

    /// <summary>The decision of a person that made the row what it is.</summary>
    public ReviewDecision? Decision { get; init; }

    /// <summary>Why a decision that was meant for the row does not fit it.</summary>
    public DecisionObjection? Objection { get; init; }
}

/// <param name="Certainty">0 to 1.</param>
/// <param name="WhyEn">Empty where it was kept before there was an English one.</param>
[method: System.Text.Json.Serialization.JsonConstructor]
public sealed record IndicatorCandidate(string IndicatorCode, double Certainty, string Why, string WhyEn = "")
{
    public IndicatorCandidate(string indicatorCode, double certainty, Reason why)
        : this(indicatorCode, certainty, why.Message, why.MessageEn)
    {
    }
}

/// <summary>Something a person should know about the document; never changes a value.</summary>
public sealed record ReadingFinding(
    string Rule, Severity Severity, int? Row, string Message, string MessageEn,
    string? Expected = null, string? Actual = null);
