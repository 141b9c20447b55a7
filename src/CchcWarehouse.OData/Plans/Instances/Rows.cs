using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Instances;

/// <summary>A collection while it is being bound: the select that yields it, what its rows are, and their order.</summary>
internal sealed class Rows
{
    // Values of the order are carried through selects only when they are asked for.
    private Lazy<IReadOnlyList<SortKey>> identity;
    private Lazy<IReadOnlyList<SortKey>> order = new([]);

    private Rows(Select select, Instance it, Lazy<IReadOnlyList<SortKey>> identity)
    {
        Select = select;
        It = it;
        this.identity = identity;
    }

    public Select Select { get; private set; }

    /// <summary>One row.</summary>
    public Instance It { get; private set; }

    /// <summary>An order that tells any two rows apart; empty when there is one row at most.</summary>
    public IReadOnlyList<SortKey> Identity => identity.Value;

    /// <summary>The order asked for so far; the identity comes after it.</summary>
    public IReadOnlyList<SortKey> Order => order.Value;

    /// <summary>What the rows are grouped by while transformations are applied to each group by itself.</summary>
    public IReadOnlyList<GroupLeaf> Partition { get; private set; } = [];

    /// <summary>
    /// All rows of the groups before transformations narrowed them: a group that has lost all its rows still has its aggregates.
    /// Null: no group can have lost all of them.
    /// </summary>
    public Rows? Whole { get; set; }

    /// <summary>An entity may stand in several rows.</summary>
    public bool Repeats { get; private set; }

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

    /// <summary>All rows of an entity set.</summary>
    public static Rows Of(EntityMap map)
    {
        var source = new TableSource(map.Relation);
        var select = new Select(source);
        return Of(select, new EntityInstance(map, new TableRow(select, source, map.Relation)));
    }

    public static Rows Of(Select select, EntityInstance it) =>
        new(select, it, new(() => [.. it.Map.DefaultOrder.Select(p => new SortKey(it.Value(p), false))]));

    public static Rows Of(Select select, Instance it, IReadOnlyList<SortKey> identity) => new(select, it, new(identity));

    public void Where(Scalar condition)
    {
        Open();
        Select.Where(condition);
    }

    /// <summary>The order that tells rows apart goes on with further values.</summary>
    public void Distinguish(IReadOnlyList<Scalar> values)
    {
        var before = identity;
        identity = new(() => [.. before.Value, .. values.Select(value => new SortKey(value, false))]);
    }

    /// <summary>The rows are seen as something else; they stay the same.</summary>
    public void Become(Instance it) => It = it;

    /// <summary>The rows of another select take the place of these.</summary>
    public void Become(Select select, Instance it, IReadOnlyList<SortKey> identity) =>
        (Select, It, this.identity, order, Repeats, Whole) = (select, it, new(identity), new([]), it.Entity is null, null);

    /// <summary>The same entities may have come in several ways.</summary>
    public void MayRepeat() => Repeats = true;

    public void PartitionBy(IReadOnlyList<GroupLeaf> leaves) => Partition = leaves;

    /// <summary>A stable sort: rows that tie keep the order they had.</summary>
    public void Sort(IReadOnlyList<SortKey> keys)
    {
        var before = order;
        order = new(() => [.. keys, .. before.Value.Where(key => !keys.Any(k => k.Value.Equals(key.Value)))]);
    }

    /// <summary>No order but that of the identity is left.</summary>
    public void Unsort() => order = new([]);

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
        Take(this, derivation);
        return derivation;
    }

    /// <summary>The same rows several times, each to be transformed on its own. These rows are not to be changed any more.</summary>
    public IReadOnlyList<Rows> Fork(int count) => [.. Enumerable.Range(0, count).Select(_ => Copy())];

    /// <summary>The same rows once more. These rows are not to be changed any more.</summary>
    public Rows Copy()
    {
        var derivation = new Derivation(Select);
        var copy = new Rows(derivation.Outer, It, identity);
        copy.Take(this, derivation);
        return copy;
    }

    /// <summary>Goes on outside of the rows as they are now, which can then be copied.</summary>
    public Rows Freeze()
    {
        var frozen = new Rows(Select, It, identity) { order = order, Partition = Partition, Repeats = Repeats };
        Enclose();
        return frozen;
    }

    /// <summary>Pairs each row with each member of a collection that belongs to it.</summary>
    /// <param name="outer">A row without members stays, with a member that is null.</param>
    /// <returns>The member.</returns>
    public Instance Join(Rows members, bool outer)
    {
        Open();
        Repeats = true;
        var derivation = Derivation.Beside(members.Select, Select, outer, on: null);
        var before = identity;
        identity = new(() => [.. before.Value, .. Lift(members.TotalOrder, derivation)]);
        return members.It.Lift(derivation);
    }

    private void Take(Rows inner, Derivation derivation)
    {
        It = inner.It.Lift(derivation);
        var (innerOrder, innerIdentity) = (inner.order, inner.identity);
        order = new(() => Lift(innerOrder.Value, derivation));
        identity = new(() => Lift(innerIdentity.Value, derivation));
        Partition = [.. inner.Partition.Select(leaf => leaf.Lift(derivation))];
        Select = derivation.Outer;
        Repeats = inner.Repeats;
        Whole = inner.Whole;
    }

    private static IReadOnlyList<SortKey> Lift(IReadOnlyList<SortKey> keys, Derivation derivation) =>
        [.. keys.Select(key => key with { Value = derivation.Lift(key.Value) })];
}
