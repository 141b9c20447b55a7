using System.Text;
using CchcWarehouse.OData.Requests.Reading;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Requests;

/// <summary>A syntax tree as indented lines for people.</summary>
internal static class SyntaxTree
{
    public static string Print(SyntaxNode node)
    {
        var text = new StringBuilder();
        Print(node, 0, text);
        return text.ToString();
    }

    private static void Print(SyntaxNode node, int depth, StringBuilder text)
    {
        text.Append(' ', 2 * depth).Append(Label(node)).Append('\n');
        if (!IsPlain(node))
        {
            foreach (var child in SyntaxChildren.Of(node))
            {
                Print(child, depth + 1, text);
            }
        }
    }

    /// <summary>A path of names alone is one line.</summary>
    private static bool IsPlain(SyntaxNode node) =>
        node is PathSyntax path && path.Segments.All(segment => segment is NameSegment or VariableSegment or AliasSegment);

    private static string Label(SyntaxNode node) => node switch
    {
        RequestSyntax request => $"request {request.ServiceRoot}",
        PathSyntax path => IsPlain(path) ? $"path {string.Join('/', path.Segments.Select(Label))}" : "path",
        ExpressionSyntax expression => ExpressionLabel(expression),
        PathSegment segment => SegmentLabel(segment),
        OptionSyntax option => OptionLabel(option),
        TransformationSyntax transformation => TransformationLabel(transformation),
        SearchTerm term => term.IsPhrase ? $"phrase \"{term.Text}\"" : $"word {term.Text}",
        SearchText searched => $"text '{searched.Text}'",
        TypeSyntax type => type.IsCollection ? $"Collection({type.Name})" : $"{type.Name}",
        AggregateSyntax aggregate => $"aggregate{Prefixed(" with ", aggregate.Method)}{Prefixed(" as ", aggregate.Alias)}",
        AggregateFromSyntax clause => $"from{Prefixed(" with ", clause.Method)}",
        ComputeSyntax compute => $"as {compute.Alias}",
        NestSyntax nest => $"as {nest.Alias}",
        OrderBySyntax orderBy => orderBy.Descending ? "desc" : "asc",
        SelectSyntax { Parameters: { } parameters } => $"select ({string.Join(',', parameters)})",
        HierarchySyntax hierarchy => $"hierarchy {hierarchy.Qualifier}",
        RollupHierarchyGrouping rollup => $"rollup {rollup.Qualifier}",
        RollupGrouping { WithGrandTotal: true } => "rollup with grand total",
        MemberSyntax member => $"\"{member.Name}\"",
        ArgumentSyntax argument => $"{argument.Name}=",
        _ => Plain(node),
    };

    private static string ExpressionLabel(ExpressionSyntax expression) => expression switch
    {
        LiteralSyntax literal => $"{literal.Kind.ToString().ToLowerInvariant()} {Prefixed("", literal.Type)}'{literal.Text}'",
        BinarySyntax binary => Operators.Word(binary.Operator),
        LogicalSyntax logical => logical.Operator.ToString().ToLowerInvariant(),
        CallSyntax call => $"{call.Function}()",
        _ => Plain(expression),
    };

    private static string SegmentLabel(PathSegment segment) => segment switch
    {
        NameSegment name => $"{name.Name}",
        TextSegment text => $"text {text.Text}",
        AliasSegment alias => $"@{alias.Name}",
        AnnotationSegment annotation => $"@{annotation.Term}{Prefixed("#", annotation.Qualifier)}",
        VariableSegment variable => $"${variable.Variable.ToString().ToLowerInvariant()}",
        SystemSegment system => $"${system.Kind.ToString().ToLowerInvariant()}",
        CountSegment => "$count",
        FilterSegment => "$filter",
        LambdaSegment lambda => $"{lambda.Operator.ToString().ToLowerInvariant()}{Prefixed(" ", lambda.Variable)}",
        CrossjoinSegment crossjoin => $"$crossjoin {string.Join(',', crossjoin.EntitySets)}",
        StarSegment star => star.Namespace is null ? "*" : $"{star.Namespace}.*",
        _ => Plain(segment),
    };

    private static string OptionLabel(OptionSyntax option) => option switch
    {
        TopOption top => $"$top {top.Value}",
        SkipOption skip => $"$skip {skip.Value}",
        IndexOption index => $"$index {index.Value}",
        CountOption count => count.Value ? "$count true" : "$count false",
        LevelsOption levels => levels.Levels is { } number ? $"$levels {number}" : "$levels max",
        TextOption text => $"{text.Name} {text.Text}",
        CustomOption custom => $"custom {custom.Key} {custom.Value}",
        _ => option.Name,
    };

    private static string TransformationLabel(TransformationSyntax transformation) => transformation switch
    {
        SkipTransformation skip => $"skip {skip.Count}",
        TopTransformation top => $"top {top.Count}",
        RankingTransformation ranking => ranking.Kind.ToString().ToLowerInvariant(),
        HierarchyTransformation walk =>
            $"{walk.Direction.ToString().ToLowerInvariant()}{Prefixed(" distance ", walk.MaxDistance)}{(walk.KeepStart ? " keep start" : "")}",
        TraverseTransformation traverse => $"traverse {traverse.Order.ToString().ToLowerInvariant()}",
        JoinTransformation join => $"{(join.Kind == JoinKind.Inner ? "join" : "outerjoin")} as {join.Alias}",
        CustomTransformation custom => $"{custom.Function}()",
        _ => Plain(transformation),
    };

    private static string Prefixed(string prefix, object? value) => value is null ? "" : $"{prefix}{value}";

    /// <summary>The type's name without the word that all of its family end in.</summary>
    private static string Plain(SyntaxNode node)
    {
        var name = node.GetType().Name;
        foreach (var ending in Endings)
        {
            if (name.EndsWith(ending, StringComparison.Ordinal))
            {
                return name[..^ending.Length].ToLowerInvariant();
            }
        }

        return name.ToLowerInvariant();
    }

    private static readonly string[] Endings = ["Syntax", "Segment", "Transformation", "Grouping"];
}
