using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>The transformations nest and addnested: collections inside of an object.</summary>
internal static class Nests
{
    /// <summary>One row, with the whole input transformed in several ways.</summary>
    public static void Apply(Rows rows, NestTransformation nest, Scope outer)
    {
        rows.Open();
        RefuseTwice(nest.Items);
        var frozen = rows.Freeze();
        Aggregates.Apply(rows, [], Grouping.None, outer);
        var group = new Composite("a group", [.. rows.Partition.Select(leaf => leaf.Member)]);
        rows.Become(new Composite(Aggregates.Title, [.. nest.Items.Select(item => new CollectionMember(
            item.Alias, group, owner => Members(frozen, (Composite)owner, item, outer), navigation: null))]));
    }

    /// <summary>A related collection, transformed, beside each row.</summary>
    public static void Add(Rows rows, AddNestedTransformation nest, Scope outer)
    {
        rows.Open();
        RefuseTwice(nest.Items);
        var path = nest.Path.Segments.OfType<NameSegment>().Where(segment => segment.Name.Namespace is null).ToList();
        if (path.Count != 1)
        {
            throw nest.Path.Reject(BadQueryCodes.Unsupported, "addnested takes a navigation property of the rows themselves.");
        }

        var name = path[0].Name.Name;
        var added = nest.Items.Select(item => (Member)(rows.It.Find(name) switch
        {
            CollectionMember collection => new CollectionMember(
                item.Alias,
                rows.It,
                owner =>
                {
                    var members = ((CollectionMember)owner.Find(name)!).Open();
                    Pipeline.Run(members, item.Sequence, outer);
                    return members;
                },
                navigation: null),
            ObjectMember single => Single(single, item, outer),
            _ => throw MemberPaths.Unknown(path[0], name, rows.It),
        })).ToList();
        foreach (var item in nest.Items)
        {
            Computes.RefuseTaken(rows.It, item, item.Alias);
        }

        rows.Become(rows.It is Extended extended ? new Extended(extended.Inner, [.. extended.Added, .. added]) : new Extended(rows.It, added));
    }

    // Of a single entity nothing can be left out or summed up: values can be added.
    private static ObjectMember Single(ObjectMember single, NestSyntax item, Scope outer)
    {
        var instance = single.Instance;
        foreach (var transformation in item.Sequence.Transformations)
        {
            var compute = transformation as ComputeTransformation
                ?? (transformation is IdentityTransformation
                    ? null
                    : throw transformation.Reject(BadQueryCodes.NotApplicable, "Of a single related entity only compute and identity can be nested."));
            foreach (var value in compute?.Items ?? [])
            {
                instance = Computes.With(instance, value, outer with { Current = instance });
            }
        }

        return new ObjectMember(item.Alias, () => instance, single.Navigation);
    }

    private static Rows Members(Rows frozen, Composite group, NestSyntax item, Scope outer)
    {
        var members = frozen.Copy();
        var owner = group.Members.SelectMany(member => new GroupLeaf([member.Name], member).Values);
        foreach (var (theirs, mine) in members.Partition.SelectMany(leaf => leaf.Values).Zip(owner))
        {
            members.Where(new Comparison(mine.Nullable ? ComparisonKind.NotDistinct : ComparisonKind.Equal, theirs, mine));
        }

        members.PartitionBy([]);
        Pipeline.Run(members, item.Sequence, outer);
        return members;
    }

    private static void RefuseTwice(IReadOnlyList<NestSyntax> items)
    {
        if (items.GroupBy(item => item.Alias, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw twice.Last().Reject(BadQueryCodes.NameClash, $"{twice.Key} is given to two nested collections.");
        }
    }
}
