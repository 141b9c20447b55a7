using CchcWarehouse.Etl.Facts.Cells;

namespace CchcWarehouse.Etl.Facts;

/// <summary>The value of a row with the checks it failed.</summary>
/// <param name="Rule">Name of the check that made the value suspect or uncertain; null when none did.</param>
public sealed record RowValue(
    ObservationStatus Status, decimal? Value = null, decimal? Denominator = null, ValueQualifier Qualifier = ValueQualifier.Exact,
    string? TextValue = null, string? CodeLabel = null, string? Rule = null)
{
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    public static RowValue NotReported { get; } = new(ObservationStatus.NotReported);

    public static RowValue Words(LabelledRow row) => new(ObservationStatus.NotNumeric, TextValue: ResultCell.Fold(row.Row.Result));

    public static RowValue Uncertain(Reason reason, decimal? value = null, string rule = "value-uncertain") =>
        new(ObservationStatus.Review, value, Rule: rule) { Reasons = [reason] };

    public RowValue Suspect(string rule, Reason reason) => this with { Status = ObservationStatus.Suspect, Rule = rule, Reasons = [.. Reasons, reason] };

    /// <summary>A number beside a heading is kept but measures nothing that the catalogue knows.</summary>
    public static RowValue OfHeading(LabelledRow row)
    {
        var cell = row.Cell;
        var heading = new RowValue(ObservationStatus.Heading);
        if (cell.Content is CellContent.Words or CellContent.Unclear)
        {
            return heading with { TextValue = ResultCell.Fold(row.Row.Result) };
        }

        if (cell.Content is not (CellContent.Number or CellContent.Fraction))
        {
            return heading;
        }

        var percent = cell.IsPercent || row.EffectiveUnit.Measure == UnitOfMeasureSort.Percent;
        var number = VietnameseNumber.Read(cell.Numeral!, percent ? NumberForm.Percent : NumberForm.Whole);
        return heading with
        {
            Value = number.Value is { } value ? VietnameseNumber.Trimmed(value * cell.Factor) : null,
            Denominator = cell.Whole is { } whole ? VietnameseNumber.Read(whole, NumberForm.Whole).Value : null,
            Qualifier = cell.Qualifier,
        };
    }

    public static RowValue OfText(LabelledRow row) => row.Cell.Content is CellContent.Empty or CellContent.UnitOnly
        ? NotReported
        : new RowValue(ObservationStatus.Normal, TextValue: ResultCell.Fold(row.Row.Result));
}
