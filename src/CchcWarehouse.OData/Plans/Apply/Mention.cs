using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>Whether a piece of a request speaks of something.</summary>
internal static class Mention
{
    /// <summary>$these, the collection as a whole.</summary>
    public static bool OfThese(SyntaxNode node) => node is VariableSegment { Variable: ImplicitVariable.These }
        || SyntaxChildren.Of(node).Any(OfThese);
}
