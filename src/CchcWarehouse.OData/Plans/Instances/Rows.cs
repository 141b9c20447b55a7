using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Instances;

/// <summary>A collection while it is being bound: the select that yields it, what its rows are, and their order.</summary>
internal sealed class Rows
{
    private Rows(Select select, Instance it, IReadOnlyList<SortKey> identity)
    {
        Select = select;
        It = it;
        Identity = identity;
    }

    public Select Select { get; private set; }

    /// <summary>One row.</summary>
    public Instance It { get; private set; }

    /// <summary>An order that tells any two rows apart; empty when there is one row at most.</summary>
    public IReadOnlyList<SortKey> Identity { get; private set; }

    /// <summary>The order asked for so far; the identity comes after it.</summary>
    public IReadOnlyList<SortKey> Order { get; private set; } = [];

    /// <summary>All rows of an entity set.</summary>
    public static Rows Of(EntityMap map)
    {
        var source = new TableSource(map.Relation);
        var select = new Select(source);
        return Of(select, new EntityInstance(map, new TableRow(select, source, map.Relation)));
    }

    public static Rows Of(Select select, EntityInstance it) =>
        new(select, it, [.. it.Map.DefaultOrder.Select(p => new SortKey(it.Value(p), false, TextOrder.Ordinal))]);

    public static Rows Of(Select select, Instance it, IReadOnlyList<SortKey> identity) => new(select, it, identity);

    /// <summary>The whole order: what was asked for, then the identity in the direction of the last of it.</summary>
    public IReadOnlyList<SortKey> TotalOrder
    {
        get
        {
            var total = new List<SortKey>(Order);
            var descending = Order is [.., var last] && last.Descending;
            total.AddRange(Identity
                .Where(key => !Order.Any(o => o.Value.Equals(key.Value)))
                .Select(key => key with { Descending = key.Descending != descending }));
            return total;
        }
    }

    public void Where(Scalar condition)
    {
        Open();
        Select.Where(condition);
    }

    public void Become(Instance it) => It = it;

    /// <summary>A stable sort: rows that tie keep the order they had.</summary>
    public void Sort(IReadOnlyList<SortKey> keys) =>
        Order = [.. keys, .. Order.Where(key => !keys.Any(k => k.Value.Equals(key.Value)))];

    public void Cut(Scalar? skip, Scalar? top)
    {
        Open();
        foreach (var key in TotalOrder)
        {
            Select.OrderBy(key);
        }

        (Select.Skip, Select.Top) = (skip, top);
    }

    /// <summary>Makes room for further conditions, joins and values: a closed select becomes the source of a new one.</summary>
    public void Open()
    {
        if (Select.Closed)
        {
            Enclose();
        }
    }

    /// <summary>Puts the select in the place of a table.</summary>
    public Derivation Enclose()
    {
        var derivation = new Derivation(Select);
        It = It.Lift(derivation);
        Order = Lift(Order, derivation);
        Identity = Lift(Identity, derivation);
        Select = derivation.Outer;
        return derivation;
    }

    private static IReadOnlyList<SortKey> Lift(IReadOnlyList<SortKey> keys, Derivation derivation) =>
        [.. keys.Select(key => key with { Value = derivation.Lift(key.Value) })];
}
