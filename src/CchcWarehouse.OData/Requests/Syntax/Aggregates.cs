namespace CchcWarehouse.OData.Requests.Syntax;

/// <summary>One aggregate expression, of the transformation <c>aggregate</c> or of the path segment <c>/aggregate(…)</c>.</summary>
/// <param name="Within">
/// The navigation path of the older form <c>Facts(Value with sum as Total)</c>; null in today's <c>Facts/Value with sum as Total</c>.
/// </param>
/// <param name="Operand">
/// What is aggregated. Without a method it is a path that ends in <c>$count</c>, or a custom aggregate.
/// </param>
/// <param name="From">Intermediate aggregations, in the order written.</param>
/// <param name="Alias">Null for a custom aggregate under its own name, and in a path segment.</param>
public sealed record AggregateSyntax(
    PathSyntax? Within, ExpressionSyntax Operand, AggregateMethod? Method, SyntaxList<AggregateFromSyntax> From, string? Alias)
    : SyntaxNode;

/// <param name="Properties">At least one.</param>
/// <param name="Method">Null only for custom aggregates.</param>
public sealed record AggregateFromSyntax(SyntaxList<PathSyntax> Properties, AggregateMethod? Method) : SyntaxNode;

/// <param name="Name">sum, min, max, average, countdistinct, or the qualified name of a custom method.</param>
public readonly record struct AggregateMethod(QualifiedName Name)
{
    public bool IsCustom => Name.Namespace is not null;

    public override string ToString() => Name.ToString();
}
