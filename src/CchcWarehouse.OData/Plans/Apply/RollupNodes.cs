using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>Aggregation.rollupnode(): the node of the hierarchy that the rows of a group are rolled up to.</summary>
internal static class RollupNodes
{
    public static bool IsCall(PathSegment segment) =>
        segment is NameSegment { Name: var name } && HierarchyPredicates.IsOfVocabulary(name) && name.Name.Equals("rollupnode", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether transformations speak of the node.</summary>
    public static bool AreMentioned(SyntaxNode? node) => node is not null
        && ((node is PathSegment segment && IsCall(segment)) || SyntaxChildren.Of(node).Any(AreMentioned));

    /// <param name="given">Position counts the roll-ups of the groupby from 1; a groupby has one of them here.</param>
    public static InstanceOperand Bind(PathSegment call, ArgumentsSegment given, Scope scope)
    {
        if (scope.RollupNode is not { } node)
        {
            throw call.Reject(BadQueryCodes.NotApplicable, "rollupnode is known only to transformations within groupby((rolluprecursive(…)),…).");
        }

        return given.Arguments is [] or [{ Name: "Position", Value: LiteralSyntax { Kind: LiteralKind.Integer, Text: "1" } }]
            ? new InstanceOperand(node)
            : throw call.Reject(BadQueryCodes.InvalidValue, "rollupnode takes no parameter but Position=1: there is one roll-up along a hierarchy in a groupby.");
    }
}
