using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Rows;

namespace CchcWarehouse.Tests.Facts;

/// <summary>An annex of a few rows; a label begins with one dot for each row above it that it belongs to.</summary>
internal sealed class InventedAnnex
{
    private readonly List<AnnexRow> rows = [];
    private readonly List<int> path = [];

    internal InventedAnnex Add(string label, string? unit = null, string? result = null, bool resultHoldsUnit = false)
    {
        var depth = label.TakeWhile(c => c == '.').Count();
        path.RemoveRange(Math.Min(depth, path.Count), Math.Max(0, path.Count - depth));
        rows.Add(new AnnexRow(rows.Count + 1, rows.Count + 10, path.Count == 0 ? null : path[^1], null, label[depth..], unit, result, resultHoldsUnit, null));
        path.Add(rows.Count);
        return this;
    }

    internal IReadOnlyList<ReadRow> Read(string level = "District") => Read(new ReportingUnit(level));

    internal IReadOnlyList<ReadRow> Read(ReportingUnit unit) => FactReader.Shared.Read(new Annex([], [], [], rows, []), unit);

    internal RowReading Last(string level = "District") => Read(level)[^1].Reading;
}
