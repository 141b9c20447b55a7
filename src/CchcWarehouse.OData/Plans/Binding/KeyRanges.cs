using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>What a key tells by division, compared with constants: a range of keys, so that indexes and partitions serve.</summary>
internal static class KeyRanges
{
    /// <summary>Null: this is no such comparison.</summary>
    public static Condition? Equal(Scalar left, Scalar right) => (left, right) is (KeyQuotient quotient, Constant { Type: EdmPrimitiveTypeKind.Int32, IsNull: false } number)
        ? Decided(
            Junction.All(From(quotient, number), BelowNext(quotient, number)),
            Junction.Any(Below(quotient, number), FromNext(quotient, number)))
        : null;

    /// <summary>Null: this is no such comparison.</summary>
    public static Condition? Greater(Scalar left, Scalar right, bool orEqual) => (left, right) switch
    {
        (KeyQuotient quotient, Constant { Type: EdmPrimitiveTypeKind.Int32, IsNull: false } least) => orEqual
            ? Decided(From(quotient, least), Below(quotient, least))
            : Decided(FromNext(quotient, least), BelowNext(quotient, least)),
        (Constant { Type: EdmPrimitiveTypeKind.Int32, IsNull: false } most, KeyQuotient quotient) => orEqual
            ? Decided(BelowNext(quotient, most), FromNext(quotient, most))
            : Decided(Below(quotient, most), From(quotient, most)),
        _ => null,
    };

    /// <summary>The membership with the range that holds all of its items.</summary>
    public static Scalar Around(Scalar value, IReadOnlyList<Constant> items, Membership membership) =>
        value is KeyQuotient quotient && items.All(item => item.ValueType == typeof(int))
            ? Junction.All(
                From(quotient, Constant.Derive<int>(items, EdmPrimitiveTypeKind.Int32, numbers => numbers.Min())),
                BelowNext(quotient, Constant.Derive<int>(items, EdmPrimitiveTypeKind.Int32, numbers => numbers.Max())),
                membership)
            : membership;

    private static DecidedCondition Decided(Scalar whenTrue, Scalar whenFalse) =>
        new(whenTrue, whenTrue.Nullable ? TruthTest.NotTrue(whenTrue) : whenFalse, TruthTest.True(whenTrue));

    private static Comparison From(KeyQuotient quotient, Constant number) => new(ComparisonKind.GreaterOrEqual, quotient.Key, Key(quotient, number, 0));

    private static Comparison FromNext(KeyQuotient quotient, Constant number) => new(ComparisonKind.GreaterOrEqual, quotient.Key, Key(quotient, number, 1));

    private static Comparison Below(KeyQuotient quotient, Constant number) => new(ComparisonKind.Less, quotient.Key, Key(quotient, number, 0));

    private static Comparison BelowNext(KeyQuotient quotient, Constant number) => new(ComparisonKind.Less, quotient.Key, Key(quotient, number, 1));

    // 64 bits hold the product whatever the number; PostgreSQL compares it with a key of 32 bits by the same index.
    private static Constant Key(KeyQuotient quotient, Constant number, int more) =>
        Constant.Derive<int>(number, EdmPrimitiveTypeKind.Int64, value => ((long)value + more) * quotient.Divisor) with { Narrows = true };
}
