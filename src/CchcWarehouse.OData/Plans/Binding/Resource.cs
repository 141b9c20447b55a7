using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Binding;

internal enum ResourceKind
{
    Collection,
    Single,
    Value,
}

/// <summary>What a resource path leads to.</summary>
internal sealed record Resource(ResourceKind Kind, Rows Rows)
{
    /// <summary>The path in one spelling, for the context URL of a property.</summary>
    public required string Path { get; init; }

    /// <summary>What the context URL says of it, before any list of properties.</summary>
    public string Context => Kind == ResourceKind.Value ? Path : It.Entity?.Map.SetName ?? Path;

    /// <summary>The property the path ends in; null unless the kind is <see cref="ResourceKind.Value"/>.</summary>
    public ValueMember? Property { get; init; }

    /// <summary>The navigation property the path went through last.</summary>
    public NavigationMap? Navigation { get; init; }

    /// <summary>What must be there so that an empty collection is empty and not missing.</summary>
    public Select? Parent { get; init; }

    /// <summary>Values of columns that the path's keys fix.</summary>
    public IReadOnlyDictionary<ColumnMap, Scalar> Known { get; init; } = new Dictionary<ColumnMap, Scalar>();

    public bool IsCount { get; init; }

    /// <summary>The path narrows the collection with /$filter.</summary>
    public bool IsFiltered { get; init; }

    public bool IsReference { get; init; }

    public bool IsRaw { get; init; }

    /// <summary>The path ends in a single-valued navigation property.</summary>
    public bool NullableEnd { get; init; }

    public Instance It => Rows.It;

    public OptionPlace Place => (Kind, IsCount, IsReference) switch
    {
        (_, true, _) => OptionPlace.Count,
        (ResourceKind.Collection, _, true) => OptionPlace.References,
        (ResourceKind.Collection, _, _) => OptionPlace.Collection,
        (ResourceKind.Single, _, true) => OptionPlace.Reference,
        (ResourceKind.Single, _, _) => OptionPlace.Entity,
        _ => OptionPlace.Value,
    };
}
