using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>$crossjoin(A,B): every row of A with every row of B, each a member under the name of its set.</summary>
internal static class Crossjoins
{
    /// <summary>What a context URL says of the rows: they belong to no set.</summary>
    public const string Context = "Collection(Edm.ComplexType)";

    public static Resource Bind(CrossjoinSegment segment, WarehouseModel model)
    {
        Select? select = null;
        var members = new List<Member>();
        var identity = new List<SortKey>();
        foreach (var name in segment.EntitySets)
        {
            var map = model.EntitySet(name) ?? throw segment.Reject(BadQueryCodes.NotFound, $"There is no entity set {name}.");
            if (members.Exists(member => string.Equals(member.Name, name, StringComparison.Ordinal)))
            {
                throw segment.Reject(BadQueryCodes.NameClash, $"{name} is joined with itself: its rows would have one name.");
            }

            var source = new TableSource(map.Relation);
            if (select is null)
            {
                select = new Select(source);
            }
            else
            {
                select.Add(new Join(Joining.Cross, source, null));
            }

            var entity = new EntityInstance(map, new TableRow(select, source, map.Relation));
            members.Add(new ObjectMember(name, () => entity, null));
            identity.AddRange(map.DefaultOrder.Select(p => new SortKey(entity.Value(p), false)));
        }

        return new Resource(ResourceKind.Collection, Rows.Of(select!, new Composite("cross join", members), identity))
        {
            Path = Context,
        };
    }
}
