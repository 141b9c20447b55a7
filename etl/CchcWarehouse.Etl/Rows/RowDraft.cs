using System.Text;

namespace CchcWarehouse.Etl.Rows;

/// <summary>A labelled row while its pieces are still being put together.</summary>
internal sealed class RowDraft(TableHead head, PlacedRow placed, string? printedNumber, string label)
{
    private readonly StringBuilder label = new(label);
    private readonly StringBuilder unit = new(TextOf(placed, head.Unit));
    private readonly StringBuilder result = new(TextOf(placed, head.Result));
    private readonly StringBuilder notes = new(TextOf(placed, head.Notes));
    private readonly string[] texts = placed.Texts;

    internal TableHead Head { get; } = head;

    internal int Line { get; } = placed.Line;

    /// <summary>The ordinal cell as printed; "Trong đó" too.</summary>
    internal string? PrintedNumber { get; } = printedNumber;

    /// <summary>The first row of a table that continues no other.</summary>
    internal bool StartsTable { get; init; }

    /// <summary>The row is the text of a group column, which stands over the rows beside it; 0 is the outermost.</summary>
    internal int? GroupDepth { get; init; }

    internal List<Facts.Reason> Reasons { get; } = [];

    internal List<Documents.CellDoubt> Doubts { get; } = [];

    internal string Label => label.ToString();

    internal string Result => result.ToString();

    internal string Unit => unit.ToString();

    internal bool HasUnit => unit.Length > 0;

    internal bool HasResult => result.Length > 0;

    internal bool HasNotes => notes.Length > 0;

    internal string NotesEnd => End(notes);

    internal string LabelEnd => End(label);

    internal string ResultEnd => End(result);

    internal string UnitEnd => End(unit);

    internal void ContinueLabel(string text) => Append(label, text, " ");

    internal void ContinueUnit(string text) => Append(unit, text, "\n");

    internal void ContinueResult(string text) => Append(result, text, " ");

    internal void ContinueNotes(string text) => Append(notes, text, text.StartsWith("- ", StringComparison.Ordinal) ? "\n" : " ");

    internal AnnexRow ToRow(int row, int? parentRow)
    {
        var (value, fromRate) = Value();
        if (fromRate)
            Reasons.Add(new("giá trị lấy từ cột tỷ lệ", "the value is from the column of rates"));
        return new AnnexRow(
            row, Line, parentRow,
            PrintedNumber is null || Ordinal.IsPartsWord(PrintedNumber) ? null : PrintedNumber,
            Label, NullIfEmpty(Unit), NullIfEmpty(value), Head.ResultHoldsUnit, NullIfEmpty(notes.ToString()))
        {
            Reasons = Reasons,
            Doubts = Doubts,
            OtherColumns = [.. OtherColumns(fromRate)],
        };
    }

    // A rate has its number in the column of shares where the column of numbers is left empty.
    private (string Text, bool FromRate) Value() =>
        result.Length == 0 && Head.Rate is { } rate && texts[rate].Length > 0 ? (texts[rate], true) : (Result, false);

    private IEnumerable<KeyValuePair<string, string>> OtherColumns(bool fromRate) =>
        from column in Head.Columns
        where column.Index != Head.Ordinal && column.Index != Head.Label && column.Index != Head.Unit
            && column.Index != Head.Result && column.Index != Head.Notes
            && !(fromRate && column.Index == Head.Rate) && texts[column.Index].Length > 0
        select KeyValuePair.Create(column.Head, texts[column.Index]);

    private static string TextOf(PlacedRow placed, int? column) => column is { } c ? placed.Texts[c] : "";

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;

    // Joining must not grow with the text: only the end is ever looked at.
    private static string End(StringBuilder text) => text.Length <= 500 ? text.ToString() : text.ToString(text.Length - 500, 500);

    private static void Append(StringBuilder text, string more, string between)
    {
        if (text.Length > 0)
            text.Append(between);
        text.Append(more);
    }
}
