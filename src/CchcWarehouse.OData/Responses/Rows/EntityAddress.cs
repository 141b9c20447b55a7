using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Encoding;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Rows;

/// <summary>The address of an entity below the service root, from the key in its row: <c>AdminUnits(7)</c>.</summary>
internal sealed class EntityAddress
{
    private readonly byte[] set;
    private readonly (byte[] Before, EdmPrimitiveTypeKind Type, RowValue? Cell, CachedCell? Cached)[] parts;

    public EntityAddress(EntityMap entity, IReadOnlyList<ValueSource> key, DimensionSnapshot? snapshot)
    {
        set = System.Text.Encoding.UTF8.GetBytes(entity.SetName);
        parts = [.. key.Select((source, i) => (
            System.Text.Encoding.UTF8.GetBytes((i == 0 ? "(" : ",") + (key.Count == 1 ? "" : entity.Key[i].Name + "=")),
            entity.Key[i].Type,
            source as RowValue,
            source is CachedValue cached ? new CachedCell(snapshot!, cached) : null))];
    }

    public void Write(Utf8Output output, RowCells row)
    {
        output.Write(set);
        foreach (var (before, type, cell, cached) in parts)
        {
            output.Write(before);
            if (type == EdmPrimitiveTypeKind.String)
            {
                WriteQuoted(output, cached is null ? Text(row[cell!.Ordinal]) : JsonText.Unescape(cached.Json(row)[1..^1]));
            }
            else if (cached is not null)
            {
                output.Write(cached.Json(row).Trim((byte)'"'));
            }
            else
            {
                ValueText.Write(output, row[cell!.Ordinal], type, cell.Form);
            }
        }

        output.Write((byte)')');
    }

    private static ReadOnlySpan<byte> Text(in Cell cell) =>
        cell.Form == CellForm.Json ? JsonText.Unescape(cell.Bytes.Span) : cell.Bytes.Span;

    private static void WriteQuoted(Utf8Output output, ReadOnlySpan<byte> text)
    {
        var literal = System.Text.Encoding.UTF8.GetString(text).Replace("'", "''", StringComparison.Ordinal);
        output.Write((byte)'\'');
        output.Write(System.Text.Encoding.ASCII.GetBytes(Uri.EscapeDataString(literal)));
        output.Write((byte)'\'');
    }
}
