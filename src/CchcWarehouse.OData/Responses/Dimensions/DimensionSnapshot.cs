using System.Collections.Concurrent;
using CchcWarehouse.OData.Model;

namespace CchcWarehouse.OData.Responses.Dimensions;

/// <summary>The cached dimensions as they stood at one version. Immutable: a change of the dimensions makes another one.</summary>
public sealed class DimensionSnapshot
{
    /// <summary>Combinations of members kept; beyond that a client asks for ever other combinations and they are made anew.</summary>
    private const int GroupLimit = 200;

    private readonly Dictionary<RelationMap, DimensionTable> tables;
    private readonly ConcurrentDictionary<string, FragmentGroup> groups = new(StringComparer.Ordinal);

    internal DimensionSnapshot(long version, IEnumerable<DimensionTable> tables)
    {
        Version = version;
        this.tables = tables.ToDictionary(table => table.Relation);
        foreach (var table in this.tables.Values)
        {
            table.LinkTo(this.tables);
        }
    }

    /// <summary>The version of <c>dimension_version</c> that these rows belong to.</summary>
    public long Version { get; }

    internal DimensionTable Table(RelationMap relation) => tables[relation];

    /// <summary>The keys of a dimension's code: of a unit as many as it has versions.</summary>
    internal IReadOnlyList<int> KeysOf(RelationMap relation, string code) => tables.TryGetValue(relation, out var table) ? table.KeysOf(code) : [];

    /// <summary>The group of these members, shared by all requests that ask for them.</summary>
    internal FragmentGroup Group(RelationMap relation, IReadOnlyList<FragmentMember> members, bool omitNulls)
    {
        var key = $"{relation.Table}/{omitNulls}/{string.Join('|', members)}";
        if (groups.TryGetValue(key, out var known))
        {
            return known;
        }

        if (groups.Count >= GroupLimit)
        {
            groups.Clear();
        }

        return groups.GetOrAdd(key, _ => new FragmentGroup(this, relation, members, omitNulls));
    }
}
