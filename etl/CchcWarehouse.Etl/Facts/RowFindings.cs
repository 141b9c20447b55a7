using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Indicators;

namespace CchcWarehouse.Etl.Facts;

/// <summary>What a person should know about one row: doubts about its value, its unit, its indicator.</summary>
public static class RowFindings
{
    public static IEnumerable<ReadingFinding> Of(LabelledRow row, RowReading reading, RowValue value, IndicatorDecision decision)
    {
        if (reading is { Kind: RowKind.Heading, Value: { } number })
        {
            yield return Finding("heading-number", Severity.Info, $"Đề mục có số {number}; số được giữ lại nhưng không thuộc chỉ tiêu nào.", $"The heading carries the number {number}; it is kept but belongs to no indicator.");
        }

        if (reading.Status == ObservationStatus.Review)
        {
            yield return Review(reading, value, decision);
        }

        if (reading.Status == ObservationStatus.Suspect)
        {
            yield return Finding(value.Rule ?? "unit-contradicts-indicator", Severity.Error, $"Giá trị {reading.Value} đáng ngờ: {value.Reasons[^1]}.", $"The value {reading.Value} is suspect: {value.Reasons[^1].MessageEn}.", reading.PrintedValue);
        }
        else if (decision is { Indicator: not null, Unit.Doubt: { } doubt })
        {
            yield return Finding("unit-contradicts-indicator", Severity.Warning, $"Đơn vị tính không khớp chỉ tiêu {decision.Indicator?.Code}: {doubt}.", $"The unit of measure does not fit indicator {decision.Indicator?.Code}: {doubt.MessageEn}.", reading.PrintedUnit);
        }

        if (row.Unit.Measure == UnitOfMeasureSort.Unknown && reading.Kind != RowKind.Heading)
        {
            yield return Finding("unit-unknown", Severity.Info, $"Ô đơn vị tính \"{row.Unit.Printed}\" không phải đơn vị tính đã biết.", $"The unit cell \"{row.Unit.Printed}\" is no known unit of measure.", row.Unit.Printed);
        }

        ReadingFinding Finding(string rule, Severity severity, string message, string messageEn, string? actual = null) =>
            new(rule, severity, row.Row.Row, message, messageEn, Actual: actual);
    }

    private static ReadingFinding Review(RowReading reading, RowValue value, IndicatorDecision decision)
    {
        if (decision is { Indicator: null, Unit.Doubt: { } doubt })
        {
            return new ReadingFinding(
                "unit-contradicts-indicator", Severity.Warning, reading.Row,
                $"\"{reading.Label}\" khớp chỉ tiêu {reading.Candidates[0].IndicatorCode} nhưng {doubt}.",
                $"\"{reading.Label}\" reads as indicator {reading.Candidates[0].IndicatorCode}, but {doubt.MessageEn}.",
                reading.Candidates[0].IndicatorCode, reading.PrintedValue ?? reading.PrintedUnit);
        }

        var best = string.Join(", ", reading.Candidates.Take(3).Select(c => c.IndicatorCode));
        return decision.Indicator is null
            ? new ReadingFinding(
                "indicator-uncertain", Severity.Warning, reading.Row,
                $"Chưa chắc chắn \"{reading.Label}\" là chỉ tiêu nào" + (best.Length > 0 ? $"; gần nhất: {best}" : "") + (decision.Why is { } why ? $" ({why})." : "."),
                $"It is not certain which indicator \"{reading.Label}\" is" + (best.Length > 0 ? $"; nearest: {best}" : "") + (decision.Why is { } whyEn ? $" ({whyEn.MessageEn})." : "."))
            : new ReadingFinding(
                value.Rule ?? "value-uncertain", Severity.Warning, reading.Row,
                $"Ô kết quả \"{reading.PrintedValue}\" không đọc chắc chắn được: {string.Join("; ", value.Reasons)}.",
                $"The result \"{reading.PrintedValue}\" cannot be read for certain: {string.Join("; ", value.Reasons.Select(r => r.MessageEn))}.",
                decision.Indicator.Code, reading.PrintedValue);
    }
}
