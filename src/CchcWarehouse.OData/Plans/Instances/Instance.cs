using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Instances;

/// <summary>What names mean at one point of a request: an entity, a group, an object made of several.</summary>
internal abstract class Instance
{
    /// <summary>The entity it is; null when it is none.</summary>
    public virtual EntityInstance? Entity => null;

    /// <summary>What a message calls it.</summary>
    public abstract string Title { get; }

    /// <summary>Values and nested objects that the instance has by itself, in the order they are written.</summary>
    public abstract IEnumerable<Member> Members { get; }

    public abstract Member? Find(string name);

    /// <summary>The same instance seen from outside of a select that was put in the place of a table.</summary>
    public abstract Instance Lift(Derivation derivation);
}

/// <summary>A named part of an instance.</summary>
internal abstract class Member(string name)
{
    public string Name { get; } = name;

    /// <summary>Whether the row has the member at all; null: it always has.</summary>
    public Scalar? Present { get; init; }

    public abstract Member Lift(Derivation derivation);
}

/// <summary>A primitive value.</summary>
internal class ValueMember(string name, EdmPrimitiveTypeKind type, Func<Scalar> value) : Member(name)
{
    private Scalar? known;

    public ValueMember(string name, Scalar value)
        : this(name, value.Type, () => value)
    {
    }

    public EdmPrimitiveTypeKind Type { get; } = type;

    public Scalar Value => known ??= value();

    /// <summary>The property of the model whose values these are.</summary>
    public PropertyMap? Declared { get; init; }

    public TextOrder TextOrder => Declared is { SortsAsText: true } ? TextOrder.Vietnamese : TextOrder.Ordinal;

    public override Member Lift(Derivation derivation) => new ValueMember(Name, Type, () => derivation.Lift(Value))
    {
        Declared = Declared,
        Present = Present is null ? null : derivation.Lift(Present),
    };

    /// <summary>The member under another name.</summary>
    public ValueMember Named(string name) => new(name, Type, () => Value) { Declared = Declared, Present = Present };
}

/// <summary>A property of an entity: where it stands in the star is known, so that it can come from a cached dimension.</summary>
internal sealed class PropertyMember : ValueMember
{
    public PropertyMember(PropertyMap property, Row row)
        : base(property.Name, property.Type, () => property.SourceAddress ? Address(row) : row.Follow(property.Through)[property.Column])
    {
        (Property, Row) = (property, row);
        Declared = property;
    }

    public PropertyMap Property { get; }

    /// <summary>The row of the entity, not of the column.</summary>
    public Row Row { get; }

    // The property of the lifted row: a cached dimension stays one, and is joined outside if at all.
    public override Member Lift(Derivation derivation) => new PropertyMember(Property, derivation.Lift(Row))
    {
        Present = Present is null ? null : derivation.Lift(Present),
    };

    // The text that the answer otherwise makes of the two keys.
    private static FunctionCall Address(Row row) => new(
        Function.SourceAddress, EdmPrimitiveTypeKind.String, row[row.Relation.Columns["ReportKey"]], row[row.Relation.Columns["SourceRow"]]);
}

/// <summary>A nested object: a single-valued navigation property, or part of a path that was grouped by.</summary>
internal sealed class ObjectMember(string name, Func<Instance> instance, NavigationMap? navigation) : Member(name)
{
    private Instance? known;

    public Instance Instance => known ??= instance();

    public NavigationMap? Navigation { get; } = navigation;

    /// <summary>The object is there to be used and expanded, but is not written by itself.</summary>
    public bool Collapsed { get; init; }

    public override Member Lift(Derivation derivation) => new ObjectMember(Name, () => Instance.Lift(derivation), Navigation)
    {
        Collapsed = Collapsed,
        Present = Present is null ? null : derivation.Lift(Present),
    };
}

/// <summary>A collection of rows that belong to the instance.</summary>
/// <param name="open">Opens the collection of an owner.</param>
internal sealed class CollectionMember(string name, Instance owner, Func<Instance, Rows> open, NavigationMap? navigation) : Member(name)
{
    public NavigationMap? Navigation { get; } = navigation;

    /// <summary>A new select over the collection's rows.</summary>
    public Rows Open() => open(owner);

    /// <summary>What the collection belongs to.</summary>
    public Instance Owner => owner;

    public override Member Lift(Derivation derivation) => new CollectionMember(Name, owner.Lift(derivation), open, Navigation)
    {
        Present = Present is null ? null : derivation.Lift(Present),
    };
}
