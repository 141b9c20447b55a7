using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Labels;

namespace CchcWarehouse.Etl.Facts.Indicators;

/// <summary>Whether the printed unit and value can be those of an indicator.</summary>
/// <param name="Fits">False: the row asks for something else; it waits for a person.</param>
/// <param name="Agrees">The unit is the indicator's own: breaks a tie.</param>
/// <param name="Doubt">The indicator stands, but a person should know; <paramref name="Suspect"/> when the value is in doubt.</param>
public sealed record UnitOfMeasureEvidence(bool Fits, bool Agrees, Reason? Doubt, bool Suspect = false)
{
    public static UnitOfMeasureEvidence Of(Indicator indicator, LabelledRow row)
    {
        var unit = row.EffectiveUnit;
        return unit.Measure == UnitOfMeasureSort.Money || row.Cell.Unit?.Measure == UnitOfMeasureSort.Money ? Against("đơn vị tính là tiền", "the unit of measure is money")
            : indicator.IsCoded ? OfCodes(indicator, row, unit)
            : unit.Measure == UnitOfMeasureSort.Scale ? Against("đơn vị tính là thang mã, chỉ tiêu là con số", "the unit of measure is a code list, the indicator is a number")
            : indicator.Kind == IndicatorKind.Percent ? OfPercent(row, unit)
            : OfCount(indicator, row, unit);
    }

    private static UnitOfMeasureEvidence OfCodes(Indicator indicator, LabelledRow row, UnitOfMeasureReading unit)
    {
        if (unit.Measure is UnitOfMeasureSort.Percent or UnitOfMeasureSort.Count)
        {
            return Against($"đơn vị tính \"{unit.Printed}\" không phải thang mã của chỉ tiêu", $"the unit \"{unit.Printed}\" is not the indicator's code list");
        }

        if (unit.Scale is { } printed)
        {
            return Compatible(printed, indicator) ? new UnitOfMeasureEvidence(true, true, null) : Against($"thang mã in trong biểu ({printed}) khác thang của chỉ tiêu ({indicator.Codes})", $"the printed code list ({printed}) is not the indicator's ({indicator.Codes})");
        }

        if (unit.Measure == UnitOfMeasureSort.Scale)
        {
            return indicator.Kind == IndicatorKind.YesNo ? new UnitOfMeasureEvidence(true, true, null) : Against("thang Có/Không không đủ mã cho chỉ tiêu", "yes or no are too few codes for the indicator");
        }

        return row.Cell.Content == CellContent.Number && !IsCode(row.Cell, indicator) ? Against("giá trị không phải mã của chỉ tiêu", "the value is none of the indicator's codes") : new UnitOfMeasureEvidence(true, false, null);
    }

    private static UnitOfMeasureEvidence OfPercent(LabelledRow row, UnitOfMeasureReading unit) => unit.Measure switch
    {
        UnitOfMeasureSort.Percent => new UnitOfMeasureEvidence(true, true, null),
        UnitOfMeasureSort.Count when row.Cell.IsPercent => new UnitOfMeasureEvidence(true, false, new Reason($"đơn vị tính \"{unit.Printed}\" trong khi giá trị là tỷ lệ", $"the unit is \"{unit.Printed}\", the value a rate")),
        UnitOfMeasureSort.Count => new UnitOfMeasureEvidence(true, false, new Reason($"đơn vị tính \"{unit.Printed}\" trong khi chỉ tiêu là tỷ lệ", $"the unit is \"{unit.Printed}\", the indicator a rate"), row.HasValue),
        _ => new UnitOfMeasureEvidence(true, row.Cell.IsPercent, null),
    };

    private static UnitOfMeasureEvidence OfCount(Indicator indicator, LabelledRow row, UnitOfMeasureReading unit)
    {
        if (row.Cell.IsPercent)
        {
            return Against("giá trị là tỷ lệ phần trăm trong khi chỉ tiêu là số lượng", "the value is a percentage, the indicator a count");
        }

        if (unit.Measure == UnitOfMeasureSort.Percent)
        {
            return new UnitOfMeasureEvidence(true, false, new Reason("đơn vị tính % trong khi chỉ tiêu là số lượng", "the unit is %, the indicator a count"), row.HasValue);
        }

        var same = string.Equals(unit.UnitOfMeasure, indicator.UnitOfMeasure, StringComparison.Ordinal);
        return unit.UnitOfMeasure is null || same
            ? new UnitOfMeasureEvidence(true, same, null)
            : new UnitOfMeasureEvidence(true, false, new Reason($"đơn vị tính \"{unit.Printed}\" khác đơn vị của chỉ tiêu", $"the unit \"{unit.Printed}\" is not the indicator's"));
    }

    private static bool IsCode(CellReading cell, Indicator indicator) =>
        cell.Numeral is { } digits && VietnameseNumber.Read(digits, NumberForm.Unknown).Value is { } value && indicator.Codes!.Find(value) is not null && !cell.IsPercent && cell.Factor == 1m;

    /// <summary>The same codes, and under each code words of the same sense.</summary>
    private static bool Compatible(CodeScale printed, Indicator indicator) =>
        printed.Entries.Count == indicator.Codes!.Entries.Count
        && printed.Entries.All(p => indicator.Codes.Find(p.Value) is { } known && SameSense(p.Label, known.Label, indicator));

    private static bool SameSense(string printed, string known, Indicator indicator)
    {
        var shared = LabelText.Syllables(printed).Select(s => s.Normal).Intersect(LabelText.Syllables(known).Select(s => s.Normal), StringComparer.Ordinal).Any();
        return indicator.Codes!.Entries.Count == 2 ? Denies(printed) == Denies(known) || (!Denies(printed) && shared) : shared;
    }

    private static bool Denies(string label) => LabelText.Syllables(label).Any(s => Denials.Contains(s.Normal));

    private static readonly HashSet<string> Denials =
        new(new[] { "không", "chưa", "vi", "phạm" }.Select(VietnameseSyllable.Normal), StringComparer.Ordinal);

    private static UnitOfMeasureEvidence Against(string doubt, string doubtEn) => new(false, false, new Reason(doubt, doubtEn));
}
