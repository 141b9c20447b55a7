using System.Buffers.Binary;
using System.Buffers.Text;

namespace CchcWarehouse.OData.Responses.Rows;

/// <summary>Cells whose value the service itself uses: keys, counts, flags.</summary>
internal static class CellKey
{
    /// <exception cref="InvalidDataException">The cell is null or no whole number.</exception>
    public static long Integer(this in Cell cell)
    {
        var bytes = cell.Bytes.Span;
        if (cell.Form == CellForm.Json)
        {
            return Utf8Parser.TryParse(bytes, out long number, out var length) && length == bytes.Length
                ? number
                : throw new InvalidDataException("A key in a nested row is no whole number.");
        }

        return bytes.Length switch
        {
            4 => BinaryPrimitives.ReadInt32BigEndian(bytes),
            8 => BinaryPrimitives.ReadInt64BigEndian(bytes),
            2 => BinaryPrimitives.ReadInt16BigEndian(bytes),
            _ => throw new InvalidDataException($"A whole number of {bytes.Length} bytes."),
        };
    }

    public static bool IsTrue(this in Cell cell) => !cell.IsNull && cell.Bytes.Span is [1] or [(byte)'t', ..];
}
