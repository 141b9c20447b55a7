namespace CchcWarehouse.OData.Requests.Syntax;

/// <summary>Transformations from left to right; each takes the output of the one before.</summary>
public sealed record SequenceSyntax(SyntaxList<TransformationSyntax> Transformations) : SyntaxNode;

public abstract record TransformationSyntax : SyntaxNode;

public sealed record AggregateTransformation(SyntaxList<AggregateSyntax> Items) : TransformationSyntax;

/// <param name="Inner">Null: only the distinct values of the grouping properties.</param>
public sealed record GroupByTransformation(SyntaxList<GroupingSyntax> Elements, SequenceSyntax? Inner)
    : TransformationSyntax;

public sealed record FilterTransformation(ExpressionSyntax Condition) : TransformationSyntax;

public sealed record ComputeTransformation(SyntaxList<ComputeSyntax> Items) : TransformationSyntax;

public sealed record SearchTransformation(SearchSyntax Search) : TransformationSyntax;

public sealed record OrderByTransformation(SyntaxList<OrderBySyntax> Items) : TransformationSyntax;

public sealed record SkipTransformation(long Count) : TransformationSyntax;

public sealed record TopTransformation(long Count) : TransformationSyntax;

public sealed record IdentityTransformation : TransformationSyntax;

public sealed record ConcatTransformation(SyntaxList<SequenceSyntax> Sequences) : TransformationSyntax;

public enum RankingKind
{
    TopCount,
    TopSum,
    TopPercent,
    BottomCount,
    BottomSum,
    BottomPercent,
}

/// <summary><c>topcount(5,Value)</c> and its five relatives.</summary>
/// <param name="Amount">How many, how much, or per cent; evaluated over the whole input set.</param>
public sealed record RankingTransformation(RankingKind Kind, ExpressionSyntax Amount, ExpressionSyntax Value)
    : TransformationSyntax;

public enum HierarchyDirection
{
    Ancestors,
    Descendants,
}

/// <param name="Start">Selects the nodes to start from.</param>
/// <param name="MaxDistance">Null: any distance.</param>
public sealed record HierarchyTransformation(
    HierarchyDirection Direction, HierarchySyntax Hierarchy, SequenceSyntax Start, long? MaxDistance, bool KeepStart)
    : TransformationSyntax;

public enum TraverseOrder
{
    Preorder,
    Postorder,
}

/// <param name="Start">Null: the whole hierarchy.</param>
public sealed record TraverseTransformation(
    HierarchySyntax Hierarchy, TraverseOrder Order, SequenceSyntax? Start, SyntaxList<OrderBySyntax> Siblings)
    : TransformationSyntax;

/// <summary><c>$root/AdminUnits,UnitHierarchy,AdminUnit/Code</c>: the nodes, the hierarchy's qualifier, the node property.</summary>
public sealed record HierarchySyntax(PathSyntax Nodes, string Qualifier, PathSyntax NodeProperty) : SyntaxNode;

public enum JoinKind
{
    Inner,
    Outer,
}

/// <param name="Sequence">Applied to the related collection; null: as it is.</param>
public sealed record JoinTransformation(JoinKind Kind, PathSyntax Path, string Alias, SequenceSyntax? Sequence)
    : TransformationSyntax;

public sealed record NestTransformation(SyntaxList<NestSyntax> Items) : TransformationSyntax;

public sealed record AddNestedTransformation(PathSyntax Path, SyntaxList<NestSyntax> Items) : TransformationSyntax;

public sealed record NestSyntax(SequenceSyntax Sequence, string Alias) : SyntaxNode;

/// <summary><c>expand(Facts,filter(…))</c> of the extension's earlier drafts, which clients still send.</summary>
/// <param name="Inner">An optional filter and further expands below the path.</param>
public sealed record ExpandTransformation(PathSyntax Path, SyntaxList<TransformationSyntax> Inner)
    : TransformationSyntax;

/// <summary>A function of the model over the collection: <c>Custom.condense()</c>.</summary>
public sealed record CustomTransformation(QualifiedName Function, SyntaxList<ArgumentSyntax> Arguments)
    : TransformationSyntax;

/// <summary>One element of the parenthesised list of <c>groupby</c>.</summary>
public abstract record GroupingSyntax : SyntaxNode;

public sealed record GroupingProperty(PathSyntax Path) : GroupingSyntax;

/// <summary><c>rollup(Region,Name)</c>.</summary>
/// <param name="WithGrandTotal">Written with <c>$all</c> or <c>null</c> in front, as in earlier drafts.</param>
public sealed record RollupGrouping(SyntaxList<PathSyntax> Levels, bool WithGrandTotal) : GroupingSyntax;

/// <summary><c>rollup(TimeHierarchy)</c>: the levels of an annotated hierarchy.</summary>
public sealed record RollupHierarchyGrouping(string Qualifier) : GroupingSyntax;

/// <param name="Restriction">Narrows the hierarchy first; null: all of it.</param>
public sealed record RollupRecursiveGrouping(HierarchySyntax Hierarchy, SequenceSyntax? Restriction) : GroupingSyntax;
