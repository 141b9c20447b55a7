using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests.Printing;

/// <summary>Prints the transformations of $apply.</summary>
internal sealed class StagePrinter(UrlText url, RequestPrinter request)
{
    public void Print(SequenceSyntax sequence) => url.List(sequence.Transformations, "/", Print);

    public void PrintAggregate(AggregateSyntax aggregate)
    {
        if (aggregate.Within is { } within)
        {
            request.Paths.Print(within);
            url.Syntax("(");
        }

        request.Expressions.Print(aggregate.Operand);
        PrintMethod(aggregate.Method);
        foreach (var clause in aggregate.From)
        {
            url.Syntax(" from ").List(clause.Properties, ",", request.Paths.Print);
            PrintMethod(clause.Method);
        }

        url.Syntax(aggregate.Alias is null ? "" : " as ").Data(aggregate.Alias ?? "").Syntax(aggregate.Within is null ? "" : ")");
    }

    private void PrintMethod(AggregateMethod? method)
    {
        if (method is { } known)
        {
            url.Syntax(" with ").Data(known.ToString());
        }
    }

    private void Print(TransformationSyntax transformation)
    {
        switch (transformation)
        {
            case IdentityTransformation:
                url.Syntax("identity");
                break;
            case CustomTransformation custom:
                url.Data(custom.Function.ToString());
                request.Paths.PrintArguments(custom.Arguments);
                break;
            default:
                url.Syntax(Name(transformation)).Syntax("(");
                PrintContent(transformation);
                url.Syntax(")");
                break;
        }
    }

    private static string Name(TransformationSyntax transformation) => transformation switch
    {
        AggregateTransformation => "aggregate",
        GroupByTransformation => "groupby",
        FilterTransformation => "filter",
        ComputeTransformation => "compute",
        SearchTransformation => "search",
        OrderByTransformation => "orderby",
        SkipTransformation => "skip",
        TopTransformation => "top",
        ConcatTransformation => "concat",
        RankingTransformation ranking => ranking.Kind.ToString().ToLowerInvariant(),
        HierarchyTransformation walk => walk.Direction.ToString().ToLowerInvariant(),
        TraverseTransformation => "traverse",
        JoinTransformation join => join.Kind == JoinKind.Inner ? "join" : "outerjoin",
        NestTransformation => "nest",
        AddNestedTransformation => "addnested",
        ExpandTransformation => "expand",
        _ => throw new ArgumentOutOfRangeException(nameof(transformation), transformation, "a transformation without a name"),
    };

    private void PrintContent(TransformationSyntax transformation)
    {
        switch (transformation)
        {
            case AggregateTransformation aggregate:
                url.List(aggregate.Items, ",", PrintAggregate);
                break;
            case GroupByTransformation groupBy:
                url.Syntax("(").List(groupBy.Elements, ",", PrintGrouping).Syntax(")");
                PrintOptional(groupBy.Inner);
                break;
            case FilterTransformation filter:
                request.Expressions.Print(filter.Condition);
                break;
            case ComputeTransformation compute:
                request.Options.PrintComputed(compute.Items);
                break;
            case SearchTransformation search:
                request.Searches.Print(search.Search);
                break;
            case OrderByTransformation orderBy:
                request.Options.PrintOrdering(orderBy.Items);
                break;
            case SkipTransformation skip:
                url.Syntax($"{skip.Count}");
                break;
            case TopTransformation top:
                url.Syntax($"{top.Count}");
                break;
            case ConcatTransformation concat:
                url.List(concat.Sequences, ",", Print);
                break;
            case RankingTransformation ranking:
                request.Expressions.Print(ranking.Amount);
                url.Syntax(",");
                request.Expressions.Print(ranking.Value);
                break;
            default:
                PrintRelated(transformation);
                break;
        }
    }

    private void PrintRelated(TransformationSyntax transformation)
    {
        switch (transformation)
        {
            case HierarchyTransformation walk:
                PrintHierarchy(walk.Hierarchy);
                PrintOptional(walk.Start);
                url.Syntax(walk.MaxDistance is { } distance ? $",{distance}" : "").Syntax(walk.KeepStart ? ",keep start" : "");
                break;
            case TraverseTransformation traverse:
                PrintHierarchy(traverse.Hierarchy);
                url.Syntax(traverse.Order == TraverseOrder.Preorder ? ",preorder" : ",postorder");
                PrintOptional(traverse.Start);
                url.Syntax(traverse.Siblings.Count > 0 ? "," : "");
                request.Options.PrintOrdering(traverse.Siblings);
                break;
            case JoinTransformation join:
                request.Paths.Print(join.Path);
                url.Syntax(" as ").Data(join.Alias);
                PrintOptional(join.Sequence);
                break;
            case NestTransformation nest:
                url.List(nest.Items, ",", PrintNested);
                break;
            case AddNestedTransformation nest:
                request.Paths.Print(nest.Path);
                url.Syntax(",").List(nest.Items, ",", PrintNested);
                break;
            case ExpandTransformation expand:
                request.Paths.Print(expand.Path);
                url.Syntax(expand.Inner.Count > 0 ? "," : "").List(expand.Inner, ",", Print);
                break;
        }
    }

    private void PrintOptional(SequenceSyntax? sequence)
    {
        if (sequence is not null)
        {
            url.Syntax(",");
            Print(sequence);
        }
    }

    private void PrintNested(NestSyntax item)
    {
        Print(item.Sequence);
        url.Syntax(" as ").Data(item.Alias);
    }

    private void PrintHierarchy(HierarchySyntax hierarchy)
    {
        request.Paths.Print(hierarchy.Nodes);
        url.Syntax(",").Data(hierarchy.Qualifier).Syntax(",");
        request.Paths.Print(hierarchy.NodeProperty);
    }

    private void PrintGrouping(GroupingSyntax element)
    {
        switch (element)
        {
            case GroupingProperty property:
                request.Paths.Print(property.Path);
                break;
            case RollupGrouping rollup:
                url.Syntax(rollup.WithGrandTotal ? "rollup($all," : "rollup(").List(rollup.Levels, ",", request.Paths.Print).Syntax(")");
                break;
            case RollupHierarchyGrouping rollup:
                url.Syntax("rollup(").Data(rollup.Qualifier).Syntax(")");
                break;
            case RollupRecursiveGrouping rollup:
                url.Syntax("rolluprecursive(");
                PrintHierarchy(rollup.Hierarchy);
                PrintOptional(rollup.Restriction);
                url.Syntax(")");
                break;
        }
    }
}
