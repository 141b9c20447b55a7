namespace CchcWarehouse.Etl.Facts.Cells;

/// <summary>What stands in a result cell, before the unit decides how its numeral is read.</summary>
public enum CellContent
{
    Empty,

    /// <summary>Only a unit or the form's own code list: nothing was reported.</summary>
    UnitOnly,
    Number,

    /// <summary>10/10: a part and its whole.</summary>
    Fraction,

    /// <summary>Words, a date, a document's number: no value stands here.</summary>
    Words,

    /// <summary>Digits that may be the value but not for certain: two numbers, a range, a letter among digits.</summary>
    Unclear,
}

/// <param name="Numeral">The value's digits as printed.</param>
/// <param name="Whole">The second numeral of a fraction.</param>
/// <param name="Share">A percentage printed beside a count or fraction: "25/27 (92,59%)".</param>
/// <param name="IsPercent">A % sign stands with the numeral.</param>
/// <param name="Unit">The unit printed with the numeral, or alone.</param>
public sealed record CellReading(
    CellContent Content,
    string? Numeral = null,
    string? Whole = null,
    string? Share = null,
    bool IsPercent = false,
    decimal Factor = 1m,
    ValueQualifier Qualifier = ValueQualifier.Exact,
    UnitOfMeasureReading? Unit = null,
    Reason? Doubt = null)
{
    public static CellReading Empty { get; } = new(CellContent.Empty);

    /// <summary>What was set aside or decided, for the reasons of the row.</summary>
    public IReadOnlyList<Reason> Steps { get; init; } = [];
}
