using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Dimensions;

namespace CchcWarehouse.OData.Responses.Rows;

/// <summary>A value that stands in a cached dimension, found by a key of the row.</summary>
internal sealed class CachedCell
{
    private readonly DimensionTable table;
    private readonly int keyOrdinal;
    private readonly int[][] links;
    private readonly JsonColumn column;

    public CachedCell(DimensionSnapshot snapshot, CachedValue value)
    {
        table = snapshot.Table(value.Relation);
        keyOrdinal = value.KeyOrdinal;
        links = new int[value.Through.Count][];
        var last = table;
        for (var i = 0; i < links.Length; i++)
        {
            links[i] = last.Link(value.Through[i]);
            last = snapshot.Table(value.Through[i].Target);
        }

        column = last.Column(value.Column);
    }

    public bool IsNull(RowCells row) => Place(row) is var place && (place < 0 || column.IsNull(place));

    /// <summary>The value as JSON; <c>null</c> where there is none.</summary>
    public ReadOnlySpan<byte> Json(RowCells row) => Place(row) is >= 0 and var place ? column.Json(place) : "null"u8;

    private int Place(RowCells row)
    {
        ref readonly var key = ref row[keyOrdinal];
        if (key.IsNull)
        {
            return -1;
        }

        var place = table.Find(key);
        if (place < 0)
        {
            throw new UnknownDimensionKeyException(table.Relation.Table);
        }

        foreach (var link in links)
        {
            place = place < 0 ? -1 : link[place];
        }

        return place;
    }
}
