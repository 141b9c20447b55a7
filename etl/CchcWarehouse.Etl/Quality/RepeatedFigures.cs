using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Quality;

/// <summary>One number printed for things that are counted in different units: filled down rather than counted.</summary>
internal static class RepeatedFigures
{
    /// <summary>Small numbers meet by chance.</summary>
    private const decimal Smallest = 20;

    private const int DifferentUnits = 3;

    public static IEnumerable<ReadingFinding> Check(IReadOnlyList<RowReading> rows) =>
        from row in rows
        where row is { Kind: RowKind.Measure, Status: ObservationStatus.Normal or ObservationStatus.Suspect, Value: >= Smallest, Denominator: null, UnitOfMeasureCode: not (null or "PCT" or "POINT"), IndicatorCode: not null }
        group row by row.Value!.Value into same
        where same.Select(r => FigureNames.Traits[r.IndicatorCode!].UnitOfMeasure).Distinct(StringComparer.Ordinal).Count() >= DifferentUnits
        select Finding(same.Key, [.. same]);

    private static ReadingFinding Finding(decimal value, List<RowReading> rows)
    {
        var first = rows[0];
        var later = rows.First(r => FigureNames.Traits[r.IndicatorCode!].UnitOfMeasure != FigureNames.Traits[first.IndicatorCode!].UnitOfMeasure);
        return new ReadingFinding(
            "repeated-figure", Severity.Warning, later.Row,
            $"Số {SideText.Number(value, true)} được ghi cho {rows.Count} chỉ tiêu khác đơn vị tính: {string.Join("; ", rows.Select(r => FigureNames.Quoted(r.Label)))}. Có thể đã chép lại số của dòng khác.",
            $"The number {SideText.Number(value, false)} is printed for {rows.Count} indicators with different units of measure: {string.Join("; ", rows.Select(r => $"“{FigureNames.Traits[r.IndicatorCode!].NameEn}”"))}. It may have been copied from another row.",
            Actual: later.PrintedValue);
    }
}
