using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Rows;

namespace CchcWarehouse.Etl.Facts;

/// <summary>Rows of an annex → values, kinds, statuses and indicators.</summary>
public sealed class FactReader(IndicatorCatalogue catalogue, RowWordings wordings, UnitOfMeasureSpellings units)
{
    public static FactReader Shared { get; } = new(IndicatorCatalogue.Shared, RowWordings.Shared, UnitOfMeasureSpellings.Shared);

    public IReadOnlyList<ReadRow> Read(Annex annex, ReportingUnit unit)
    {
        var rows = new RowLabeller(catalogue, wordings, units, unit).Read(annex);
        var decisions = new IndicatorAssignment(catalogue, unit.Level).Decide(rows);
        var reader = new RowReader(catalogue);
        return [.. rows.Select((row, i) => reader.Read(row, decisions[i]))];
    }
}
