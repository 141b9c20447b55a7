using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Plans.Shapes;

namespace CchcWarehouse.OData.Plans.Projections;

/// <summary>An instance, with what is selected and expanded of it → the shape of its JSON object and the values of the row.</summary>
internal static class Projection
{
    public static RowShape Of(Instance it, Selection selection, IReadOnlyList<MemberShape> expanded, Layout layout)
    {
        var members = new List<MemberShape>();
        foreach (var member in it.Members.Where(m => selection.Contains(m.Name) && !expanded.Any(e => e.Name == m.Name)))
        {
            if (Shape(member, selection.Within(member.Name), layout) is { } shape)
            {
                members.Add(shape with { PresentOrdinal = member.Present is { } present ? layout.Ordinal(present) : null });
            }
        }

        members.AddRange(expanded);
        return new RowShape(it.Entity?.Map, members)
        {
            Key = it.Entity is { } entity ? Key(entity, layout) : [],
            Links = selection.Links,
            Selected = selection.Listed ?? Implied(it),
        };
    }

    public static IReadOnlyList<ValueSource> Key(EntityInstance entity, Layout layout) =>
        [.. entity.Map.Key.Select(key => layout.Place(entity.Row.Follow(key.Through), key.Column))];

    public static ValueShape Value(ValueMember member, Layout layout) =>
        new(member.Name, member.Type, layout.Place(member), member.Declared);

    /// <summary>An entity or structure inside of another object.</summary>
    public static ObjectShape Object(ObjectMember member, RowShape row, Layout layout)
    {
        var entity = member.Instance.Entity;
        var shape = new ObjectShape(
            member.Name, row, entity is null ? null : Key(entity, layout)[0], member.Navigation);
        return entity is not null && layout.Cached(entity.Row) is { } cached && IsWhole(row, entity)
            ? shape with { Cached = new CachedRow(cached.Relation, cached.KeyOrdinal, cached.Through, entity.Map) }
            : shape;
    }

    private static MemberShape? Shape(Member member, Selection selection, Layout layout) => member switch
    {
        ValueMember value => Value(value, layout),
        ObjectMember { Collapsed: true } => null,
        ObjectMember { Navigation: null, Instance: EntityInstance entity } => new LinkShape(member.Name, entity.Map, Key(entity, layout)),
        ObjectMember inner => Object(inner, Of(inner.Instance, selection, [], layout), layout),
        CollectionMember { Navigation: null } collection => new NestedCollection(
            collection, OptionSet.None, new Scope(layout.Context, collection.Owner, null), layout)
            .Shape((inner, rows) => Of(inner.Current, selection, [], rows)),
        _ => null,
    };

    private static bool IsWhole(RowShape row, EntityInstance entity) =>
        row.Links.Count == 0
        && row.Members.Count == entity.Map.Properties.Count
        && row.Members.Zip(entity.Map.Properties).All(pair => pair.First is ValueShape value && value.Declared == pair.Second);

    // What is no entity lists its values; an entity lists them only when some were added.
    private static IReadOnlyList<string>? Implied(Instance it) => it switch
    {
        Extended { Entity: not null } extended => ["*", .. extended.Added.OfType<ValueMember>().Select(m => m.Name)],
        { Entity: not null } => null,
        _ => [.. it.Members.OfType<ValueMember>().Select(m => m.Name)],
    };
}
