using System.Globalization;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>Which types go together, and what they become.</summary>
internal static class Types
{
    public static bool IsNumeric(EdmPrimitiveTypeKind type) => Rank(type) > 0;

    public static bool IsInteger(EdmPrimitiveTypeKind type) => Rank(type) is >= 1 and <= 3;

    public static bool IsFloating(EdmPrimitiveTypeKind type) => type is EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single;

    /// <summary>The type that two types of numbers are promoted to; null when one is no number.</summary>
    public static EdmPrimitiveTypeKind? Promoted(EdmPrimitiveTypeKind left, EdmPrimitiveTypeKind right) =>
        !IsNumeric(left) || !IsNumeric(right) ? null
        : Rank(left) >= Rank(right) ? left
        : right;

    /// <summary>The one type of several values; null when they do not go together.</summary>
    public static EdmPrimitiveTypeKind? Common(EdmPrimitiveTypeKind left, EdmPrimitiveTypeKind right) => (left, right) switch
    {
        _ when left == right => left,
        (EdmPrimitiveTypeKind.Date, EdmPrimitiveTypeKind.DateTimeOffset) => right,
        (EdmPrimitiveTypeKind.DateTimeOffset, EdmPrimitiveTypeKind.Date) => left,
        _ => Promoted(left, right),
    };

    /// <summary>The value in another type that holds all of its values.</summary>
    public static Scalar Widen(Scalar value, EdmPrimitiveTypeKind type) => (value, type) switch
    {
        _ when value.Type == type => value,
        (Constant { IsNull: true }, _) => Constant.Null(type),
        (Constant { Type: EdmPrimitiveTypeKind.Date } constant, EdmPrimitiveTypeKind.DateTimeOffset) =>
            Constant.Derive<DateOnly>(constant, type, date => date.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc)),
        (Constant { Type: EdmPrimitiveTypeKind.Int32 } constant, EdmPrimitiveTypeKind.Int64) => Constant.Derive<int>(constant, type, number => (long)number),
        (Constant constant, EdmPrimitiveTypeKind.Decimal) when constant.ValueType == typeof(int) || constant.ValueType == typeof(long) =>
            Constant.Derive<object>(constant, type, number => Convert.ToDecimal(number, CultureInfo.InvariantCulture)),
        (Constant constant, EdmPrimitiveTypeKind.Double)
            when constant.ValueType == typeof(int) || constant.ValueType == typeof(long) || constant.ValueType == typeof(decimal) =>
            Constant.Derive<object>(constant, type, number => Convert.ToDouble(number, CultureInfo.InvariantCulture)),
        _ => Conversion.Of(value, type),
    };

    /// <summary>Two numbers as PostgreSQL compares them best: a whole number beside a column of whole numbers stays one, so that an index serves.</summary>
    public static Scalar Fit(Scalar value, EdmPrimitiveTypeKind beside) => value switch
    {
        Constant { Type: EdmPrimitiveTypeKind.Decimal } constant when IsInteger(beside) && constant.Value is decimal number && decimal.Truncate(number) == number
            && number is >= long.MinValue and <= long.MaxValue =>
            number is >= int.MinValue and <= int.MaxValue ? Constant.Of((int)number) : Constant.Of((long)number),
        _ => value,
    };

    /// <summary>Whether the value may be NaN, which PostgreSQL takes for equal to itself and greater than all numbers.</summary>
    public static bool MayBeNaN(Scalar value) => value switch
    {
        Constant constant => IsFloating(constant.Type) && constant.Value is double.NaN,
        Column { Source: SelectSource source } column =>
            source.Rows.Outputs.FirstOrDefault(o => string.Equals(o.Name, column.Name, StringComparison.Ordinal)) is { } output && MayBeNaN(output.Value),
        { Type: EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single } => true,
        { Type: not EdmPrimitiveTypeKind.Decimal } => false,
        Arithmetic arithmetic => arithmetic.Kind == ArithmeticKind.DivideExactly || MayBeNaN(arithmetic.Left) || MayBeNaN(arithmetic.Right),
        FunctionCall call => call.Arguments.Any(MayBeNaN),
        Conversion conversion => MayBeNaN(conversion.Operand),
        Choice choice => choice.Branches.Any(b => MayBeNaN(b.Value)) || (choice.Otherwise is { } otherwise && MayBeNaN(otherwise)),
        AggregateCall { Operand: { } operand } => MayBeNaN(operand),
        WindowCall { Operand: { } operand } => MayBeNaN(operand),
        ScalarSelect { Rows.Outputs: [var output, ..] } => MayBeNaN(output.Value),
        Column { Source: UnionSource } => true,
        _ => false,
    };

    private static int Rank(EdmPrimitiveTypeKind type) => type switch
    {
        EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte or EdmPrimitiveTypeKind.Int16 => 1,
        EdmPrimitiveTypeKind.Int32 => 2,
        EdmPrimitiveTypeKind.Int64 => 3,
        EdmPrimitiveTypeKind.Decimal => 4,
        EdmPrimitiveTypeKind.Single => 5,
        EdmPrimitiveTypeKind.Double => 6,
        _ => 0,
    };
}
