using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>What rows are grouped by.</summary>
/// <param name="Sets">Which leaves make up each grouping set of a roll-up; null: all of them are one set.</param>
internal sealed record Grouping(IReadOnlyList<GroupLeaf> Leaves, IReadOnlyList<IReadOnlyList<int>>? Sets = null)
{
    public static readonly Grouping None = new([]);
}

/// <summary>The transformation aggregate: each group of rows becomes one row of aggregated values.</summary>
internal static class Aggregates
{
    /// <param name="input">Replaced by the groups.</param>
    /// <param name="outer">The scope around the transformation.</param>
    public static void Apply(Rows input, IReadOnlyList<AggregateSyntax> items, Grouping grouping, Scope outer)
    {
        RefuseClashes(items, input);
        var partition = input.Partition.Count;
        var whole = grouping.Leaves.Count == 0 ? input.Whole : null;
        input.Open();
        input.PartitionBy([.. input.Partition, .. grouping.Leaves]);
        var aside = items.Select(item => AggregatePath.IsAside(item, outer with { Current = input.It })).ToList();
        if (!aside.Contains(true))
        {
            Group(input, partition, grouping.Sets, Terms(items, input, outer));
            Complete(input, whole);
            return;
        }

        var forks = input.Fork(1 + aside.Count(isAside => isAside));
        var main = forks[0];
        var groups = Group(main, partition, grouping.Sets, Terms([.. items.Where((_, i) => !aside[i])], main, outer));
        var members = main.It.Members.ToList();
        foreach (var (item, copy) in items.Where((_, i) => aside[i]).Zip(forks.Skip(1)))
        {
            members.Add(AggregateAside.Join(main, groups, copy, item, outer));
        }

        input.Become(main.Select, new Composite(Title, Arranged(members, items)), main.Identity);
        input.PartitionBy(main.Partition);
        Complete(input, whole);
    }

    /// <summary>The aggregate of a whole collection as a value: Observations/aggregate(Value with sum).</summary>
    public static ValueOperand OfCollection(CollectionOperand collection, AggregateSyntax aggregate, Scope outer)
    {
        var rows = collection.Open();
        Apply(rows, [aggregate with { Alias = "value" }], Grouping.None, outer);
        var value = (ValueMember)rows.It.Find("value")!;
        rows.Select.OutputOf(value.Value);
        return new ValueOperand(new ScalarSelect(rows.Select, value.Type, Nullable: true), value.TextOrder);
    }

    public const string Title = "the result of $apply";

    private static List<(string Name, AggregateTerm Term)> Terms(IReadOnlyList<AggregateSyntax> items, Rows rows, Scope outer) =>
        [.. items.Select(item => (item.Alias ?? AggregatePath.CustomName(item), Guarded(AggregateTerm.Bind(item, rows, outer), rows, outer)))];

    private static AggregateTerm Guarded(AggregateTerm term, Rows rows, Scope outer) =>
        term with { Result = Additivity.Guard(term.Result, rows.It.Entity, rows.Select, rows.Partition, outer.Context) };

    // Returns all leaves outside of the groups, those of the partition first.
    private static IReadOnlyList<GroupLeaf> Group(
        Rows rows, int partition, IReadOnlyList<IReadOnlyList<int>>? sets, IReadOnlyList<(string Name, AggregateTerm Term)> terms)
    {
        var leaves = rows.Partition;
        var select = rows.Select;
        select.GroupBy(leaves.SelectMany(leaf => leaf.Values));
        select.GroupingSets = sets is null ? null : GroupingSets.OfValues(leaves, partition, sets);
        var derivation = new Derivation(select);
        var grouped = leaves.Select((leaf, i) => leaf.Grouped(derivation, GroupingSets.Present(leaf, i - partition, sets, derivation))).ToList();
        var values = terms.Select(term => new ValueMember(term.Name, derivation.Lift(term.Term.Result)) { Declared = term.Term.Declared });
        var order = grouped.SelectMany(leaf => leaf.Order);
        var present = sets is null ? [] : grouped.Where(leaf => leaf.Member.Present is not null).Select(leaf => new SortKey(leaf.Member.Present!, false));
        rows.Become(
            derivation.Outer,
            new Composite(Title, [.. GroupLeaf.Tree(grouped.Skip(partition)), .. values]),
            [.. order, .. present]);
        rows.PartitionBy([.. grouped.Take(partition)]);
        return grouped;
    }

    // Groups that lost all their rows on the way are there all the same, with counts of nought.
    private static void Complete(Rows groups, Rows? whole)
    {
        if (whole is null)
        {
            return;
        }

        var all = whole.Copy();
        Group(all, all.Partition.Count, null, []);
        var (mine, theirs) = (all.Partition.SelectMany(l => l.Values).ToList(), groups.Partition.SelectMany(l => l.Values).ToList());
        var derivation = Derivation.Beside(groups.Select, all.Select, optional: true, source => Junction.All(mine.Zip(theirs).Select(pair =>
            (Scalar)new Comparison(pair.First.Nullable ? ComparisonKind.NotDistinct : ComparisonKind.Equal, pair.First, source.Export(pair.Second)))));
        var members = groups.It.Members.Select(member => member is ValueMember { Value: { Nullable: false, Type: Edm.Decimal } } count
            ? new ValueMember(count.Name, new FunctionCall(
                Function.Coalesce, count.Type, derivation.Lift(count.Value), Types.Widen(Constant.Of(0), count.Type)))
            : member.Lift(derivation)).ToList();
        groups.Become(all.Select, new Composite(Title, members), all.Identity);
        groups.PartitionBy(all.Partition);
    }

    // Groups first, then the aggregates in the order asked for.
    private static IReadOnlyList<Member> Arranged(List<Member> members, IReadOnlyList<AggregateSyntax> items)
    {
        var names = items.Select(item => item.Alias ?? AggregatePath.CustomName(item)).ToList();
        return [.. members.OrderBy(member => names.IndexOf(member.Name))];
    }

    private static void RefuseClashes(IReadOnlyList<AggregateSyntax> items, Rows rows)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            if (item.Alias is { } alias && rows.It.Find(alias) is not null)
            {
                throw item.Reject(BadQueryCodes.NameClash, $"{rows.It.Title} has {alias} already; give the aggregate another name.");
            }

            if (!taken.Add(item.Alias ?? AggregatePath.CustomName(item)))
            {
                throw item.Reject(BadQueryCodes.NameClash, $"{item.Alias} is given to two aggregates; the names of one aggregate differ.");
            }
        }
    }
}
