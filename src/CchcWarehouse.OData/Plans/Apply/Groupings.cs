using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>The transformation groupby.</summary>
internal static class Groupings
{
    public static void Apply(Rows rows, GroupByTransformation groupBy, Scope outer)
    {
        rows.Open();
        if (groupBy.Elements.OfType<RollupRecursiveGrouping>().FirstOrDefault() is { } recursive)
        {
            RollupRecursive.Apply(rows, groupBy, recursive, outer);
            return;
        }

        Apply(rows, [.. groupBy.Elements.Select(element => Levels(element, outer with { Current = rows.It }))], groupBy.Inner, outer);
    }

    /// <param name="levels">Of each element, finest first: one for a property, several for a roll-up.</param>
    public static void Apply(Rows rows, IReadOnlyList<IReadOnlyList<IReadOnlyList<GroupLeaf>>> levels, SequenceSyntax? inner, Scope outer)
    {
        var leaves = new List<GroupLeaf>();
        var sets = levels.Aggregate(
            new List<IReadOnlyList<int>> { Array.Empty<int>() },
            (known, level) => [.. known.SelectMany(set => level.Select(path => (IReadOnlyList<int>)[.. set, .. path.Select(leaf => Place(leaves, leaf))]))]);
        if (sets.Count == 1)
        {
            ApplyOne(rows, leaves, inner, outer);
        }
        else if (inner is not { Transformations: [AggregateTransformation { Items: var items }] } || RollupNodes.AreMentioned(inner)
            || items.Any(item => AggregatePath.IsAside(item, outer with { Current = rows.It })))
        {
            ApplyEach(rows, leaves, sets, inner, outer);
        }
        else
        {
            Aggregates.Apply(rows, items, new Grouping(leaves, sets), outer);
        }
    }

    /// <summary>One thing to group by.</summary>
    public static GroupLeaf Leaf(PathSyntax path, Scope scope)
    {
        IReadOnlyList<string> names = [.. path.Segments.OfType<NameSegment>().Where(s => s.Name.Namespace is null).Select(s => s.Name.Name)];
        return MemberPaths.Member(path, scope) switch
        {
            ValueMember value => new GroupLeaf(names, value),
            ObjectMember { Instance.Entity: not null } entity => new GroupLeaf(names, entity),
            _ => throw path.Reject(BadQueryCodes.TypeMismatch, $"{names[^1]} is no single value or entity to group by."),
        };
    }

    /// <summary>Applies transformations to each group by itself and gives the group's values to what comes out.</summary>
    private static void ApplyOne(Rows rows, IReadOnlyList<GroupLeaf> leaves, SequenceSyntax? inner, Scope outer)
    {
        switch (inner)
        {
            case null:
                Aggregates.Apply(rows, [], new Grouping(leaves), outer);
                return;
            case { Transformations: [AggregateTransformation aggregate] } when !RollupNodes.AreMentioned(inner):
                Aggregates.Apply(rows, aggregate.Items, new Grouping(leaves), outer);
                return;
            default:
                Partitions.Apply(rows, leaves, inner, outer);
                return;
        }
    }

    // rollup in terms of the standard: one groupby for each set, one after the other.
    private static void ApplyEach(Rows rows, List<GroupLeaf> leaves, List<IReadOnlyList<int>> sets, SequenceSyntax? inner, Scope outer)
    {
        var around = rows.Partition;
        rows.PartitionBy([.. around, .. leaves]);
        var forks = rows.Fork(sets.Count);
        for (var i = 0; i < forks.Count; i++)
        {
            var lifted = forks[i].Partition;
            forks[i].PartitionBy([.. lifted.Take(around.Count)]);
            ApplyOne(forks[i], [.. sets[i].Select(place => lifted[around.Count + place])], inner, outer);
        }

        Concatenation.Of(rows, forks);
    }

    /// <summary>The levels of one element, finest first: one for a property, several for a roll-up.</summary>
    public static IReadOnlyList<IReadOnlyList<GroupLeaf>> Levels(GroupingSyntax element, Scope scope) => element switch
    {
        GroupingProperty property => [[Leaf(property.Path, scope)]],
        RollupGrouping rollup => Rollup([.. rollup.Levels.Select(path => Leaf(path, scope))], rollup.WithGrandTotal),
        RollupHierarchyGrouping named => Rollup(Named(named, scope), withGrandTotal: false),
        _ => throw element.Reject(BadQueryCodes.Unsupported, "This grouping is not supported."),
    };

    private static IReadOnlyList<IReadOnlyList<GroupLeaf>> Rollup(IReadOnlyList<GroupLeaf> levels, bool withGrandTotal) =>
        [.. Enumerable.Range(0, levels.Count + (withGrandTotal ? 1 : 0)).Select(dropped => (IReadOnlyList<GroupLeaf>)[.. levels.Take(levels.Count - dropped)])];

    private static IReadOnlyList<GroupLeaf> Named(RollupHierarchyGrouping named, Scope scope)
    {
        var hierarchies = scope.Current.Entity?.Map.LeveledHierarchies;
        return hierarchies is not null && hierarchies.TryGetValue(named.Qualifier, out var levels)
            ? [.. levels.Select(level => new GroupLeaf([level.Name], scope.Current.Find(level.Name)!))]
            : throw named.Reject(
                BadQueryCodes.UnknownName,
                $"{scope.Current.Title} has no leveled hierarchy {named.Qualifier}{Known(hierarchies?.Keys)}.");
    }

    /// <summary>The hierarchies there are, for the one who named another.</summary>
    internal static ErrorText Known(IEnumerable<string>? qualifiers)
    {
        var known = string.Join(", ", qualifiers ?? []);
        return known.Length > 0 ? (ErrorText)$"; it has {known}" : "";
    }

    // The same path twice is one leaf.
    private static int Place(List<GroupLeaf> leaves, GroupLeaf leaf)
    {
        var known = leaves.FindIndex(l => l.Path.SequenceEqual(leaf.Path, StringComparer.Ordinal));
        if (known >= 0)
        {
            return known;
        }

        leaves.Add(leaf);
        return leaves.Count - 1;
    }
}
