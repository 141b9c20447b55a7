using System.Buffers.Binary;
using System.Buffers.Text;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Rows;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Encoding;

/// <summary>A cell as the text that OData gives its value, without quotes: the same in JSON, CSV and <c>/$value</c>.</summary>
internal static class ValueText
{
    /// <summary>No text: infinite dates are null. Text itself is not written here, for each format escapes it its own way.</summary>
    public static bool IsNull(in Cell cell, EdmPrimitiveTypeKind type) =>
        cell.IsNull
        || (cell.Form == CellForm.Wire && type is EdmPrimitiveTypeKind.Date or EdmPrimitiveTypeKind.DateTimeOffset
            && !TemporalText.IsFinite(cell.Bytes.Span));

    /// <summary>Whether the text is a number as JSON has it; false also for NaN and the infinities.</summary>
    public static bool IsNumber(in Cell cell, EdmPrimitiveTypeKind type, WireForm form) => type switch
    {
        EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64
            or EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte => true,
        EdmPrimitiveTypeKind.Decimal when form == WireForm.Native && cell.Form == CellForm.Wire => NumericText.IsFinite(cell.Bytes.Span),
        EdmPrimitiveTypeKind.Decimal => StartsLikeNumber(cell.Bytes.Span),
        EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single => cell.Form == CellForm.Json
            ? StartsLikeNumber(cell.Bytes.Span) : double.IsFinite(Double(cell.Bytes.Span)),
        _ => false,
    };

    public static void Write(Utf8Output output, in Cell cell, EdmPrimitiveTypeKind type, WireForm form)
    {
        var bytes = cell.Bytes.Span;
        if (form == WireForm.DecimalText)
        {
            DecimalText.Write(output, bytes);
        }
        else if (form == WireForm.Seconds)
        {
            DurationText.Write(output, bytes);
        }
        else if (cell.Form == CellForm.Json)
        {
            TokenText.Write(output, bytes, type);
        }
        else
        {
            WriteNative(output, bytes, type, cell);
        }
    }

    private static void WriteNative(Utf8Output output, ReadOnlySpan<byte> bytes, EdmPrimitiveTypeKind type, in Cell cell)
    {
        switch (type)
        {
            case EdmPrimitiveTypeKind.Decimal:
                NumericText.Write(output, bytes);
                break;
            case EdmPrimitiveTypeKind.Boolean:
                output.Write(bytes[0] == 0 ? "false"u8 : "true"u8);
                break;
            case EdmPrimitiveTypeKind.Date:
                TemporalText.WriteDate(output, bytes);
                break;
            case EdmPrimitiveTypeKind.DateTimeOffset:
                TemporalText.WriteInstant(output, bytes);
                break;
            case EdmPrimitiveTypeKind.TimeOfDay:
                TemporalText.WriteTime(output, bytes);
                break;
            case EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single:
                WriteDouble(output, Double(bytes), bytes.Length == 4);
                break;
            case EdmPrimitiveTypeKind.Guid:
                Utf8Formatter.TryFormat(new Guid(bytes, bigEndian: true), output.Reserve(36), out var length);
                output.Advance(length);
                break;
            case EdmPrimitiveTypeKind.Binary:
                output.Advance(Base64Url.EncodeToUtf8(bytes, output.Reserve(Base64Url.GetEncodedLength(bytes.Length))));
                break;
            default:
                WriteInteger(output, cell.Integer());
                break;
        }
    }

    public static void WriteInteger(Utf8Output output, long value)
    {
        Utf8Formatter.TryFormat(value, output.Reserve(20), out var length);
        output.Advance(length);
    }

    private static void WriteDouble(Utf8Output output, double value, bool single)
    {
        if (double.IsNaN(value))
        {
            output.Write("NaN"u8);
        }
        else if (double.IsInfinity(value))
        {
            output.Write(value > 0 ? "INF"u8 : "-INF"u8);
        }
        else
        {
            var room = output.Reserve(32);
            _ = single ? Utf8Formatter.TryFormat((float)value, room, out var length) : Utf8Formatter.TryFormat(value, room, out length);
            output.Advance(length);
        }
    }

    private static double Double(ReadOnlySpan<byte> bytes) =>
        bytes.Length == 4 ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);

    private static bool StartsLikeNumber(ReadOnlySpan<byte> text) =>
        text is [>= (byte)'0' and <= (byte)'9', ..] or [(byte)'-', >= (byte)'0' and <= (byte)'9', ..];
}
