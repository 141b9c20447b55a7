namespace CchcWarehouse.Etl.Rows;

/// <summary>The statistical table of a report with the texts around it, before anything is interpreted.</summary>
/// <param name="HeadingLines">Every non-empty line before the table, markup removed, with its 1-based line.</param>
/// <param name="ColumnHeads">The texts of the table's head cells, repeats included.</param>
/// <param name="ClosingLines">Every non-empty line after the table.</param>
/// <param name="Rows">Labelled rows in order; repeated heads and continuation lines are no rows.</param>
/// <param name="Errors">Lines of the table that could not be made a row or part of one.</param>
public sealed record Annex(
    IReadOnlyList<TextLine> HeadingLines,
    IReadOnlyList<TextLine> ColumnHeads,
    IReadOnlyList<TextLine> ClosingLines,
    IReadOnlyList<AnnexRow> Rows,
    IReadOnlyList<RowError> Errors)
{
    /// <summary>What a person should know about how the file was read: hidden rows, another encoding.</summary>
    public IReadOnlyList<Documents.DocumentNotice> Notices { get; init; } = [];
}

public sealed record TextLine(int Line, string Text);

/// <summary>One labelled row as printed: joined over page breaks, markup removed, NFC, white space folded.</summary>
/// <remarks>Cell texts keep their line breaks as '\n': a code list or two values may stand on several lines.</remarks>
/// <param name="Row">Counts labelled rows from 1, headings included.</param>
/// <param name="Line">1-based line of the source where the row begins.</param>
/// <param name="ParentRow">The logical parent by meaning, not merely the last numbered row.</param>
/// <param name="PrintedNumber">Degenerate dimension: the ordinal cell as printed, without markup; null when empty or "Trong đó".</param>
/// <param name="Unit">The unit-of-measure cell; null when the form has no such column or the cell is empty.</param>
/// <param name="Result">The cell of the period's result; unit and value together where the form has one column for both.</param>
/// <param name="ResultHoldsUnit">The form has one result column for unit and value together.</param>
/// <param name="Notes">The note cell, continuations joined.</param>
public sealed record AnnexRow(
    int Row,
    int Line,
    int? ParentRow,
    string? PrintedNumber,
    string Label,
    string? Unit,
    string? Result,
    bool ResultHoldsUnit,
    string? Notes)
{
    /// <summary>What was done to make the row: a shifted column put right, a page break joined. Empty for a plain row.</summary>
    public IReadOnlyList<Facts.Reason> Reasons { get; init; } = [];

    /// <summary>Why the file, its head or the place of its cells does not vouch for the row: read by a person before it is loaded.</summary>
    public IReadOnlyList<Documents.CellDoubt> Doubts { get; init; } = [];

    /// <summary>The part of the form's other columns (plan, last year …) as head → text, never the value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> OtherColumns { get; init; } = [];
}

/// <summary>A line of the table that is no row: stored and counted, never skipped in silence.</summary>
public sealed record RowError(int Line, int? Column, string Text, string Reason)
{
    /// <summary>The English twin of the reason.</summary>
    public string ReasonEn { get; init; } = Reason;

    /// <summary>Where the file has pages, the one that the line stands on.</summary>
    public int? Page { get; init; }
}
