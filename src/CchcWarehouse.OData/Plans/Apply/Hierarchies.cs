using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>The transformations ancestors and descendants: rows of the nodes above or below some start rows.</summary>
internal static class Hierarchies
{
    public static void Apply(Rows rows, HierarchyTransformation walk, Scope outer)
    {
        rows.Open();
        if (rows.Partition.Count > 0)
        {
            throw walk.Reject(BadQueryCodes.Unsupported, "ancestors and descendants are not supported within groupby; apply them before it.");
        }

        var hierarchy = Hierarchy.Bind(walk.Hierarchy, outer);
        var frozen = rows.Freeze();
        var start = frozen.Copy();
        Pipeline.Run(start, walk.Start, outer);
        start.Open();
        var node = hierarchy.NodeOf(start.It, outer).Value;
        start.Where(NullTest.NotNull(node));
        var (source, reached, distance) = hierarchy.Reach(start, node, walk.Direction, walk.MaxDistance);
        var select = new Select(source);
        select.OutputOf(reached);
        if (!walk.KeepStart)
        {
            select.Where(new Comparison(ComparisonKind.Greater, distance, new Number(0)));
        }

        rows.Unsort();
        rows.Where(new InSelect(hierarchy.NodeOf(rows.It, outer).Value, select));
    }
}
