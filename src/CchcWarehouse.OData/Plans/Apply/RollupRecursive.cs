using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>groupby with rolluprecursive: for each node of a hierarchy the rows of the node and of all nodes below it.</summary>
internal static class RollupRecursive
{
    public static void Apply(Rows rows, GroupByTransformation groupBy, RollupRecursiveGrouping rollup, Scope outer)
    {
        if (groupBy.Elements.OfType<RollupRecursiveGrouping>().Skip(1).FirstOrDefault() is { } second)
        {
            throw second.Reject(BadQueryCodes.Unsupported, "One rolluprecursive is supported in a groupby; nest the second one, or join its ancestors.");
        }

        var hierarchy = Hierarchy.Bind(rollup.Hierarchy, outer);
        var isOfNodes = hierarchy.IsOfNodes(rows.It);
        var leaf = Leaf(rows, hierarchy, rollup, isOfNodes, outer);
        if (rows.Partition.Count == 0 && groupBy.Elements.Count == 1)
        {
            Completed(rows, hierarchy, rollup, leaf, groupBy, outer);
        }
        else
        {
            Groupings.Apply(
                rows,
                [.. groupBy.Elements.Select(element => element == rollup ? [[leaf]] : Groupings.Levels(element, outer with { Current = rows.It }))],
                groupBy.Inner,
                outer);
        }

        if (isOfNodes)
        {
            Unwrap(rows, leaf);
        }
    }

    // Every node has its row, also one that no row leads to.
    private static void Completed(
        Rows rows, Hierarchy hierarchy, RollupRecursiveGrouping rollup, GroupLeaf leaf, GroupByTransformation groupBy, Scope outer)
    {
        var nodes = Nodes(hierarchy, rollup, outer);
        nodes.Open();
        var member = leaf.Member is ObjectMember entity
            ? (Member)new ObjectMember(entity.Name, () => nodes.It.Entity!, entity.Navigation)
            : new ValueMember(leaf.Member.Name, nodes.It.Entity!.Value(hierarchy.Map.Node)) { Declared = ((ValueMember)leaf.Member).Declared };
        nodes.PartitionBy([leaf with { Member = member }]);
        rows.PartitionBy([leaf]);
        rows.Whole = nodes;
        Pipeline.Run(rows, groupBy.Inner ?? new SequenceSyntax([new AggregateTransformation([])]), outer);
        rows.Whole = null;
        Partitions.Inject(rows, 0);
    }

    private static Rows Nodes(Hierarchy hierarchy, RollupRecursiveGrouping rollup, Scope outer)
    {
        var nodes = hierarchy.Nodes();
        if (rollup.Restriction is { } restriction)
        {
            Pipeline.Run(nodes, restriction, outer);
        }

        return nodes;
    }

    // Pairs each row with the nodes above its own, itself included.
    private static GroupLeaf Leaf(Rows rows, Hierarchy hierarchy, RollupRecursiveGrouping rollup, bool isOfNodes, Scope outer)
    {
        var nodes = Nodes(hierarchy, rollup, outer);
        nodes.Open();
        var closure = Closure(nodes, hierarchy);
        var mine = hierarchy.NodeOf(rows.It, outer);
        var pairs = new Select(closure.Source);
        var derivation = Derivation.Beside(pairs, rows.Select, optional: false, source => new Comparison(ComparisonKind.Equal, source.Export(closure.Node), mine.Value));
        var top = derivation.Lift(closure.Top);
        var path = isOfNodes ? [hierarchy.Map.Node.Name] : hierarchy.PathToNode();
        var map = nodes.It.Entity!.Map;
        var node = new EntityInstance(map, new LinkedRow(rows.Select, map.Relation, [(() => top, hierarchy.Map.Node.Column)], optional: false));
        if (path.Count == 0)
        {
            return new GroupLeaf(hierarchy.PathToIdentifier(), new ValueMember(mine.Name, top) { Declared = mine.Declared }) { RollupNode = node };
        }

        var navigation = isOfNodes ? null : Navigation(rows.It, path);
        return new GroupLeaf(path, new ObjectMember(path[^1], () => node, navigation)) { RollupNode = node };
    }

    private static Model.NavigationMap? Navigation(Instance row, IReadOnlyList<string> path)
    {
        Model.NavigationMap? navigation = null;
        foreach (var name in path)
        {
            var member = row.Find(name) as ObjectMember;
            (navigation, row) = (member?.Navigation, member?.Instance ?? row);
        }

        return navigation;
    }

    // Pairs of a node and one above it or itself.
    private static (RecursiveSource Source, Column Node, Column Top) Closure(Rows nodes, Hierarchy hierarchy)
    {
        var key = nodes.It.Entity!.Value(hierarchy.Map.Node);
        var first = new Select(new SelectSource(nodes.Select));
        var start = new Column(first.From, nodes.Select.OutputOf(key).Name, key.Type, false);
        first.Add(new Output(start, "node"));
        first.Add(new Output(start, "top"));
        var source = new RecursiveSource(first);
        var next = new Select(source.Found);
        var child = hierarchy.Neighbour(next, new Column(source.Found, "node", key.Type, false), HierarchyDirection.Descendants);
        next.Add(new Output(child, "node"));
        next.Add(new Output(new Column(source.Found, "top", key.Type, false), "top"));
        source.Next = next;
        return (source, new Column(source, "node", key.Type, false), new Column(source, "top", key.Type, false));
    }

    // The rows are nodes themselves: what was added to a node becomes part of it.
    private static void Unwrap(Rows rows, GroupLeaf leaf)
    {
        if (rows.It.Find(leaf.Path[0]) is ObjectMember { Instance.Entity: { } node })
        {
            rows.Become(new Extended(node, [.. rows.It.Members.Where(member => member.Name != leaf.Path[0])]));
        }
    }
}
