using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>A recursive hierarchy that a transformation speaks of: its nodes, and how rows point to them.</summary>
internal sealed class Hierarchy
{
    private readonly HierarchySyntax syntax;
    private readonly Func<Rows> nodes;

    private Hierarchy(HierarchySyntax syntax, RecursiveHierarchy map, Func<Rows> nodes)
    {
        this.syntax = syntax;
        this.nodes = nodes;
        Map = map;
    }

    public RecursiveHierarchy Map { get; }

    /// <exception cref="BadQueryException">There is no such hierarchy.</exception>
    public static Hierarchy Bind(HierarchySyntax syntax, Scope outer)
    {
        if (Expressions.Bind(syntax.Nodes, outer) is not CollectionOperand nodes || nodes.Open().It.Entity is not { } node)
        {
            throw syntax.Nodes.Reject(BadQueryCodes.TypeMismatch, "The nodes of the hierarchy are expected here, such as $root/AdminUnits.");
        }

        return node.Map.Hierarchy is { } map && string.Equals(map.Qualifier, syntax.Qualifier, StringComparison.Ordinal)
            ? new Hierarchy(syntax, map, nodes.Open)
            : throw syntax.Reject(
                BadQueryCodes.UnknownName,
                $"{node.Map.SetName} has no recursive hierarchy {syntax.Qualifier}{(node.Map.Hierarchy is { } known ? $"; it has {known.Qualifier}" : "")}.");
    }

    /// <summary>All nodes.</summary>
    public Rows Nodes() => nodes();

    /// <summary>The value by which a row points to its node.</summary>
    public ValueMember NodeOf(Instance row, Scope outer)
    {
        var member = MemberPaths.Member(syntax.NodeProperty, outer with { Current = row }) as ValueMember;
        return member?.Type == Map.Node.Type
            ? member
            : throw syntax.NodeProperty.Reject(
                BadQueryCodes.TypeMismatch, $"Nodes are told by {Map.Node} ({Names.Of(Map.Node.Type)}); name a property with its values.");
    }

    /// <summary>The path of the node property is that of the nodes themselves.</summary>
    public bool IsOfNodes(Instance row) => syntax.NodeProperty.Segments is [NameSegment { Name.Name: var name }]
        && name == Map.Node.Name && row.Entity?.Map.Hierarchy == Map;

    /// <summary>The navigation properties that lead from a row to its node; empty: only the node's identifier is known.</summary>
    public IReadOnlyList<string> PathToNode()
    {
        var names = syntax.NodeProperty.Segments.OfType<NameSegment>().Select(s => s.Name.Name).ToList();
        return names.Count > 1 && names[^1] == Map.Node.Name ? [.. names.Take(names.Count - 1)] : [];
    }

    public IReadOnlyList<string> PathToIdentifier() => [.. syntax.NodeProperty.Segments.OfType<NameSegment>().Select(s => s.Name.Name)];

    /// <summary>The nodes reached from others, with the distance; also these, at distance 0.</summary>
    /// <param name="start">Has the one output of the nodes to begin with.</param>
    /// <param name="distance">Null: any.</param>
    public (RecursiveSource Source, Column Node, Column Distance) Reach(Rows start, Scalar node, HierarchyDirection direction, long? distance)
    {
        start.Select.OutputOf(node);
        var first = new Select(new SelectSource(start.Select));
        var startNode = new Column(first.From, start.Select.OutputOf(node).Name, node.Type, false);
        first.Add(new Output(startNode, "node"));
        first.Add(new Output(new Number(0), "distance"));
        var source = new RecursiveSource(first);
        source.Next = Step(source, direction, distance);
        return (source, new Column(source, "node", node.Type, false), new Column(source, "distance", Edm.Int32, false));
    }

    private Select Step(RecursiveSource source, HierarchyDirection direction, long? distance)
    {
        var next = new Select(source.Found);
        var found = new Column(source.Found, "node", Map.Node.Type, false);
        var far = new Column(source.Found, "distance", Edm.Int32, false);
        var neighbour = Neighbour(next, found, direction);
        next.Add(new Output(neighbour, "node"));
        next.Add(new Output(new Arithmetic(ArithmeticKind.Add, far, new Number(1), Edm.Int32), "distance"));
        if (distance is { } most)
        {
            next.Where(new Comparison(ComparisonKind.Less, far, Constant.Of(most)));
        }

        return next;
    }

    /// <summary>Joins the nodes next to one in a direction.</summary>
    public Scalar Neighbour(Select select, Scalar node, HierarchyDirection direction)
    {
        if (direction == HierarchyDirection.Descendants)
        {
            var children = Nodes();
            var (child, parent) = (children.It.Entity!.Value(Map.Node), ParentOf(children.It.Entity!));
            return Derivation.Beside(children.Select, select, optional: false, source => new Comparison(ComparisonKind.Equal, source.Export(parent), node))
                .Lift(child);
        }

        var (selves, parents) = (Nodes(), Nodes());
        var above = Derivation.Beside(selves.Select, select, optional: false, source =>
            new Comparison(ComparisonKind.Equal, source.Export(selves.It.Entity!.Value(Map.Node)), node)).Lift(ParentOf(selves.It.Entity!));
        return Derivation.Beside(parents.Select, select, optional: false, source =>
            new Comparison(ComparisonKind.Equal, source.Export(parents.It.Entity!.Value(Map.Node)), above)).Lift(parents.It.Entity!.Value(Map.Node));
    }

    /// <summary>The identifier of the node above; null for a root.</summary>
    public Scalar ParentOf(EntityInstance node) => node.Row.Follow(Map.Parent.Join!)[Map.Node.Column];
}
