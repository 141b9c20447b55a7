using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Model;

/// <summary>An entity type with its entity set: how each property and navigation is found in the star.</summary>
public sealed class EntityMap(string name, string setName, RelationMap relation)
{
    private readonly List<PropertyMap> properties = [];
    private readonly List<NavigationMap> navigations = [];

    /// <summary>Name of the entity type, such as <c>AdminUnit</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Name of the entity set, such as <c>AdminUnits</c>.</summary>
    public string SetName { get; } = setName;

    public RelationMap Relation { get; } = relation;

    public required string MeaningVi { get; init; }

    public required string MeaningEn { get; init; }

    public IReadOnlyList<PropertyMap> Properties => properties;

    public IReadOnlyList<NavigationMap> Navigations => navigations;

    public IReadOnlyList<PropertyMap> Key { get; internal set; } = [];

    /// <summary>A key that names a thing over its versions, such as the code of an administrative unit.</summary>
    public PropertyMap? AlternateKey { get; internal set; }

    /// <summary>Among rows of one alternate key the first in this order is meant (current, then latest).</summary>
    public IReadOnlyList<(PropertyMap Property, bool Descending)> AlternateKeyOrder { get; internal set; } = [];

    /// <summary>A total order that an index serves: the order of pages where the client asks for none.</summary>
    public IReadOnlyList<PropertyMap> DefaultOrder { get; internal set; } = [];

    /// <summary>What <c>$search</c> looks into.</summary>
    public IReadOnlyList<PropertyMap> Searchable { get; internal set; } = [];

    /// <summary>Hierarchies of a fixed number of levels, coarsest first, by their qualifier.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<PropertyMap>> LeveledHierarchies { get; internal set; } =
        new Dictionary<string, IReadOnlyList<PropertyMap>>();

    /// <summary>The hierarchy of the entities among themselves; null: there is none.</summary>
    public RecursiveHierarchy? Hierarchy { get; internal set; }

    public EdmEntityType EdmType { get; internal set; } = null!;

    public EdmEntitySet EdmSet { get; internal set; } = null!;

    public PropertyMap? Property(string propertyName) =>
        properties.Find(p => string.Equals(p.Name, propertyName, StringComparison.Ordinal));

    public NavigationMap? Navigation(string navigationName) =>
        navigations.Find(n => string.Equals(n.Name, navigationName, StringComparison.Ordinal));

    internal void Add(PropertyMap property) => properties.Add(property);

    internal void Add(NavigationMap navigation) => navigations.Add(navigation);

    public override string ToString() => Name;
}

/// <summary>Entities above and below one another.</summary>
/// <param name="Node">The property that identifies a node.</param>
/// <param name="Parent">The navigation property that leads to the node above.</param>
public sealed record RecursiveHierarchy(string Qualifier, PropertyMap Node, NavigationMap Parent);

/// <summary>A property: a column of the entity's own relation or of one that to-one joins lead to.</summary>
/// <param name="Through">The joins from the entity's relation to the column's; empty for an own column.</param>
/// <param name="SourceAddress">
/// The value is no column but the address of the source row, made of report key and source row:
/// <c>/sources/{report}#row-{row}</c> under the address the client used.
/// </param>
/// <param name="SortsAsText">A name in Vietnamese: ordered by the Vietnamese collation.</param>
public sealed record PropertyMap(
    string Name,
    ColumnMap Column,
    IReadOnlyList<JoinMap> Through,
    bool Nullable,
    bool SourceAddress,
    bool SortsAsText)
{
    public EdmPrimitiveTypeKind Type => Column.Type;

    /// <summary>How the property is aggregated when no method is named: the custom aggregate of its name.</summary>
    public DefaultAggregate DefaultAggregate { get; init; }

    public override string ToString() => Name;
}

public enum DefaultAggregate
{
    /// <summary>There is no custom aggregate of the property's name.</summary>
    None,

    Sum,

    /// <summary>The one value that all rows have; null when they differ.</summary>
    Only,
}

/// <summary>A navigation property.</summary>
/// <param name="On">Pairs of own column and target column.</param>
/// <param name="Join">The to-one join it is; null for a collection.</param>
/// <param name="Partner">Name of the opposite navigation property, if there is one.</param>
public sealed record NavigationMap(
    string Name,
    EntityMap Target,
    bool IsCollection,
    bool Optional,
    IReadOnlyList<(ColumnMap Own, ColumnMap Target)> On,
    JoinMap? Join,
    string? Partner)
{
    public override string ToString() => Name;
}
