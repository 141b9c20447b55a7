using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Encoding;

namespace CchcWarehouse.OData.Responses.Rows;

internal static class SourceAddressText
{
    /// <summary>What follows <c>/sources/</c>: <c>12#row-7</c>.</summary>
    public static void WriteEnd(Utf8Output output, SourceAddress source, RowCells row)
    {
        ValueText.WriteInteger(output, row[source.ReportKeyOrdinal].Integer());
        output.Write("#row-"u8);
        ValueText.WriteInteger(output, row[source.SourceRowOrdinal].Integer());
    }
}
