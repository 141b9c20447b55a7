using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Plans.Shapes;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Projections;

/// <summary>A collection inside of an object: its rows are one JSON array in the row of the object.</summary>
/// <param name="layout">Of the row of the object.</param>
internal sealed class NestedCollection(CollectionMember member, OptionSet options, Scope scope, Layout layout)
{
    public CollectionShape Shape(Func<Scope, Layout, RowShape> shape)
    {
        var query = new CollectionQuery(member.Open(), options, scope, nested: true);
        query.Narrow();
        var count = options.Count ? layout.Ordinal(new ScalarSelect(query.Count(), Edm.Int64, Nullable: false)) : (int?)null;
        var page = query.Page(after: null);
        var rows = new Layout(query.Rows.Select, layout.Context, nested: true);
        var row = shape(query.Scope, rows);
        var pageShape = query.Shape(page, rows);
        if (rows.Select.Outputs.Count > layout.Context.Limits.NestedColumns)
        {
            throw new BadQueryException(
                BadQueryCodes.Limit, $"A row of {member.Name} has more than {layout.Context.Limits.NestedColumns} values; select fewer.", "$expand");
        }

        return new CollectionShape(member.Name, row, layout.Ordinal(new NestedRows(rows.Select)), count, member.Navigation) { Page = pageShape };
    }
}
