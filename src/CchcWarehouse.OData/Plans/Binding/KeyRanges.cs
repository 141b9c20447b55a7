using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>What a key tells by division, compared with constants: a range of keys, so that indexes and partitions serve.</summary>
internal static class KeyRanges
{
    /// <summary>Null: this is no such comparison.</summary>
    public static Condition? Equal(Scalar left, Scalar right) => (left, right) is (KeyQuotient quotient, Constant { Value: int number })
        ? Decided(
            Junction.All(From(quotient, number), Below(quotient, number + 1L)),
            Junction.Any(Below(quotient, number), From(quotient, number + 1L)))
        : null;

    /// <summary>Null: this is no such comparison.</summary>
    public static Condition? Greater(Scalar left, Scalar right, bool orEqual) => (left, right) switch
    {
        (KeyQuotient quotient, Constant { Value: int least }) => Decided(
            From(quotient, orEqual ? least : least + 1L), Below(quotient, orEqual ? least : least + 1L)),
        (Constant { Value: int most }, KeyQuotient quotient) => Decided(
            Below(quotient, orEqual ? most + 1L : most), From(quotient, orEqual ? most + 1L : most)),
        _ => null,
    };

    /// <summary>The membership with the range that holds all of its items.</summary>
    public static Scalar Around(Scalar value, IReadOnlyList<object> items, Membership membership) =>
        value is KeyQuotient quotient && items.All(item => item is int)
            ? Junction.All(From(quotient, items.Cast<int>().Min()), Below(quotient, items.Cast<int>().Max() + 1L), membership)
            : membership;

    private static DecidedCondition Decided(Scalar whenTrue, Scalar whenFalse) =>
        new(whenTrue, whenTrue.Nullable ? TruthTest.NotTrue(whenTrue) : whenFalse, TruthTest.True(whenTrue));

    private static Comparison From(KeyQuotient quotient, long number) =>
        new(ComparisonKind.GreaterOrEqual, quotient.Key, LeastKey(quotient, number));

    private static Comparison Below(KeyQuotient quotient, long number) =>
        new(ComparisonKind.Less, quotient.Key, LeastKey(quotient, number));

    private static Constant LeastKey(KeyQuotient quotient, long number) => number * quotient.Divisor is var key && (int)key == key
        ? Constant.Of((int)key)
        : Constant.Of(key);
}
