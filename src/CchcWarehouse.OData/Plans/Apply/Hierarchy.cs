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
    private readonly PathSyntax? nodeProperty;
    private readonly Func<Rows> nodes;

    private Hierarchy(PathSyntax? nodeProperty, RecursiveHierarchy map, Func<Rows> nodes)
    {
        this.nodeProperty = nodeProperty;
        this.nodes = nodes;
        Map = map;
    }

    public RecursiveHierarchy Map { get; }

    private PathSyntax NodeProperty => nodeProperty ?? throw new InvalidOperationException("The hierarchy is not spoken of by a transformation.");

    /// <exception cref="BadQueryException">There is no such hierarchy.</exception>
    public static Hierarchy Bind(HierarchySyntax syntax, Scope outer) => Bind(syntax.Nodes, syntax.Qualifier, syntax.NodeProperty, outer);

    /// <param name="nodeProperty">How rows point to their nodes; null: only nodes are spoken of.</param>
    /// <inheritdoc cref="Bind(HierarchySyntax, Scope)"/>
    public static Hierarchy Bind(ExpressionSyntax collection, string qualifier, PathSyntax? nodeProperty, Scope outer)
    {
        if (Expressions.Bind(collection, outer) is not CollectionOperand nodes || nodes.Open().It.Entity is not { } node)
        {
            throw collection.Reject(BadQueryCodes.TypeMismatch, "The nodes of the hierarchy are expected here, such as $root/AdminUnits.");
        }

        return node.Map.Hierarchy is { } map && string.Equals(map.Qualifier, qualifier, StringComparison.Ordinal)
            ? new Hierarchy(nodeProperty, map, nodes.Open)
            : throw collection.Reject(
                BadQueryCodes.UnknownName,
                $"{node.Map.SetName} has no recursive hierarchy {qualifier}{Groupings.Known(node.Map.Hierarchy is { } known ? [known.Qualifier] : null)}.");
    }

    /// <summary>All nodes.</summary>
    public Rows Nodes() => nodes();

    /// <summary>The value by which a row points to its node.</summary>
    public ValueMember NodeOf(Instance row, Scope outer)
    {
        var member = MemberPaths.Member(NodeProperty, outer with { Current = row }) as ValueMember;
        return member?.Type == Map.Node.Type
            ? member
            : throw NodeProperty.Reject(
                BadQueryCodes.TypeMismatch, $"Nodes are told by {Map.Node} ({Names.Of(Map.Node.Type)}); name a property with its values.");
    }

    /// <summary>The path of the node property is that of the nodes themselves.</summary>
    public bool IsOfNodes(Instance row) => NodeProperty.Segments is [NameSegment { Name.Name: var name }]
        && name == Map.Node.Name && row.Entity?.Map.Hierarchy == Map;

    /// <summary>The navigation properties that lead from a row to its node; empty: only the node's identifier is known.</summary>
    public IReadOnlyList<string> PathToNode()
    {
        var names = NodeProperty.Segments.OfType<NameSegment>().Select(s => s.Name.Name).ToList();
        return names.Count > 1 && names[^1] == Map.Node.Name ? [.. names.Take(names.Count - 1)] : [];
    }

    public IReadOnlyList<string> PathToIdentifier() => [.. NodeProperty.Segments.OfType<NameSegment>().Select(s => s.Name.Name)];

    /// <summary>The nodes reached from others, with the distance; also these, at distance 0.</summary>
    /// <param name="start">Its rows have the nodes to begin with.</param>
    /// <param name="distance">Null: any.</param>
    /// <param name="carried">Values of the start rows that stay with whatever is reached from them.</param>
    public HierarchyReach Reach(Rows start, Scalar node, HierarchyDirection direction, Scalar? distance, IReadOnlyList<Scalar> carried)
    {
        var first = new Select(new SelectSource(start.Select));
        var source = (SelectSource)first.From;
        first.Add(new Output(source.Export(node), "node"));
        first.Add(new Output(new Number(0), "distance"));
        foreach (var (value, i) in carried.Select((value, i) => (value, i)))
        {
            first.Add(new Output(source.Export(value), HierarchyReach.Carried(i)));
        }

        var tree = new RecursiveSource(first);
        tree.Next = Step(tree, direction, distance, carried);
        return new HierarchyReach(
            tree,
            new Column(tree, "node", node.Type, false),
            new Column(tree, "distance", Edm.Int32, false),
            [.. carried.Select((value, i) => new Column(tree, HierarchyReach.Carried(i), value.Type, value.Nullable))]);
    }

    private Select Step(RecursiveSource source, HierarchyDirection direction, Scalar? distance, IReadOnlyList<Scalar> carried)
    {
        var next = new Select(source.Found);
        var found = new Column(source.Found, "node", Map.Node.Type, false);
        var far = new Column(source.Found, "distance", Edm.Int32, false);
        var neighbour = Neighbour(next, found, direction);
        next.Add(new Output(neighbour, "node"));
        next.Add(new Output(new Arithmetic(ArithmeticKind.Add, far, new Number(1), Edm.Int32), "distance"));
        foreach (var (value, i) in carried.Select((value, i) => (value, i)))
        {
            next.Add(new Output(new Column(source.Found, HierarchyReach.Carried(i), value.Type, value.Nullable), HierarchyReach.Carried(i)));
        }

        if (distance is not null)
        {
            next.Where(new Comparison(ComparisonKind.Less, far, distance));
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

    /// <summary>The nodes that no other node of the hierarchy stands above.</summary>
    public Rows Roots()
    {
        var roots = Nodes();
        roots.Where(IsRoot(roots.It.Entity!));
        return roots;
    }

    // Where only part of the nodes makes up the hierarchy, the node above may be no part of it.
    private Scalar IsRoot(EntityInstance node)
    {
        var parents = Nodes();
        var above = ParentOf(node);
        if (parents.Select is { From: TableSource, Conditions.Count: 0, Closed: false })
        {
            return NullTest.Null(above);
        }

        parents.Where(new Comparison(ComparisonKind.Equal, parents.It.Entity!.Value(Map.Node), above));
        return Negation.Of(new Exists(parents.Select));
    }

    /// <summary>The identifier of the node above; null for a root.</summary>
    public Scalar ParentOf(EntityInstance node) => node.Row.Follow(Map.Parent.Join!)[Map.Node.Column];
}

/// <summary>The nodes that a walk through a hierarchy comes to.</summary>
/// <param name="With">The carried values, in their order.</param>
internal sealed record HierarchyReach(RecursiveSource Source, Column Node, Column Distance, IReadOnlyList<Column> With)
{
    public static string Carried(int index) => $"p{index}";

    /// <summary>Whether a node is reached.</summary>
    /// <param name="with">What the carried values must be.</param>
    public Scalar Contains(Scalar node, bool withStart, IReadOnlyList<Scalar> with)
    {
        var select = new Select(Source);
        if (!withStart)
        {
            select.Where(new Comparison(ComparisonKind.Greater, Distance, new Number(0)));
        }

        if (With.Count == 0)
        {
            select.OutputOf(Node);
            return new InSelect(node, select);
        }

        select.Where(new Comparison(ComparisonKind.Equal, Node, node));
        foreach (var (theirs, mine) in With.Zip(with))
        {
            select.Where(new Comparison(mine.Nullable ? ComparisonKind.NotDistinct : ComparisonKind.Equal, theirs, mine));
        }

        return new Exists(select);
    }
}
