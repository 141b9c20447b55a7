using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Instances;

/// <summary>An entity, found in a row of the star.</summary>
internal sealed class EntityInstance(EntityMap map, Row row) : Instance
{
    public EntityMap Map { get; } = map;

    public Row Row { get; } = row;

    public override EntityInstance Entity => this;

    public override string Title => Map.Name;

    public IEnumerable<Scalar> Key => Map.Key.Select(Value);

    public override IEnumerable<Member> Members => Map.Properties.Select(p => new PropertyMember(p, Row));

    public override Member? Find(string name) =>
        Map.Property(name) is { } property ? new PropertyMember(property, Row)
        : Map.Navigation(name) is { } navigation ? Find(navigation)
        : null;

    public override Instance Lift(Derivation derivation) => new EntityInstance(Map, derivation.Lift(Row));

    public Scalar Value(PropertyMap property) => Row.Follow(property.Through)[property.Column];

    private Member Find(NavigationMap navigation) => navigation.Join is { } join
        ? new ObjectMember(navigation.Name, () => new EntityInstance(navigation.Target, Row.Follow(join)), navigation)
        : new CollectionMember(navigation.Name, this, owner => ((EntityInstance)owner).Related(navigation), navigation);

    private Rows Related(NavigationMap navigation)
    {
        var rows = Rows.Of(navigation.Target);
        foreach (var (own, target) in navigation.On)
        {
            rows.Select.Where(new Comparison(ComparisonKind.Equal, rows.It.Entity!.Row[target], Row[own]));
        }

        return rows;
    }
}
