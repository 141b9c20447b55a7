using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.Etl.Rows;

namespace CchcWarehouse.Etl.Facts;

/// <summary>Rows of an annex → values, kinds, statuses and indicators.</summary>
public sealed class FactReader(IndicatorCatalogue catalogue, RowWordings wordings, UnitOfMeasureSpellings units)
{
    public static FactReader Shared { get; } = new(IndicatorCatalogue.Shared, RowWordings.Shared, UnitOfMeasureSpellings.Shared);

    public IReadOnlyList<ReadRow> Read(Annex annex, ReportingUnit unit) => Read(annex, unit, ReviewDecisions.None, sha256: "");

    /// <param name="sha256">The document's digest, by which decisions about its rows name it.</param>
    public IReadOnlyList<ReadRow> Read(Annex annex, ReportingUnit unit, ReviewDecisions decisions, string sha256)
    {
        var rows = new RowLabeller(catalogue, wordings, units, unit).Read(annex);
        var indicators = new IndicatorAssignment(catalogue, unit.Level).Decide(rows);
        var reader = new RowReader(catalogue);
        var read = rows.Select((row, i) => reader.Read(row, indicators[i])).ToList();
        return new DecidedRows(catalogue, reader, units).Apply(rows, read, decisions, sha256);
    }
}
