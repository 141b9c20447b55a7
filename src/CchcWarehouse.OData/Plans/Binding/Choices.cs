using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>case(condition:value,…): the values go together in one type.</summary>
internal static class Choices
{
    public static ValueOperand Bind(CaseSyntax node, Scope scope)
    {
        var branches = node.Branches
            .Select(branch => (
                Condition: Expressions.Condition(branch.Condition, scope).WhenTrue,
                Operand: Expressions.Bind(branch.Value, scope),
                Syntax: branch.Value))
            .ToList();
        EdmPrimitiveTypeKind? type = null;
        foreach (var (_, operand, syntax) in branches.Where(branch => branch.Operand is not NullOperand))
        {
            var found = Expressions.AsValue(syntax, operand).Value.Type;
            type = type is null ? found
                : Types.Common(type.Value, found)
                ?? throw syntax.Reject(BadQueryCodes.TypeMismatch, $"The values of a case have one type: {Names.Of(type.Value)} came first.");
        }

        var common = type ?? EdmPrimitiveTypeKind.String;
        return new ValueOperand(new Choice(
            [.. branches.Select(b => (b.Condition, b.Operand is NullOperand ? Constant.Null(common) : Types.Widen(Expressions.AsValue(b.Syntax, b.Operand).Value, common)))],
            otherwise: null,
            common));
    }
}
