using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>The transformation traverse: the rows of a hierarchy's nodes in the order of the tree.</summary>
internal static class Traversals
{
    public static void Apply(Rows rows, TraverseTransformation traverse, Scope outer)
    {
        rows.Open();
        var hierarchy = Hierarchy.Bind(traverse.Hierarchy, outer);
        var tree = new RecursiveSource(Starts(hierarchy, traverse, outer));
        tree.Next = Children(tree, hierarchy, traverse, outer);
        var place = new Select(tree);
        var node = new Column(tree, "node", hierarchy.Map.Node.Type, false);
        Scalar path = new Column(tree, "path", Edm.None, false);
        if (traverse.Start is not null)
        {
            // A start node may lie below another one: each node has its first place.
            place.GroupBy([node]);
            path = new AggregateCall(AggregateFunction.Minimum, path, Edm.None);
        }

        Scalar order = traverse.Order == TraverseOrder.Preorder ? path : new FunctionCall(Function.AppendLast, Edm.None, path);
        var number = new WindowCall(WindowFunction.RowNumber, null, [], [new SortKey(order, false)], Edm.Int64);
        var mine = hierarchy.NodeOf(rows.It, outer).Value;
        place.OutputOf(node);
        var derivation = Derivation.Beside(place, rows.Select, optional: false, source => new Comparison(ComparisonKind.Equal, source.Export(node), mine));
        rows.Sort([new SortKey(derivation.Lift(number), false)]);
    }

    private static Select Starts(Hierarchy hierarchy, TraverseTransformation traverse, Scope outer)
    {
        var starts = traverse.Start is null ? hierarchy.Roots() : hierarchy.Nodes();
        if (traverse.Start is { } start)
        {
            Pipeline.Run(starts, start, outer);
            starts.Open();
        }

        return WithPath(starts.Select, starts, hierarchy, traverse, outer, before: null, []);
    }

    private static Select Children(RecursiveSource tree, Hierarchy hierarchy, TraverseTransformation traverse, Scope outer)
    {
        var found = new Column(tree.Found, "node", hierarchy.Map.Node.Type, false);
        var path = new Column(tree.Found, "path", Edm.None, false);
        var children = hierarchy.Nodes();
        children.Select.Add(new Join(
            Joining.Inner, tree.Found, new Comparison(ComparisonKind.Equal, found, hierarchy.ParentOf(children.It.Entity!))));
        return WithPath(children.Select, children, hierarchy, traverse, outer, path, [found]);
    }

    // The path of a node: the places among siblings from the root down.
    private static Select WithPath(
        Select select, Rows nodes, Hierarchy hierarchy, TraverseTransformation traverse, Scope outer, Scalar? before, IReadOnlyList<Scalar> siblings)
    {
        var node = nodes.It.Entity!.Value(hierarchy.Map.Node);
        var scope = outer with { Current = nodes.It };
        IReadOnlyList<SortKey> order = [.. nodes.Order, .. traverse.Siblings.Select(item => Expressions.SortKey(item, scope)), new SortKey(node, false)];
        var place = new WindowCall(WindowFunction.RowNumber, null, siblings, order, Edm.Int64);
        select.Add(new Output(node, "node"));
        select.Add(new Output(new FunctionCall(Function.Path, Edm.None, before is null ? [place] : [before, place]), "path"));
        return select;
    }
}
