using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Rows;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>A cell as a JSON value.</summary>
internal static class JsonValue
{
    /// <param name="longNumbersAsStrings">IEEE754Compatible: Int64 and Decimal are strings.</param>
    public static void Write(Utf8Output output, in Cell cell, EdmPrimitiveTypeKind type, WireForm form, bool longNumbersAsStrings)
    {
        if (ValueText.IsNull(cell, type))
        {
            output.Write("null"u8);
        }
        else if (type == EdmPrimitiveTypeKind.String)
        {
            WriteString(output, cell);
        }
        else if (type == EdmPrimitiveTypeKind.Boolean
            || (!(longNumbersAsStrings && IsLong(type)) && ValueText.IsNumber(cell, type, form)))
        {
            ValueText.Write(output, cell, type, form);
        }
        else
        {
            output.Write((byte)'"');
            ValueText.Write(output, cell, type, form);
            output.Write((byte)'"');
        }
    }

    /// <summary>Types whose numbers a binary float cannot hold.</summary>
    public static bool IsLong(EdmPrimitiveTypeKind type) => type is EdmPrimitiveTypeKind.Int64 or EdmPrimitiveTypeKind.Decimal;

    private static void WriteString(Utf8Output output, in Cell cell)
    {
        if (cell.Form == CellForm.Wire)
        {
            JsonText.Write(output, cell.Bytes.Span);
            return;
        }

        output.Write((byte)'"');
        output.Write(cell.Bytes.Span);
        output.Write((byte)'"');
    }
}
