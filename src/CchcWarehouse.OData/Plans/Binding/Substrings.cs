using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>substring: a negative start counts from the end.</summary>
internal static class Substrings
{
    public static Scalar Bind(Arguments arguments)
    {
        var text = arguments.Text(0);
        var start = arguments.Integer(1);
        var length = arguments.Count == 3 ? arguments.Integer(2) : null;
        if (length is Constant { Value: < 0 or < 0L })
        {
            throw arguments.Call.Arguments[2].Reject(BadQueryCodes.InvalidValue, "The length of a substring is not negative.");
        }

        return start switch
        {
            Constant { Value: null } => Constant.Null(EdmPrimitiveTypeKind.String),
            Constant { Value: int and >= 0 and < int.MaxValue and var first } => From(text, Constant.Of(first + 1), length),
            Constant { Value: int and < 0 and > int.MinValue and var last } => FromEnd(text, Constant.Of(-last), length),
            Constant { Value: int or long } far => far.Value is > 0 or > 0L
                ? From(text, Constant.Of(int.MaxValue), length)
                : FromEnd(text, Constant.Of(int.MaxValue), length),
            _ => new Choice(
                [(new Comparison(ComparisonKind.Less, start, Constant.Of(0)), FromEnd(text, Negative(start), length))],
                From(text, new Arithmetic(ArithmeticKind.Add, Types.Widen(start, EdmPrimitiveTypeKind.Int64), Constant.Of(1L), EdmPrimitiveTypeKind.Int64), length),
                EdmPrimitiveTypeKind.String),
        };
    }

    private static FunctionCall From(Scalar text, Scalar first, Scalar? length) =>
        new(Function.Substring, EdmPrimitiveTypeKind.String, length is null ? [text, first] : [text, first, length]);

    private static FunctionCall FromEnd(Scalar text, Scalar count, Scalar? length)
    {
        var end = new FunctionCall(Function.Right, EdmPrimitiveTypeKind.String, text, count);
        return length is null ? end : From(end, Constant.Of(1), length);
    }

    private static FunctionCall Negative(Scalar number) => new(Function.Negate, number.Type, number);
}
