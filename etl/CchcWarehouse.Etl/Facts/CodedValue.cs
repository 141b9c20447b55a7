using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Indicators;

namespace CchcWarehouse.Etl.Facts;

/// <summary>The value of a yes-no question or of any other code list.</summary>
public static class CodedValue
{
    public static RowValue Read(LabelledRow row, Indicator? indicator)
    {
        if (!row.HasValue)
        {
            return RowValue.NotReported;
        }

        var printed = row.EffectiveUnit.Scale;
        var scale = printed ?? indicator?.Codes;
        var text = ResultCell.Fold(row.Row.Result);
        if (scale is not null && InWords(text, scale) is { } said)
        {
            return Coded(said, indicator, printed is null
                ? new Reason($"\"{text}\" theo thang mã của chỉ tiêu", $"\"{text}\" by the indicator's own scale")
                : new Reason($"\"{text}\" theo thang mã in trong biểu", $"\"{text}\" by the scale printed in the form"));
        }

        return row.Cell.Content switch
        {
            CellContent.Words => RowValue.Words(row),
            CellContent.Number when !row.Cell.IsPercent && row.Cell.Factor == 1m && row.Cell.Unit is null => OfNumber(row, indicator, scale, printed is not null),
            _ => RowValue.Uncertain(row.Cell.Doubt ?? new Reason("không phải một mã của thang", "not one code of the scale")) with { TextValue = text },
        };
    }

    private static RowValue OfNumber(LabelledRow row, Indicator? indicator, CodeScale? scale, bool isPrinted)
    {
        if (VietnameseNumber.Read(row.Cell.Numeral!, NumberForm.Unknown).Value is not { } value)
        {
            return RowValue.Uncertain(new Reason("không phải một mã của thang", "not one code of the scale"));
        }

        if (scale is null)
        {
            return new RowValue(ObservationStatus.Normal, value);
        }

        if (scale.Find(value) is { } entry)
        {
            return Coded(entry, indicator, null);
        }

        return isPrinted
            ? new RowValue(ObservationStatus.Normal, value).Suspect("code-outside-scale", new Reason($"mã {value} không có trong thang {scale}", $"the scale \"{scale}\" has no code {value}"))
            : RowValue.Uncertain(new Reason($"giá trị {value} không có trong thang mã {scale} của chỉ tiêu", $"the indicator's scale \"{scale}\" has no code {value}"), value, "code-outside-scale");
    }

    private static RowValue Coded(CodeEntry entry, Indicator? indicator, Reason? reason) =>
        new(ObservationStatus.Normal, entry.Value, CodeLabel: indicator?.Codes?.Find(entry.Value)?.Label ?? entry.Label) { Reasons = reason is null ? [] : [reason] };

    /// <summary>The label of one code, alone, with its code ("Có = 1"), or before a remark in brackets.</summary>
    private static CodeEntry? InWords(string text, CodeScale scale)
    {
        if (CodeScale.Parse(text) is { Entries: [var answer] })
        {
            return scale.Find(answer.Label) is { } same && same.Value == answer.Value ? same : null;
        }

        var bracket = text.IndexOf('(', StringComparison.Ordinal);
        return scale.Find(text) ?? (bracket > 0 ? scale.Find(text[..bracket]) : null);
    }
}
