using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Responses.Rows;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>An entity of a delta that is no longer there: only its address is told.</summary>
internal sealed class EndedEntity(ResultShape shape, int ordinal, PayloadOptions options)
{
    private readonly EntityAddress address = new(shape.Row.Entity!, shape.Row.Key, snapshot: null);
    private readonly byte[] before = System.Text.Encoding.UTF8.GetBytes(options.Version == ODataVersion.V40
        ? $"{{\"@odata.context\":\"{options.ServiceRoot}$metadata#{shape.Context}/$deletedEntity\",\"id\":\""
        : $"{{\"{options.Control("removed")}\":{{\"reason\":\"deleted\"}},\"{options.Control("id")}\":\"");

    private readonly byte[] after = System.Text.Encoding.UTF8.GetBytes(options.Version == ODataVersion.V40 ? "\",\"reason\":\"deleted\"}" : "\"}");

    /// <returns>False: the row is not of an entity that ended.</returns>
    public bool Write(Utf8Output output, RowCells row)
    {
        if (row[ordinal].Bytes.Span[^1] == 0)
        {
            return false;
        }

        output.Write(before);
        address.Write(output, row);
        output.Write(after);
        return true;
    }
}
