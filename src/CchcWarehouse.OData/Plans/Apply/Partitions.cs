using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>Any transformations applied to each group of rows by itself.</summary>
internal static class Partitions
{
    public static void Apply(Rows rows, IReadOnlyList<GroupLeaf> leaves, SequenceSyntax inner, Scope outer)
    {
        var around = rows.Partition.Count;
        rows.PartitionBy([.. rows.Partition, .. leaves]);
        if (MayEmptyGroups(inner))
        {
            rows.Whole = rows.Freeze();
        }

        Pipeline.Run(rows, inner, outer);
        rows.Whole = null;
        Inject(rows, around);
    }

    /// <summary>What comes out of a group carries the values that the group was made by.</summary>
    public static void Inject(Rows rows, int around)
    {
        var groups = rows.Partition.Skip(around).ToList();
        if (rows.It.Entity is null)
        {
            var members = rows.It.Members.ToList();
            var injected = GroupLeaf.Tree(groups).Where(group => !members.Exists(m => string.Equals(m.Name, group.Name, StringComparison.Ordinal)));
            rows.Become(new Composite(Aggregates.Title, [.. injected, .. members]));
        }

        rows.PartitionBy([.. rows.Partition.Take(around)]);
    }

    // Before an aggregate, which is there for every group, something may take all rows of a group away.
    private static bool MayEmptyGroups(SequenceSyntax inner) => inner.Transformations
        .FirstOrDefault(t => t is not (IdentityTransformation or ComputeTransformation or OrderByTransformation or RankingTransformation)) switch
        {
            null or AggregateTransformation or GroupByTransformation => false,
            ConcatTransformation concat => concat.Sequences.Any(MayEmptyGroups),
            _ => inner.Transformations.Any(t => t is AggregateTransformation or ConcatTransformation),
        };
}
