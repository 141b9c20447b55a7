using System.Globalization;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Pages;

namespace CchcWarehouse.Etl.Rows;

/// <summary>Makes labelled rows of placed ones: what a page break cut apart is one row again.</summary>
/// <remarks>
/// A row with an ordinal, a unit or a value is a row. A label alone that begins in the middle of a sentence
/// continues the label above; texts without a label continue the cell above them. A number without a label
/// is never attached to anything: it is an error for a person.
/// </remarks>
internal sealed class RowAssembler(List<RowDraft> rows, List<RowError> errors)
{
    internal TableHead Head { get; private set; } = null!;

    internal RowHabits Habits { get; private set; } = null!;

    private RowDraft? Above => rows.Count > firstRow ? rows[^1] : null;

    private readonly MergedCells spans = new();
    private RowAligner aligner = null!;
    private GroupColumns groups = null!;
    private int firstRow;

    /// <param name="startsAnew">A caption stands over the table: nothing in it continues the table before.</param>
    internal void Begin(TableHead head, RowHabits habits, bool startsAnew)
    {
        (Head, Habits) = (head, habits);
        aligner = new RowAligner(head, habits);
        groups = new GroupColumns(head, habits);
        if (startsAnew)
            firstRow = rows.Count;
    }

    internal void Add(Piece piece, bool afterBreak)
    {
        var placed = spans.Fill(piece, Head, aligner.Place(piece, Above?.ResultEnd, Above?.LabelEnd)) with { AfterBreak = afterBreak };
        var headings = groups.Begin(placed);
        rows.AddRange(headings);
        if (headings.Count > 0 && placed.Texts.All(t => t.Length == 0))
            return;
        var number = Text(placed, Head.Ordinal);
        var label = Text(placed, Head.Label);
        if (number.Length > 0 && CellShapes.Of(number) == CellShape.Dash)
            (number, label) = ("", label.Length > 0 ? $"{number[0]} {label}" : label);
        if (number.Length == 0 && Ordinal.TrySplit(label, out var cut, out var rest) && IsNumberOfRow(cut, placed))
            (number, label) = (cut, rest);

        if (label.Length == 0)
            AddUnlabelled(placed, number, piece.Page);
        else if (number.Length == 0 && Above is { } above && ContinuesLabel(above, placed, label))
            Continue(above, placed, label);
        else
        {
            AddRow(placed, number, label);
            rows[^1].Reasons.AddRange(Origin(piece, placed));
        }
        Above?.Doubts.AddRange(Doubts(piece, placed));
        if (piece.Cells.Any(c => c.Confidence is not null) && IsNoFigure(Text(placed, Head.Result)))
            Above?.Doubts.Add(OcrDoubt.NoFigure);
        if (label.Length > 0 && Above is { } added)
            spans.Note(piece, Head, added);
    }

    // Where on paper the row stands, and how sure the recognition of its result is.
    private IEnumerable<Facts.Reason> Origin(Piece piece, PlacedRow placed)
    {
        if (piece.Page is { } page)
            yield return new(string.Create(CultureInfo.InvariantCulture, $"trang {page}"), string.Create(CultureInfo.InvariantCulture, $"page {page}"));
        var result = Text(placed, Head.Result);
        if (result.Length > 0 && piece.Cells.FirstOrDefault(c => c.Text == result)?.Confidence is { } confidence)
            yield return new(
                string.Create(CultureInfo.InvariantCulture, $"ô kết quả nhận dạng từ ảnh quét, độ tin cậy {confidence:P0}"),
                string.Create(CultureInfo.InvariantCulture, $"the result was recognised on a scan, confidence {confidence:P0}"));
    }

    private static bool IsNoFigure(string result) => CellShapes.Of(result) switch
    {
        CellShape.Words or CellShape.Prose or CellShape.Dash => true,
        CellShape.Unit => result.Length < OcrDoubt.LeastWord && result != "%",
        _ => false,
    };

