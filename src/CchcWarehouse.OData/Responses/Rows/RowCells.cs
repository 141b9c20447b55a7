using System.Text.Json;
using CchcWarehouse.Star.Connections;
using Npgsql;

namespace CchcWarehouse.OData.Responses.Rows;

/// <summary>The cells of the row at hand, of a result or of a nested collection. One object serves all rows.</summary>
public sealed class RowCells
{
    private Cell[] cells = [];

    public int Count { get; private set; }

    public ref readonly Cell this[int ordinal] => ref cells[ordinal];

    /// <summary>Takes the row that the reader stands on.</summary>
    public void Take(NpgsqlDataReader reader)
    {
        Resize(reader.FieldCount);
        for (var i = 0; i < Count; i++)
        {
            cells[i] = reader.IsDBNull(i) ? Cell.Null : new(reader.GetFieldValue<WireValue>(i).Bytes, CellForm.Wire, IsNull: false);
        }
    }

    /// <summary>Takes a row out of a nested collection: the reader stands on the row's opening bracket.</summary>
    /// <param name="array">The text that the reader reads.</param>
    public void Take(ref Utf8JsonReader reader, ReadOnlyMemory<byte> array)
    {
        Count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (Count == cells.Length)
            {
                Array.Resize(ref cells, Math.Max(16, cells.Length * 2));
            }

            cells[Count++] = Token(ref reader, array);
        }
    }

    private static Cell Token(ref Utf8JsonReader reader, ReadOnlyMemory<byte> array)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return Cell.Null;
            case JsonTokenType.StartArray or JsonTokenType.StartObject:
                reader.Skip();
                return new(array[start..(int)reader.BytesConsumed], CellForm.Json, IsNull: false);
            case JsonTokenType.String:
                return new(array.Slice(start + 1, reader.ValueSpan.Length), CellForm.Json, IsNull: false);
            default:
                return new(array.Slice(start, reader.ValueSpan.Length), CellForm.Json, IsNull: false);
        }
    }

    private void Resize(int count)
    {
        if (cells.Length < count)
        {
            cells = new Cell[count];
        }

        Count = count;
    }
}
