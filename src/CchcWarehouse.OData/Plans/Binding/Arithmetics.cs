using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>Arithmetic on numbers, durations, dates and instants. Null makes null.</summary>
internal static class Arithmetics
{
    public static ValueOperand Bind(BinarySyntax node, Operand left, Operand right)
    {
        var (l, r) = (Operand(node.Left, left, right), Operand(node.Right, right, left));
        var kind = Kind(node.Operator);
        var value = (kind, l.Type, r.Type) switch
        {
            (ArithmeticKind.Add or ArithmeticKind.Subtract, _, _) when Temporal(kind, l, r) is { } temporal => temporal,
            (ArithmeticKind.Multiply, Edm.Duration, _) when Types.IsNumeric(r.Type) => OfDuration(kind, l, r),
            (ArithmeticKind.Multiply, _, Edm.Duration) when Types.IsNumeric(l.Type) => OfDuration(kind, r, l),
            (ArithmeticKind.Divide or ArithmeticKind.DivideExactly, Edm.Duration, _) when Types.IsNumeric(r.Type) => OfDuration(kind, l, r),
            _ when Types.Promoted(l.Type, r.Type) is { } type => Numeric(node, kind, l, r, type),
            _ => throw node.Reject(
                BadQueryCodes.TypeMismatch, $"{left.Title} and {right.Title} cannot be operands of {Word(node.Operator)}."),
        };
        return new ValueOperand(value);
    }

    public static ValueOperand Negate(NegateSyntax node, Operand operand) => operand switch
    {
        NullOperand => new ValueOperand(Constant.Null(Edm.Decimal)),
        ValueOperand { Value: Constant { Value: int number } } when number != int.MinValue => new ValueOperand(Constant.Of(-number)),
        ValueOperand { Value: Constant { Value: decimal number } constant } => new ValueOperand(new Constant(-number, constant.Type)),
        ValueOperand { Value: var value } when value.Type is Edm.Duration || Types.IsNumeric(value.Type) =>
            new ValueOperand(new FunctionCall(Function.Negate, value.Type, value)),
        _ => throw node.Reject(BadQueryCodes.TypeMismatch, $"A number or duration can be negated, not {operand.Title}."),
    };

    private static Scalar Numeric(BinarySyntax node, ArithmeticKind kind, Scalar l, Scalar r, Edm type)
    {
        if (kind is ArithmeticKind.Divide or ArithmeticKind.Modulo && !Types.IsFloating(type) && IsZero(r))
        {
            throw node.Right.Reject(
                BadQueryCodes.InvalidValue, $"{Word(node.Operator)} by zero; divby gives INF or NaN instead of failing.");
        }

        return kind switch
        {
            ArithmeticKind.DivideExactly when Types.IsInteger(type) =>
                new Arithmetic(kind, Types.Widen(l, Edm.Decimal), Types.Widen(r, Edm.Decimal), Edm.Decimal),
            _ => new Arithmetic(kind, Types.Widen(l, type), Types.Widen(r, type), type),
        };
    }

    private static Scalar? Temporal(ArithmeticKind kind, Scalar l, Scalar r) => (l.Type, r.Type) switch
    {
        (Edm.DateTimeOffset, Edm.Duration) => new FunctionCall(Function.AddToInstant, Edm.DateTimeOffset, l, Signed(kind, r)),
        (Edm.Date, Edm.Duration) => new FunctionCall(Function.AddToDate, Edm.Date, l, Signed(kind, r)),
        (Edm.Duration, Edm.Duration) => new Arithmetic(kind, l, r, Edm.Duration),
        (Edm.DateTimeOffset, Edm.DateTimeOffset) when kind == ArithmeticKind.Subtract => new FunctionCall(Function.InstantDifference, Edm.Duration, l, r),
        (Edm.Date, Edm.Date) when kind == ArithmeticKind.Subtract => new FunctionCall(Function.DateDifference, Edm.Duration, l, r),
        _ => null,
    };

    private static Scalar Signed(ArithmeticKind kind, Scalar duration) => (kind, duration) switch
    {
        (ArithmeticKind.Add, _) => duration,
        (_, Constant { Value: decimal seconds }) => new Constant(-seconds, Edm.Duration),
        _ => new FunctionCall(Function.Negate, Edm.Duration, duration),
    };

    private static Arithmetic OfDuration(ArithmeticKind kind, Scalar duration, Scalar number) =>
        new(kind == ArithmeticKind.Multiply ? kind : ArithmeticKind.Divide, duration, Types.Widen(number, Edm.Decimal), Edm.Duration);

    private static Scalar Operand(SyntaxNode node, Operand operand, Operand other) => operand switch
    {
        NullOperand when other is ValueOperand { Value.Type: var type } => Constant.Null(type),
        NullOperand => Constant.Null(Edm.Decimal),
        ValueOperand { IsLiteral: true, Value: Constant { Type: Edm.String } constant }
            when other is ValueOperand { Value.Type: Edm.Date or Edm.DateTimeOffset or Edm.Duration }
                && constant.Value is string text && Durations.Seconds(text) is { } seconds =>
            new Constant(seconds, Edm.Duration),
        _ => Expressions.AsValue(node, operand).Value,
    };

    private static bool IsZero(Scalar value) => value is Constant { Value: 0 or 0L or 0m };

    private static ArithmeticKind Kind(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => ArithmeticKind.Add,
        BinaryOperator.Subtract => ArithmeticKind.Subtract,
        BinaryOperator.Multiply => ArithmeticKind.Multiply,
        BinaryOperator.Divide => ArithmeticKind.Divide,
        BinaryOperator.DivideBy => ArithmeticKind.DivideExactly,
        _ => ArithmeticKind.Modulo,
    };

    private static string Word(BinaryOperator operation) => operation switch
    {
        BinaryOperator.Add => "add",
        BinaryOperator.Subtract => "sub",
        BinaryOperator.Multiply => "mul",
        BinaryOperator.Divide => "div",
        BinaryOperator.DivideBy => "divby",
        _ => "mod",
    };
}