    // A doubtful cell counts where the unit or the result came from it, or should have.
    private IEnumerable<CellDoubt> Doubts(Piece piece, PlacedRow placed) =>
        from cell in piece.Cells
        where cell.Doubt is not null
            && (cell.Text.Length > 0
                ? cell.Text == Text(placed, Head.Result) || cell.Text == Text(placed, Head.Unit) || cell.Text == Text(placed, Head.Rate)
                : cell.Column == Head.Result)
            || cell.Doubt == StruckText.Doubt && piece.PositionsAreExact && cell.Column <= Head.Label
        select cell.Doubt;

    // In a form with a column for numbers, a number inside the label counts only in a row of its own.
    private bool IsNumberOfRow(string cut, PlacedRow placed) =>
        Head.Ordinal is null || cut.AsSpan().ContainsAny("IVX") || Ordinal.Read(cut)!.Depth > 1 || IsLabelAlone(placed);

    private bool IsLabelAlone(PlacedRow placed) =>
        !placed.Texts.Where((t, i) => t.Length > 0 && i != Head.Label && i != Head.Notes).Any();

    private void AddRow(PlacedRow placed, string number, string label)
    {
        var row = new RowDraft(Head, placed, number.Length == 0 ? null : number, label) { StartsTable = rows.Count == firstRow };
        if (placed.Reason is { } reason)
            row.Reasons.Add(reason);
        if (placed.Doubt is { } doubt && (row.HasResult || row.HasUnit))
            row.Doubts.Add(doubt);
        if (LacksFigure(row) && CellShapes.Of(row.NotesEnd) == CellShape.Number)
            row.Doubts.Add(RowDoubts.NumberInNotes);
        if (LacksFigure(row) && Head.Unknown.Any(column => column < placed.Texts.Length && CellShapes.Of(placed.Texts[column]) == CellShape.Number))
            row.Doubts.Add(RowDoubts.NumberInUnknownColumn);
        if (Head.Rate is { } rate && row.HasResult && placed.Texts[rate].Length > 0 && FoldedText.StartsWithAny(FoldedText.Of(label), "ty le", "ti le"))
            row.Doubts.Add(RowDoubts.NumberAndShare);
        if (Head.Doubt is { } headDoubt && (row.HasResult || Head.Rivals.Any(column => column < placed.Texts.Length && placed.Texts[column].Length > 0)))
            row.Doubts.Add(headDoubt);
        if (number.Length > 0 && Ordinal.Read(number) is null && !Ordinal.IsPartsWord(number))
            row.Reasons.Add(new($"ô số thứ tự \"{number}\" không phải là số", $"the ordinal \"{number}\" is no number"));
        if (number.Length == 0 && !Habits.LabelsMayStartLower && placed.AfterBreak && row.HasResult && CellShapes.StartsInside(label))
            row.Doubts.Add(RowDoubts.LabelBeginsInside);
        rows.Add(row);
    }

    private bool LacksFigure(RowDraft row)
    {
        var result = CellShapes.Of(row.ResultEnd);
        var holdsFigure = result == CellShape.Number || result == CellShape.NumberWithWords && char.IsAsciiDigit(row.ResultEnd[0]);
        return Head.ResultHoldsUnit ? !holdsFigure : row.HasResult ? !holdsFigure && result != CellShape.Dash : row.HasUnit;
    }

    private bool ContinuesLabel(RowDraft above, PlacedRow placed, string label)
    {
        if (IsMarked(label) || ReformWords.IsArea(label) || Ordinal.IsPartsWord(label.TrimEnd(':')))
            return false;
        var result = Text(placed, Head.Result);
        var inside = CellShapes.StartsInside(label) && !Habits.LabelsMayStartLower;
        if (!IsLabelAlone(placed))
        {
            // The row's numbers may stand beside the second line of its label, or its words go on in both.
            return inside && !above.HasResult && !above.HasUnit && above.PrintedNumber is not null && OpenEnd.IsOpen(above.LabelEnd)
                || inside && result.Length > 0 && CellShapes.Of(result) == CellShape.Prose && CellShapes.Of(above.ResultEnd) is CellShape.Prose or CellShape.Words && Text(placed, Head.Unit).Length == 0;
        }
        return inside && !above.LabelEnd.EndsWith(':')
            || OpenEnd.IsOpen(above.LabelEnd) && (placed.AfterBreak || inside);
    }

