using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Facts.Labels;

namespace CchcWarehouse.Etl.Facts;

/// <summary>The value of a count, a rate or a score.</summary>
public static class MeasuredValue
{
    /// <summary>Excel's day numbers of 2010 to 2035: a date that lost its format.</summary>
    private const decimal FirstSerial = 40179m, LastSerial = 49674m;

    public static RowValue Read(LabelledRow row, Indicator? indicator) => row.Cell.Content switch
    {
        CellContent.Empty or CellContent.UnitOnly => RowValue.NotReported,
        CellContent.Words => RowValue.Words(row),
        CellContent.Unclear => RowValue.Uncertain(row.Cell.Doubt!) with { TextValue = ResultCell.Fold(row.Row.Result) },
        CellContent.Fraction => OfFraction(row, indicator),
        _ => OfNumber(row, indicator),
    };

    private static RowValue OfNumber(LabelledRow row, Indicator? indicator)
    {
        var factor = row.Cell.Factor * (indicator is null ? 1m : row.EffectiveUnit.Factor);
        var form = factor == 1m ? Form(row, indicator) : NumberForm.Unknown;
        var number = VietnameseNumber.Read(row.Cell.Numeral!, form);
        if (number.Value is not { } value)
        {
            return RowValue.Uncertain(number.Doubt!);
        }

        if (OtherForm(form, row) is { } other && VietnameseNumber.Read(row.Cell.Numeral!, other).Value != value)
        {
            return RowValue.Uncertain(new Reason("đọc theo % và theo số lượng cho hai giá trị khác nhau", "read as a rate and as a count it gives two values"));
        }

        var read = new RowValue(ObservationStatus.Normal, VietnameseNumber.Trimmed(value * factor), Qualifier: row.Cell.Qualifier) { Reasons = number.Step is { } step ? [step] : [] };
        return Checked(read, indicator);
    }

    /// <remarks>For a rate only a printed percentage counts: 25 of 27 is not 25 %.</remarks>
    private static RowValue OfFraction(LabelledRow row, Indicator? indicator)
    {
        var cell = row.Cell;
        if (Form(row, indicator) == NumberForm.Percent)
        {
            return cell.Share is { } share && VietnameseNumber.Read(share, NumberForm.Percent).Value is { } percent
                ? Checked(new RowValue(ObservationStatus.Normal, percent), indicator)
                : RowValue.Uncertain(new Reason("phân số ở nơi cần tỷ lệ phần trăm", "a fraction where a percentage belongs"));
        }

        var part = VietnameseNumber.Read(cell.Numeral!, NumberForm.Whole);
        var whole = VietnameseNumber.Read(cell.Whole!, NumberForm.Whole);
        if (part.Value is null || whole.Value is null)
        {
            return RowValue.Uncertain(part.Doubt ?? whole.Doubt!);
        }

        var read = Checked(new RowValue(ObservationStatus.Normal, part.Value, whole.Value, cell.Qualifier), indicator);
        return part.Value > whole.Value ? read.Suspect("part-exceeds-whole", new Reason($"tử số {part.Value} lớn hơn mẫu số {whole.Value}", $"the part {part.Value} is larger than the whole {whole.Value}")) : read;
    }

    /// <summary>How the unit would have the numeral read where it contradicts the indicator.</summary>
    private static NumberForm? OtherForm(NumberForm form, LabelledRow row) => (form, row.EffectiveUnit.Measure) switch
    {
        (NumberForm.Whole, UnitOfMeasureSort.Percent) => NumberForm.Percent,
        (NumberForm.Percent, UnitOfMeasureSort.Count) when !row.Cell.IsPercent => NumberForm.Whole,
        _ => null,
    };

    private static NumberForm Form(LabelledRow row, Indicator? indicator) =>
        row.Cell.IsPercent || indicator?.Kind == IndicatorKind.Percent ? NumberForm.Percent
        : indicator is { IsWhole: true } ? NumberForm.Whole
        : row.EffectiveUnit.Measure switch
        {
            UnitOfMeasureSort.Percent => NumberForm.Percent,
            UnitOfMeasureSort.Count or UnitOfMeasureSort.Money => NumberForm.Whole,
            _ when indicator is not null => NumberForm.Unknown,
            _ => row.Words.Measure switch { LabelMeasure.Rate => NumberForm.Percent, LabelMeasure.Count => NumberForm.Whole, _ => NumberForm.Unknown },
        };

    private static RowValue Checked(RowValue read, Indicator? indicator)
    {
        var value = read.Value!.Value;
        return indicator is null ? read
            : indicator.Kind == IndicatorKind.Percent && value is < 0 or > 100 ? read.Suspect("rate-out-of-range", new Reason($"tỷ lệ {value} nằm ngoài 0–100", $"the rate {value} is outside 0–100"))
            : value < 0 ? read.Suspect("negative-value", new Reason($"số âm {value}", $"the negative number {value}"))
            : indicator.IsWhole && value != decimal.Truncate(value) ? read.Suspect("count-not-whole", new Reason($"số lượng {value} không nguyên", $"the count {value} is not whole"))
            : IsDateSerial(value, indicator) ? read.Suspect("possible-date", new Reason($"{value} có thể là ngày tháng bị mất định dạng", $"{value} may be a date that lost its format"))
            : read;
    }

    /// <remarks>Offices do count files, documents and forms in the ten thousands.</remarks>
    private static bool IsDateSerial(decimal value, Indicator indicator) =>
        value is >= FirstSerial and <= LastSerial && indicator.IsWhole && indicator.UnitOfMeasure is not ("FILE" or "DOC" or "FORM" or "OPINION" or "PERSON");
}
