using System.Text.Json;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Rows;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>A nested object in the same row, or null.</summary>
/// <param name="isAbsent">Tells the rows in which there is no object; null: there always is one.</param>
internal sealed class JsonObjectMember(string name, Func<RowCells, bool>? isAbsent, JsonObject nested, bool omitNulls) : JsonMember
{
    private readonly byte[] prefix = Prefix(name);

    public override bool Write(Utf8Output output, RowCells row, bool first)
    {
        var absent = isAbsent?.Invoke(row) ?? false;
        if (absent && omitNulls)
        {
            return false;
        }

        WritePrefix(output, prefix, first);
        if (absent)
        {
            output.Write("null"u8);
        }
        else
        {
            nested.Write(output, row);
        }

        return true;
    }
}

/// <summary>A nested collection: the rows come as one JSON array of arrays.</summary>
/// <param name="nextLink">Writes the member that leads to further rows, after the page's last row; null: the collection has no address.</param>
internal sealed class JsonCollectionMember(
    CollectionShape shape, JsonObject item, Action<Utf8Output, RowCells, RowCells>? nextLink) : JsonMember
{
    private readonly byte[] prefix = Prefix(shape.Name);
    private readonly RowCells cells = new();
    private readonly int size = shape.Page?.Size ?? int.MaxValue;

    public override bool Write(Utf8Output output, RowCells row, bool first)
    {
        WritePrefix(output, prefix, first);
        output.Write((byte)'[');
        var cut = WriteItems(output, row[shape.RowsOrdinal].Bytes);
        output.Write((byte)']');
        if (cut)
        {
            Continue(output, row);
        }

        return true;
    }

    private void Continue(Utf8Output output, RowCells row)
    {
        if (nextLink is null)
        {
            throw new BadQueryException(
                BadQueryCodes.Limit,
                $"{shape.Name} has more than {size} rows in one object, and what $apply made has no address that a link could lead to; "
                + $"take fewer with top, or ask for larger pages with Prefer: maxpagesize.",
                "$apply");
        }

        nextLink(output, row, cells);
    }

    private bool WriteItems(Utf8Output output, ReadOnlyMemory<byte> array)
    {
        var tokens = new Utf8JsonReader(array.Span);
        tokens.Read();
        var written = 0;
        for (; tokens.Read() && tokens.TokenType == JsonTokenType.StartArray; written++)
        {
            if (written == size)
            {
                return true;
            }

            cells.Take(ref tokens, array);
            if (written > 0)
            {
                output.Write((byte)',');
            }

            item.Write(output, cells);
        }

        return false;
    }
}
