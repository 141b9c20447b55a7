using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>The rows of several pipelines one after the other, each in its own order; a member need not be in all of them.</summary>
internal static class Concatenation
{
    /// <param name="target">What the branches are forks of; replaced by all of them.</param>
    public static void Of(Rows target, IReadOnlyList<Rows> branches)
    {
        // Groups are made once. Rows of tables are read by each branch: it may need few of them, or only their number.
        var shared = target.Select.Condenses ? target.Select : null;
        foreach (var branch in branches)
        {
            branch.Open();
        }

        var union = new UnionSource([.. branches.Select(branch => branch.Select)]) { Shared = shared };
        var outer = new Select(union);
        var place = union.Export([.. branches.Select((_, i) => (Scalar)new Number(i))], Edm.Int32);
        var number = union.Export([.. branches.Select(Number)], Edm.Int64);
        var unions = new Unions(union, outer);
        target.Become(outer, unions.Of([.. branches.Select(b => b.It)]), [new SortKey(place, false), new SortKey(number, false)]);
        target.MayRepeat();
        target.PartitionBy([.. branches[0].Partition.Select((leaf, i) => leaf with
        {
            Member = unions.Of(leaf.Member.Name, [.. branches.Select(b => b.Partition[i].Member)])!,
        })]);
    }

    private static Scalar Number(Rows rows) => rows.TotalOrder.Count == 0
        ? Conversion.Of(new Number(1), Edm.Int64)
        : new WindowCall(WindowFunction.RowNumber, null, [], rows.TotalOrder, Edm.Int64);
}
