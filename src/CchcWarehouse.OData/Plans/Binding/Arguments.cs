using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>The arguments of a function call, each asked for with the type it must have.</summary>
internal sealed class Arguments(CallSyntax call, Scope scope)
{
    public CallSyntax Call { get; } = call;

    public Scope Scope { get; } = scope;

    public int Count => Call.Arguments.Count;

    public Scalar Text(int index) => Of(index, "a text", EdmPrimitiveTypeKind.String);

    public Scalar Time(int index) => Of(index, "a point in time or a time of day", EdmPrimitiveTypeKind.DateTimeOffset, EdmPrimitiveTypeKind.TimeOfDay);

    public Scalar Number(int index)
    {
        var value = Value(index, EdmPrimitiveTypeKind.Decimal);
        return Types.IsNumeric(value.Type) ? value : throw Wrong(index, "a number", value);
    }

    public Scalar Integer(int index)
    {
        var value = Value(index, EdmPrimitiveTypeKind.Int32);
        return Types.IsInteger(value.Type) ? value : throw Wrong(index, "a whole number", value);
    }

    public Scalar Of(int index, string expected, params IReadOnlyList<EdmPrimitiveTypeKind> types)
    {
        var value = Value(index, types[0]);
        if (!types.Contains(value.Type))
        {
            throw Wrong(index, expected, value);
        }

        RefuseForeignOffset(Call.Arguments[index]);
        return value;
    }

    private Scalar Value(int index, EdmPrimitiveTypeKind typeOfNull)
    {
        var syntax = Call.Arguments[index];
        var operand = Expressions.Bind(syntax, Scope);
        return operand is NullOperand ? Constant.Null(typeOfNull) : Expressions.AsValue(syntax, operand).Value;
    }

    // Parts of an instant are taken in UTC; of a literal in another zone they would be parts the client did not write.
    private void RefuseForeignOffset(ExpressionSyntax argument)
    {
        if (argument is LiteralSyntax { Kind: LiteralKind.DateTimeOffset, Text: var text } && !text.EndsWith('Z')
            && !text.EndsWith("+00:00", StringComparison.Ordinal))
        {
            throw argument.Reject(
                BadQueryCodes.InvalidValue, $"{Call.Function} is evaluated in UTC; write {text} with Z.");
        }
    }

    private BadQueryException Wrong(int index, string expected, Scalar found) => Call.Arguments[index].Reject(
        BadQueryCodes.TypeMismatch, $"Argument {index + 1} of {Call.Function} is {expected}, not {Names.Of(found.Type)}.");
}
