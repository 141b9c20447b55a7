using System.Globalization;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Plans.Scalars;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;
using Column = CchcWarehouse.OData.Plans.Scalars.Column;
using TableSource = CchcWarehouse.OData.Plans.Relations.TableSource;
using SortKey = CchcWarehouse.OData.Plans.Relations.SortKey;

namespace CchcWarehouse.OData.Plans.Paging;

/// <summary>The condition of all rows that come after a row, in an order where nulls are first ascending and last descending.</summary>
internal static class Keyset
{
    public static Scalar After(IReadOnlyList<SortKey> order, IReadOnlyList<object?> values, RequestForm? form)
    {
        var keys = order.Select((key, i) => (Key: key, Value: Constant(form?.After(i, key.Value.Type) ?? new Constant(values[i], key.Value.Type)))).ToList();
        return keys.TrueForAll(k => k.Key is { Descending: false, TextOrder: TextOrder.Ordinal, Value: { Nullable: false, Type: not Edm.String } })
            ? Beyond([.. keys.Select(k => k.Key.Value)], [.. keys.Select(k => k.Value)])
            : After(keys);
    }

    // A row is greater only if its first key is no less: told apart, that leaves out the partitions of earlier years.
    private static Scalar Beyond(IReadOnlyList<Scalar> keys, IReadOnlyList<Constant> values)
    {
        var beyond = new RowComparison(keys, [.. values.Select(value => value with { IsKey = keys.All(key => key.Type == Edm.Int32) })]);
        return keys[0] is Column { Source: TableSource source, Name: var name } && values[0].ValueType == typeof(int) && source.Relation.YearDivisor(name) is { } divisor
            ? Junction.All(new Comparison(ComparisonKind.GreaterOrEqual, keys[0], Start(values[0], divisor)), beyond)
            : beyond;
    }

    private static Constant Start(Constant key, int divisor) => Scalars.Constant.Derive<int>(key, Edm.Int32, value => value / divisor * divisor) with { Narrows = true };

    private static Scalar After(List<(SortKey Key, Constant Value)> keys)
    {
        // a > 1 or a = 1 and (b > 2 or …), from the last key outwards.
        Scalar after = Scalars.Constant.False;
        for (var i = keys.Count - 1; i >= 0; i--)
        {
            var (key, value) = keys[i];
            after = Junction.Any(Beyond(key, value), Junction.All(Same(key, value), after));
        }

        return after;
    }

    private static Scalar Beyond(SortKey key, Constant value) => (key.Descending, value.IsNull) switch
    {
        (false, true) => NullTest.NotNull(key.Value),
        (true, true) => Scalars.Constant.False,
        (false, _) => new Comparison(ComparisonKind.Greater, key.Value, value, key.TextOrder),
        (true, _) => Junction.Any(new Comparison(ComparisonKind.Less, key.Value, value, key.TextOrder), NullTest.Null(key.Value)),
    };

    private static Scalar Same(SortKey key, Constant value) => value.IsNull
        ? NullTest.Null(key.Value)
        : new Comparison(ComparisonKind.Equal, key.Value, value);

    // A token carries decimals and durations as text.
    private static Constant Constant(Constant value) => value.Type == Edm.Duration && value.ValueType == typeof(string)
        ? Scalars.Constant.Derive<string>(value, Edm.Duration, text => decimal.Parse(text, CultureInfo.InvariantCulture))
        : value;
}
