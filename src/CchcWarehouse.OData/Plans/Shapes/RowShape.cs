using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Requests.Syntax;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Shapes;

/// <summary>One JSON object of the answer: the members it has, in the order they are written.</summary>
/// <param name="Entity">The entity it represents; null: it is no entity (a group, an aggregate, part of a path that was grouped by).</param>
/// <param name="Members">Values, then nested objects and collections.</param>
public sealed record RowShape(EntityMap? Entity, IReadOnlyList<MemberShape> Members)
{
    /// <summary>The entity's key in the order of <see cref="EntityMap.Key"/>, for its address; empty when it has none.</summary>
    /// <remarks>The key is always at hand, also where <c>$select</c> leaves its properties out.</remarks>
    public IReadOnlyList<ValueSource> Key { get; init; } = [];

    /// <summary>Navigation properties that <c>$select</c> names without expanding them: they are shown as navigation links.</summary>
    public IReadOnlyList<NavigationMap> Links { get; init; } = [];

    /// <summary>
    /// What a context URL lists for this object: the names selected, computed, grouped by or aggregated. Null: nothing is listed,
    /// because every declared property is there. Expanded navigation properties are told by <see cref="Members"/>.
    /// </summary>
    public IReadOnlyList<string>? Selected { get; init; }
}

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">As it is written, without the control information around it.</param>
public abstract record MemberShape(string Name)
{
    /// <summary>
    /// A boolean of the row: false leaves the member out of this object (rows of a concat or a roll-up differ).
    /// Null: the member is always there.
    /// </summary>
    public int? PresentOrdinal { get; init; }
}

/// <summary>A primitive value.</summary>
/// <param name="Declared">
/// The property of the model it is; null for a computed or aggregated value, which is dynamic: where the JSON does not tell
/// its type, <c>@odata.type</c> does.
/// </param>
public sealed record ValueShape(string Name, EdmPrimitiveTypeKind Type, ValueSource Source, PropertyMap? Declared)
    : MemberShape(Name);

/// <summary>A nested object: an expanded single-valued navigation property, or the part of a path that was grouped by.</summary>
/// <param name="Presence">Null in this place means that there is no object: the member is null. No source: the object is always there.</param>
/// <param name="Navigation">The navigation property expanded; null for a grouped path or a nested collection under an alias.</param>
public sealed record ObjectShape(string Name, RowShape Row, ValueSource? Presence, NavigationMap? Navigation)
    : MemberShape(Name)
{
    /// <summary>Set when the object is exactly one row of a cached dimension with all its declared properties and nothing else.</summary>
    public CachedRow? Cached { get; init; }

    /// <summary>Only the entity's reference is asked for: <c>$expand=Unit/$ref</c>.</summary>
    public bool Reference { get; init; }
}

/// <param name="Entity">The type the row is shown as.</param>
public sealed record CachedRow(RelationMap Relation, int KeyOrdinal, IReadOnlyList<JoinMap> Through, EntityMap Entity);

/// <summary>A nested collection: an expanded collection-valued navigation property, or what nest and expand make.</summary>
/// <param name="RowsOrdinal">
/// A JSON array (PostgreSQL's json) whose items are the rows, each a JSON array of its values; never null.
/// With <see cref="Page"/> it may hold one row more than the page: then there are further rows.
/// </param>
/// <param name="CountOrdinal">The number of rows in all (int8), when it is asked for.</param>
/// <param name="Navigation">The navigation property expanded; null: dynamic.</param>
public sealed record CollectionShape(string Name, RowShape Row, int RowsOrdinal, int? CountOrdinal, NavigationMap? Navigation)
    : MemberShape(Name)
{
    /// <summary>Where the collection is cut; null: it is complete.</summary>
    public PageShape? Page { get; init; }

    /// <summary>The nested options as written, for the link to further rows.</summary>
    public SyntaxList<OptionSyntax> Options { get; init; } = [];

    /// <summary>Only the entities' references are asked for: <c>$expand=Facts/$ref</c>.</summary>
    public bool References { get; init; }
}

/// <summary>Only the number of rows: <c>$expand=Facts/$count</c> is written as <c>Facts@odata.count</c>.</summary>
public sealed record CountShape(string Name, int CountOrdinal) : MemberShape(Name);

/// <summary>Only where the entity is: written as <c>Name@odata.navigationLink</c>. Entity sets of a cross join that are not expanded.</summary>
public sealed record LinkShape(string Name, EntityMap Entity, IReadOnlyList<ValueSource> Key) : MemberShape(Name);
