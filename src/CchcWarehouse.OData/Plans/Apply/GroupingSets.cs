using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>Roll-ups as grouping sets of one select.</summary>
internal static class GroupingSets
{
    /// <summary>The sets as places among the grouping values; the partition is part of every set.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> OfValues(IReadOnlyList<GroupLeaf> leaves, int partition, IReadOnlyList<IReadOnlyList<int>> sets)
    {
        var places = new List<IReadOnlyList<int>>();
        var next = 0;
        foreach (var leaf in leaves)
        {
            places.Add([.. Enumerable.Range(next, leaf.Values.Count)]);
            next += leaf.Values.Count;
        }

        return [.. sets.Select(set => (IReadOnlyList<int>)[
            .. Enumerable.Range(0, partition).SelectMany(i => places[i]),
            .. set.SelectMany(i => places[partition + i])])];
    }

    /// <summary>Whether a row has the leaf; null: every row has.</summary>
    public static Scalar? Present(GroupLeaf leaf, int index, IReadOnlyList<IReadOnlyList<int>>? sets, Derivation derivation) =>
        sets is null || index < 0 || sets.All(set => set.Contains(index))
            ? null
            : derivation.Lift(Negation.Of(new RolledUp(leaf.Values[0])));
}
