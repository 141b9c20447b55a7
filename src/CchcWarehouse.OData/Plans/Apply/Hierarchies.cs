using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>The transformations ancestors and descendants: rows of the nodes above or below some start rows, of each group by itself.</summary>
internal static class Hierarchies
{
    public static void Apply(Rows rows, HierarchyTransformation walk, Scope outer)
    {
        rows.Open();
        var hierarchy = Hierarchy.Bind(walk.Hierarchy, outer);
        var frozen = rows.Freeze();
        var start = frozen.Copy();
        Pipeline.Run(start, walk.Start, outer);
        start.Open();
        var node = hierarchy.NodeOf(start.It, outer).Value;
        start.Where(NullTest.NotNull(node));
        var distance = walk.MaxDistance is { } most ? Constant.Of(most) : null;
        var reach = hierarchy.Reach(start, node, walk.Direction, distance, [.. start.Partition.SelectMany(leaf => leaf.Values)]);
        rows.Unsort();
        rows.Where(reach.Contains(hierarchy.NodeOf(rows.It, outer).Value, walk.KeepStart, [.. rows.Partition.SelectMany(leaf => leaf.Values)]));
    }
}
