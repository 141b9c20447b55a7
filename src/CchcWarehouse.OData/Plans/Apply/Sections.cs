using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>The transformations skip and top: of all rows, or of each group.</summary>
internal static class Sections
{
    public static void Take(Rows rows, long? skip, long? top)
    {
        rows.Open();
        if (rows.Partition.Count == 0)
        {
            rows.Cut(skip is { } passed ? Constant.Of(passed) : null, top is { } taken ? Constant.Of(taken) : null);
            rows.Open();
            return;
        }

        var number = Number(rows);
        var derivation = rows.Enclose();
        var at = derivation.Lift(number);
        rows.Where(skip is { } before
            ? new Comparison(ComparisonKind.Greater, at, Constant.Of(before))
            : new Comparison(ComparisonKind.LessOrEqual, at, Constant.Of(top ?? 0)));
    }

    /// <summary>The place of a row among those of its group, from 1.</summary>
    public static WindowCall Number(Rows rows) =>
        new(WindowFunction.RowNumber, null, [.. rows.Partition.SelectMany(leaf => leaf.Values)], rows.TotalOrder, Edm.Int64);
}
