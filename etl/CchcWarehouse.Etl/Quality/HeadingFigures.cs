using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Quality;

/// <summary>A number beside a heading against the rows under it.</summary>
/// <remarks>
/// Such a number is a subtotal, a copy of one of the rows, or a flag (0 or 1). One that is none of them was counted
/// otherwise, or stands in the wrong row.
/// </remarks>
internal static class HeadingFigures
{
    public static IEnumerable<ReadingFinding> Check(IReadOnlyList<RowReading> rows)
    {
        var children = rows.Where(r => r.ParentRow is not null).ToLookup(r => r.ParentRow!.Value);
        foreach (var heading in rows.Where(r => r is { Kind: RowKind.Heading, Value: > 1, Qualifier: ValueQualifier.Exact, UnitOfMeasureCode: not "PCT" } && r.PrintedValue?.Contains('%', StringComparison.Ordinal) != true))
        {
            if (Contradiction(heading, [.. children[heading.Row]]) is { } sum)
            {
                yield return new ReadingFinding(
                    "heading-not-of-parts", Severity.Warning, heading.Row,
                    $"Số bên cạnh {FigureNames.Quoted(heading.Label)} là {Number(heading.Value!.Value, true)}, không phải tổng của các dòng bên dưới ({Number(sum, true)}) và cũng không trùng dòng nào.",
                    $"The number beside the heading is {Number(heading.Value!.Value, false)}: neither the sum of the rows under it ({Number(sum, false)}) nor one of them.",
                    Number(sum, true), heading.PrintedValue);
            }
        }
    }

    /// <summary>The sum that the number is not; null where it fits, or where the rows count different things.</summary>
    private static decimal? Contradiction(RowReading heading, List<RowReading> rows)
    {
        var counted = rows.Where(r => r is { Kind: RowKind.Measure, IndicatorCode: { } code, Qualifier: ValueQualifier.Exact } && FigureNames.Traits[code].UnitOfMeasure is not ("PCT" or "POINT")).ToList();
        var sorts = counted.Select(r => FigureNames.Traits[r.IndicatorCode!].UnitOfMeasure).Distinct(StringComparer.Ordinal).Count();
        var values = counted.Select(r => r.Value).OfType<decimal>().ToList();
        return sorts == 1 && values.Count > 0 && !values.Contains(heading.Value!.Value) && values.Sum() != heading.Value ? values.Sum() : null;
    }

    private static string Number(decimal value, bool inVietnamese) => SideText.Number(value, inVietnamese);
}
