using CchcWarehouse.OData.Plans.Relations;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Scalars;

public enum ArithmeticKind
{
    Add,
    Subtract,
    Multiply,

    /// <summary>Truncates between integers; fails on zero, but for doubles.</summary>
    Divide,

    /// <summary>The exact quotient; infinite or not a number on zero.</summary>
    DivideExactly,

    /// <summary>Has the sign of the left operand.</summary>
    Modulo,
}

/// <summary>Arithmetic between two numbers of one type, which is the type of the result.</summary>
public sealed record Arithmetic : Scalar
{
    public Arithmetic(ArithmeticKind kind, Scalar left, Scalar right, EdmPrimitiveTypeKind type)
        : base(type, left.Nullable || right.Nullable)
    {
        (Kind, Left, Right) = (kind, left, right);
        Size = SizeOf([left, right]);
    }

    public ArithmeticKind Kind { get; }

    public Scalar Left { get; }

    public Scalar Right { get; }
}

/// <summary>What a positive key tells by whole division, such as the year of a period.</summary>
public sealed record KeyQuotient(Scalar Key, int Divisor) : Scalar(EdmPrimitiveTypeKind.Int32, Key.Nullable);

/// <summary>What the binder can ask PostgreSQL for; each has its one place in the printer.</summary>
public enum Function
{
    Negate,
    Contains,
    StartsWith,
    EndsWith,
    IndexOf,
    Length,
    Concat,
    Substring,

    /// <summary>The last characters.</summary>
    Right,
    ToLower,
    ToUpper,
    Trim,
    MatchesPattern,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    FractionalSeconds,
    DateOf,
    TimeOf,
    Round,
    Floor,
    Ceiling,
    IsNaN,

    /// <summary>Instant plus seconds.</summary>
    AddToInstant,

    /// <summary>Instant minus instant, in seconds.</summary>
    InstantDifference,

    /// <summary>Date plus seconds: the date of midnight plus them.</summary>
    AddToDate,

    /// <summary>Date minus date, in seconds.</summary>
    DateDifference,

    /// <summary>A number as text: digits without exponent, or NaN, Infinity, -Infinity.</summary>
    NumberText,

    /// <summary>The first that is not null.</summary>
    Coalesce,

    /// <summary>The address of a row of a source table, under the address that the client used.</summary>
    SourceAddress,

    /// <summary>True, or an error that names what would be mixed: units of measure, periods of a stock, overlapping periods, nested units.</summary>
    RequireAdditive,

    /// <summary>Whether periods have days in common.</summary>
    PeriodsOverlap,

    /// <summary>Whether administrative units lie in one another.</summary>
    UnitsNest,

    /// <summary>The path to a node of a tree with one place more: places among siblings from the root down.</summary>
    Path,

    /// <summary>The path with a last place that no sibling has.</summary>
    AppendLast,

    /// <summary>Whether folded text (without case and diacritics) contains the folded term.</summary>
    FoldedContains,

    /// <summary>The same for whole words.</summary>
    FoldedContainsWords,

    /// <summary>Whether folded text is the folded term.</summary>
    FoldedEquals,
}

/// <summary>A function call; null where an argument is null, unless the function says otherwise.</summary>
public sealed record FunctionCall : Scalar
{
    public FunctionCall(Function function, EdmPrimitiveTypeKind type, params IReadOnlyList<Scalar> arguments)
        : base(type, function == Function.Coalesce ? arguments.All(a => a.Nullable) : AnyNullable(arguments))
    {
        (Function, Arguments) = (function, arguments);
        Size = SizeOf(arguments);
    }

    public Function Function { get; }

    public IReadOnlyList<Scalar> Arguments { get; }

    public bool Equals(FunctionCall? other) =>
        other is not null && Function == other.Function && Type == other.Type && Arguments.SequenceEqual(other.Arguments);

    public override int GetHashCode() => HashCode.Combine(Function, Type, Arguments.Count, Arguments.Count == 0 ? null : Arguments[0]);
}

/// <summary>A conversion that cannot fail: numbers to wider ones, dates to instants, anything to text.</summary>
public sealed record Conversion : Scalar
{
    private Conversion(Scalar operand, EdmPrimitiveTypeKind type)
        : base(type, operand.Nullable)
    {
        Operand = operand;
        Size = operand.Size + 1;
    }

    public Scalar Operand { get; }

    public static Scalar Of(Scalar operand, EdmPrimitiveTypeKind type) =>
        operand.Type == type ? operand : new Conversion(operand, type);
}

/// <summary>A conversion that gives null where the value has no place in the type: cast.</summary>
public sealed record TryConversion : Scalar
{
    public TryConversion(Scalar operand, EdmPrimitiveTypeKind type)
        : base(type, true)
    {
        Operand = operand;
        Size = operand.Size + 1;
    }

    public Scalar Operand { get; }
}

/// <summary>CASE: the value of the first branch whose condition is true.</summary>
public sealed record Choice : Scalar
{
    public Choice(IReadOnlyList<(Scalar Condition, Scalar Value)> branches, Scalar? otherwise, EdmPrimitiveTypeKind type)
        : base(type, otherwise is null || otherwise.Nullable || branches.Any(b => b.Value.Nullable))
    {
        (Branches, Otherwise) = (branches, otherwise);
        Size = SizeOf([.. branches.SelectMany(b => new[] { b.Condition, b.Value }), .. otherwise is null ? [] : new[] { otherwise }]);
    }

    public IReadOnlyList<(Scalar Condition, Scalar Value)> Branches { get; }

    public Scalar? Otherwise { get; }
}

/// <summary>The one value of the one row of a select; null when there is no row.</summary>
public sealed record ScalarSelect(Select Rows, EdmPrimitiveTypeKind Type, bool Nullable) : Scalar(Type, Nullable);

/// <summary>The rows of a select as one JSON array of arrays, in their order.</summary>
public sealed record NestedRows(Select Rows) : Scalar(EdmPrimitiveTypeKind.None, false);
