namespace CchcWarehouse.OData.Requests.Syntax;

/// <summary>The nodes directly below a node, from left to right.</summary>
public static class SyntaxChildren
{
    public static IEnumerable<SyntaxNode> Of(SyntaxNode node) => node switch
    {
        RequestSyntax request => [request.Path, .. request.Options],
        ExpressionSyntax expression => OfExpression(expression),
        PathSegment segment => OfSegment(segment),
        OptionSyntax option => OfOption(option),
        SearchSyntax search => OfSearch(search),
        TransformationSyntax transformation => OfTransformation(transformation),
        GroupingSyntax grouping => OfGrouping(grouping),
        SequenceSyntax sequence => sequence.Transformations,
        AggregateSyntax aggregate => Some(aggregate.Within, aggregate.Operand).Concat(aggregate.From),
        AggregateFromSyntax clause => clause.Properties,
        HierarchySyntax hierarchy => [hierarchy.Nodes, hierarchy.NodeProperty],
        NestSyntax nest => [nest.Sequence],
        MemberSyntax member => [member.Value],
        CaseBranchSyntax branch => [branch.Condition, branch.Value],
        ArgumentSyntax argument => [argument.Value],
        ComputeSyntax compute => [compute.Value],
        OrderBySyntax orderBy => [orderBy.Value],
        SelectSyntax select => [select.Path, .. select.Options],
        ExpandSyntax expand => [expand.Path, .. expand.Options],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> OfExpression(ExpressionSyntax expression) => expression switch
    {
        LogicalSyntax logical => logical.Operands,
        BinarySyntax binary => [binary.Left, binary.Right],
        NotSyntax not => [not.Operand],
        NegateSyntax negate => [negate.Operand],
        ListSyntax list => list.Items,
        ArraySyntax array => array.Items,
        ObjectSyntax value => value.Members,
        CallSyntax call => call.Arguments,
        CaseSyntax branches => branches.Branches,
        CastSyntax cast => Some(cast.Operand, cast.Type),
        IsofSyntax isof => Some(isof.Operand, isof.Type),
        PathSyntax path => path.Segments,
        _ => [],
    };

    private static IEnumerable<SyntaxNode> OfSegment(PathSegment segment) => segment switch
    {
        ArgumentsSegment arguments => arguments.Arguments,
        KeySegment key => [key.Value],
        FilterSegment filter => [filter.Condition],
        CountSegment count => count.Options,
        LambdaSegment lambda => Some(lambda.Predicate),
        AggregateSegment aggregate => [aggregate.Aggregate],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> OfOption(OptionSyntax option) => option switch
    {
        FilterOption filter => [filter.Condition],
        ComputeOption compute => compute.Items,
        OrderByOption orderBy => orderBy.Items,
        SelectOption select => select.Items,
        ExpandOption expand => expand.Items,
        ApplyOption apply => [apply.Sequence],
        TextSearchOption search => [search.Search],
        AliasOption alias => [alias.Value],
        TemporalOption temporal => [temporal.Point],
        _ => [],
    };

    private static IEnumerable<SyntaxNode> OfSearch(SearchSyntax search) => search switch
    {
        SearchNot not => [not.Operand],
        SearchAnd and => and.Operands,
        SearchOr or => or.Operands,
        _ => [],
    };

    private static IEnumerable<SyntaxNode> OfTransformation(TransformationSyntax transformation) => transformation switch
    {
        AggregateTransformation aggregate => aggregate.Items,
        GroupByTransformation groupBy => groupBy.Elements.Concat<SyntaxNode>(Some(groupBy.Inner)),
        FilterTransformation filter => [filter.Condition],
        ComputeTransformation compute => compute.Items,
        SearchTransformation search => [search.Search],
        OrderByTransformation orderBy => orderBy.Items,
        ConcatTransformation concat => concat.Sequences,
        RankingTransformation ranking => [ranking.Amount, ranking.Value],
        HierarchyTransformation walk => [walk.Hierarchy, walk.Start],
        TraverseTransformation traverse => Some(traverse.Hierarchy, traverse.Start).Concat(traverse.Siblings),
        JoinTransformation join => Some(join.Path, join.Sequence),
        NestTransformation nest => nest.Items,
        AddNestedTransformation nest => [nest.Path, .. nest.Items],
        ExpandTransformation expand => [expand.Path, .. expand.Inner],
        CustomTransformation custom => custom.Arguments,
        _ => [],
    };

    private static IEnumerable<SyntaxNode> OfGrouping(GroupingSyntax grouping) => grouping switch
    {
        GroupingProperty property => [property.Path],
        RollupGrouping rollup => rollup.Levels,
        RollupRecursiveGrouping rollup => Some(rollup.Hierarchy, rollup.Restriction),
        _ => [],
    };

    private static IEnumerable<SyntaxNode> Some(params SyntaxNode?[] nodes) => nodes.OfType<SyntaxNode>();
}
