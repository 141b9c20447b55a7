using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Requests;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Apply;

/// <summary>ancestors, descendants: the rows whose node stands above or below the nodes of some of the rows.</summary>
/// <param name="Node">Leads from a row to the key of its node.</param>
internal sealed record HierarchyStep(bool IsUp, MemberPath Node, Expression Start, int? Distance, bool KeepStart) : Transformation
{
    public override string Text =>
        $"{(IsUp ? "ancestors" : "descendants")}($root/AdminUnits,AdminUnitHierarchy,{Node.Text},filter({Start.Text}){(Distance is { } d ? $",{d}" : "")}{(KeepStart ? ",keep start" : "")})";

    public override Sequence Of(Sequence input, Ordering ordering)
    {
        var starts = input.Items.Where(item => Start.Of(Surroundings.Of(item, ordering)) is true).Select(Unit).Distinct().ToList();
        var found = (KeepStart ? starts : []).ToHashSet();
        var at = starts;
        for (var distance = 1; at.Count > 0 && distance <= (Distance ?? int.MaxValue); distance++)
        {
            at = [.. at.SelectMany(unit => IsUp ? unit["Parent"] is Item parent ? [parent] : [] : unit.Many("Children")).Distinct()];
            found.UnionWith(at);
        }

        return input with { Items = [.. input.Items.Where(item => found.Contains(Unit(item)))] };
    }

    public override Shape Output(Shape input) => input;

    public override IEnumerable<Transformation> Smaller() => Start.Smaller().Select(smaller => this with { Start = smaller });

    private Item Unit(Item item) => Node.Names.SkipLast(1).Aggregate(item, (at, link) => (Item)at[link]!).Entity;
}

/// <summary>traverse: the rows in the order of their nodes in the tree.</summary>
internal sealed record TraverseStep(bool IsPreorder, IReadOnlyList<SortItem> Siblings) : Transformation
{
    public override string Text =>
        $"traverse($root/AdminUnits,AdminUnitHierarchy,AdminUnitKey,{(IsPreorder ? "preorder" : "postorder")},{SortItem.Print(Siblings)})";

    public override Sequence Of(Sequence input, Ordering ordering)
    {
        var all = input.Items.SelectMany(item => Line(item.Entity)).Distinct().ToList();
        var order = Walk([.. all.Where(unit => unit["Parent"] is null)], all.ToHashSet(), ordering).ToList();
        return input with { Items = [.. input.Items.OrderBy(item => order.IndexOf(item.Entity))], IsOrdered = true };
    }

    public override Shape Output(Shape input) => input;

    private IEnumerable<Item> Walk(IReadOnlyList<Item> siblings, HashSet<Item> all, Ordering ordering)
    {
        foreach (var unit in Sorting.Sort(siblings, Siblings, item => Surroundings.Of(item, ordering)).Rows)
        {
            var below = Walk([.. unit.Many("Children").Where(all.Contains)], all, ordering);
            foreach (var next in IsPreorder ? below.Prepend(unit) : below.Append(unit))
            {
                yield return next;
            }
        }
    }

    private static IEnumerable<Item> Line(Item unit)
    {
        for (var at = unit; at is not null; at = (Item?)at["Parent"])
        {
            yield return at;
        }
    }
}
