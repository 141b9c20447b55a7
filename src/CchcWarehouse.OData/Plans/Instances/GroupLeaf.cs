using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Instances;

/// <summary>One thing that rows are grouped by: a value, or a related entity by its key.</summary>
/// <param name="Path">The names that lead to it, such as AdminUnit and Name.</param>
internal sealed record GroupLeaf(IReadOnlyList<string> Path, Member Member)
{
    /// <summary>The node itself that rows are rolled up to, where the leaf is one.</summary>
    public EntityInstance? RollupNode { get; init; }

    /// <summary>The values that make up the group.</summary>
    public IReadOnlyList<Scalar> Values => Member switch
    {
        ValueMember value => [value.Value],
        ObjectMember { Instance.Entity: { } entity } => [.. entity.Key],
        _ => [],
    };

    public IReadOnlyList<SortKey> Order => Member is ValueMember { TextOrder: var text }
        ? [.. Values.Select(value => new SortKey(value, false, text))]
        : [.. Values.Select(value => new SortKey(value, false))];

    public GroupLeaf Lift(Derivation derivation) => this with
    {
        Member = Member.Lift(derivation),
        RollupNode = (EntityInstance?)RollupNode?.Lift(derivation),
    };

    /// <summary>The leaf outside of the select that groups: only the values grouped by are left of it.</summary>
    /// <param name="present">Whether this row has the leaf at all; null: every row has.</param>
    public GroupLeaf Grouped(Derivation derivation, Scalar? present)
    {
        var values = Values;
        return this with
        {
            RollupNode = RollupNode is null ? null : new EntityInstance(RollupNode.Map, ByKey(RollupNode, values, derivation, present is not null)),
            Member = Member switch
            {
                ObjectMember { Instance.Entity: { } entity } related => new ObjectMember(
                    related.Name, () => new EntityInstance(entity.Map, ByKey(entity, values, derivation, present is not null)), related.Navigation)
                {
                    Present = present,
                },
                _ => new ValueMember(Member.Name, values[0].Type, () => Lift(values[0], derivation, present is not null))
                {
                    Declared = ((ValueMember)Member).Declared,
                    Present = present,
                },
            },
        };
    }

    private static LinkedRow ByKey(EntityInstance entity, IReadOnlyList<Scalar> values, Derivation derivation, bool mayBeAbsent) => new(
        derivation.Outer,
        entity.Map.Relation,
        [.. entity.Map.Key.Zip(values).Select(pair => (new Func<Scalar>(() => Lift(pair.Second, derivation, mayBeAbsent)), pair.First.Column))],
        entity.Row.Optional || mayBeAbsent);

    private static Scalar Lift(Scalar value, Derivation derivation, bool mayBeAbsent) => derivation.Lift(value) switch
    {
        Column column when mayBeAbsent => column with { Nullable = true },
        var lifted => lifted,
    };

    /// <summary>The leaves as one object: paths that begin alike share their nested objects.</summary>
    public static IReadOnlyList<Member> Tree(IEnumerable<GroupLeaf> leaves, int depth = 0)
    {
        var members = new List<Member>();
        foreach (var group in leaves.GroupBy(leaf => leaf.Path[depth], StringComparer.Ordinal))
        {
            var whole = group.FirstOrDefault(leaf => leaf.Path.Count == depth + 1);
            if (whole is not null)
            {
                members.Add(whole.Member);
                continue;
            }

            var inner = new Composite(group.Key, Tree(group, depth + 1));
            var present = group.All(leaf => leaf.Member.Present is not null)
                ? Junction.Any(group.Select(leaf => leaf.Member.Present!))
                : null;
            members.Add(new ObjectMember(group.Key, () => inner, null) { Present = present });
        }

        return members;
    }
}
