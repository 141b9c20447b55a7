using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>What an expression of a request turned out to be.</summary>
internal abstract record Operand
{
    /// <summary>What a message calls it.</summary>
    public abstract ErrorText Title { get; }
}

/// <summary>The literal null, or something that is null whatever the row.</summary>
internal sealed record NullOperand : Operand
{
    public override ErrorText Title => "null";
}

/// <param name="IsLiteral">Written in the request: a text may then become a duration where one is wanted.</param>
internal sealed record ValueOperand(Scalar Value, TextOrder TextOrder = TextOrder.Ordinal, bool IsLiteral = false) : Operand
{
    public override ErrorText Title => Names.Of(Value.Type);
}

internal sealed record ConditionOperand(Condition Condition) : Operand
{
    public override ErrorText Title => Names.Of(EdmPrimitiveTypeKind.Boolean);
}

internal sealed record InstanceOperand(Instance Instance) : Operand
{
    public override ErrorText Title => $"an {Instance.Title}";
}

/// <param name="Open">A new select over the collection's rows.</param>
internal sealed record CollectionOperand(string Name, Func<Rows> Open) : Operand
{
    /// <summary>The navigation property it is; null for a whole entity set.</summary>
    public NavigationMap? Navigation { get; init; }

    public override ErrorText Title => $"the collection {Name}";
}

/// <summary>A list or array written in the request.</summary>
internal sealed record ListOperand(IReadOnlyList<(Operand Operand, SyntaxNode Syntax)> Items) : Operand
{
    public override ErrorText Title => "a list";
}

/// <summary>Names as messages write them.</summary>
internal static class Names
{
    public static string Of(EdmPrimitiveTypeKind type) => $"Edm.{type}";
}