    private static bool IsMarked(string label) => label[0] is '-' or '+' or '•' or '*' or '–' or '\uf0b7' or '·';

    private void Continue(RowDraft above, PlacedRow placed, string label)
    {
        above.ContinueLabel(label);
        if (Text(placed, Head.Unit) is { Length: > 0 } unit)
            above.ContinueUnit(unit);
        if (Text(placed, Head.Result) is { Length: > 0 } result)
            above.ContinueResult(result);
        if (Text(placed, Head.Notes) is { Length: > 0 } notes)
            ContinueNotes(above, notes);
        above.Reasons.Add(new($"tên chỉ tiêu nối tiếp ở dòng {placed.Line}", $"the label goes on in line {placed.Line}"));
    }

    // No label: each text continues the cell of its column in the row above.
    private void AddUnlabelled(PlacedRow placed, string number, int? page)
    {
        var unit = Text(placed, Head.Unit);
        var result = Text(placed, Head.Result);
        var notes = Text(placed, Head.Notes);
        var more = placed.Texts.Where((t, i) => t.Length > 0 && i != Head.Ordinal && i != Head.Unit && i != Head.Result && i != Head.Notes).Any();
        var fills = placed.AfterBreak && Above is { HasUnit: false, HasResult: false, PrintedNumber: not null };
        if (Above is not { } above || number.Length > 0 || more || !fills && !CanContinue(above, unit, result))
        {
            if (placed.Texts.Any(t => t.Length > 0 && CellShapes.Of(t) != CellShape.Dash))
                errors.Add(new RowError(placed.Line, null, string.Join(" | ", placed.Texts.Where(t => t.Length > 0)), "các ô không có tên chỉ tiêu") { ReasonEn = "cells without a label", Page = page });
            return;
        }
        if (unit.Length > 0)
            above.ContinueUnit(unit);
        if (result.Length > 0)
            above.ContinueResult(result);
        if (notes.Length > 0)
            ContinueNotes(above, notes);
        if (fills && result.Length > 0)
            above.Doubts.Add(RowDoubts.WithoutLabel(placed.Line));
        else if (unit.Length + result.Length + notes.Length > 0)
            above.Reasons.Add(new($"nối tiếp ở dòng {placed.Line}", $"goes on in line {placed.Line}"));
    }

    private static bool CanContinue(RowDraft above, string unit, string result)
    {
        if (unit.Length > 0 && !(above.HasUnit && (CellShapes.IsCodeList(unit) || CellShapes.StartsInside(unit))))
            return false;
        if (result.Length == 0)
            return true;
        return CellShapes.Of(result) is CellShape.Prose or CellShape.Words or CellShape.NumberWithWords
            && CellShapes.Of(above.ResultEnd) is CellShape.Prose or CellShape.Words or CellShape.NumberWithWords;
    }

    // A note merged over several rows goes on below the row where it began.
    private void ContinueNotes(RowDraft above, string notes)
    {
        var begun = above;
        if (!above.HasNotes && CellShapes.StartsInside(notes))
        {
            for (var i = rows.Count - 1; i >= firstRow && i >= rows.Count - 6; i--)
            {
                if (rows[i].HasNotes)
                {
                    begun = rows[i];
                    break;
                }
                if (rows[i].PrintedNumber is { } number && Ordinal.Read(number) is not null)
                    break;
            }
        }
        begun.ContinueNotes(notes);
    }

    private static string Text(PlacedRow placed, int? column) => column is { } c ? placed.Texts[c] : "";
}
