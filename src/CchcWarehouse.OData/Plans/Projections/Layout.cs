using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Plans.Shapes;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Projections;

/// <summary>The values of one row of a select: gives each value its place, and takes from the cache what stands there.</summary>
/// <param name="nested">The rows become a JSON array inside a row of another select.</param>
internal sealed class Layout(Select select, BindingContext context, bool nested)
{
    public Select Select { get; } = select;

    public BindingContext Context { get; } = context;

    public int Ordinal(Scalar value) => Select.OrdinalOf(value);

    public RowValue Place(Scalar value, bool bounded)
    {
        var form = Form(value.Type, bounded);
        return new RowValue(Ordinal(form == WireForm.Native ? value : new FunctionCall(Function.NumberText, Edm.String, value)), form);
    }

    public ValueSource Place(ValueMember member) => member switch
    {
        PropertyMember { Property.SourceAddress: true } address => SourceAddress(address),
        PropertyMember property => Place(property.Row.Follow(property.Property.Through), property.Property.Column),
        _ => Place(member.Value, bounded: member.Declared is not null),
    };

    /// <summary>The value of a column: from the cache where the row is one of a cached dimension that a key leads to.</summary>
    public ValueSource Place(Row row, ColumnMap column) => Cached(row) is { } cached && !IsKey(row, column)
        ? new CachedValue(cached.Relation, cached.KeyOrdinal, cached.Through, column)
        : Place(row[column], bounded: true);

    /// <summary>The cached dimension row that this row is; null when it is none.</summary>
    public (RelationMap Relation, int KeyOrdinal, IReadOnlyList<JoinMap> Through)? Cached(Row row)
    {
        if (row is not LinkedRow { Relation.Cached: true } link)
        {
            return null;
        }

        // From the outermost cached dimension on, everything is in the cache: only its key is read.
        var through = new List<JoinMap>();
        while (link is { From: LinkedRow { Relation.Cached: true } outer, Via: { } via })
        {
            through.Insert(0, via);
            link = outer;
        }

        return link.Key is { } key ? (link.Relation, Ordinal(key), through) : null;
    }

    private static bool IsKey(Row row, ColumnMap column) =>
        row is LinkedRow { From: not LinkedRow { Relation.Cached: true } } && row.Relation.Key is [var key] && key == column;

    private SourceAddress SourceAddress(PropertyMember member)
    {
        var row = member.Row;
        return new SourceAddress(
            Ordinal(row[row.Relation.Columns["ReportKey"]]), Ordinal(row[row.Relation.Columns["SourceRow"]]));
    }

    private WireForm Form(Edm type, bool bounded) => type switch
    {
        Edm.Duration => WireForm.Seconds,
        _ when nested => WireForm.Native,
        Edm.Decimal when !bounded => WireForm.DecimalText,
        _ => WireForm.Native,
    };
}
