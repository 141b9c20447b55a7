using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Execution;
using CchcWarehouse.OData.Responses.Paging;
using CchcWarehouse.OData.Responses.Rows;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>Writes an answer as OData JSON, row by row.</summary>
/// <param name="snapshot">Of the dimensions, as they stand in the snapshot of the rows.</param>
internal sealed class JsonPayload(
    ResultShape shape, PayloadOptions options, DimensionSnapshot snapshot, NextLink nextLink, JsonWriterCache writers)
{
    /// <summary>A collection: <c>{"@odata.context":…,"value":[…],"@odata.nextLink":…}</c>.</summary>
    /// <param name="rows">Null: there are none to read.</param>
    /// <param name="count">Null: it was not asked for.</param>
    public async Task WriteCollectionAsync(Utf8Output output, AnswerRows? rows, long? count, CancellationToken cancellationToken)
    {
        var made = Writers();
        WriteHead(output, made.Context, count);
        output.Write("\"value\":["u8);
        var token = rows is null ? null : await WriteRowsAsync(output, rows, made.Row, cancellationToken);
        output.Write((byte)']');
        if (token is not null)
        {
            output.Write($",\"{options.Control("nextLink")}\":");
            JsonText.Write(output, nextLink.Of(token));
        }
        else if (rows is not null && nextLink.OfChanges(shape.Request) is { } changes)
        {
            output.Write($",\"{options.Control("deltaLink")}\":");
            JsonText.Write(output, changes);
        }

        output.Write((byte)'}');
    }

    /// <summary>One object, with the context in front of its members.</summary>
    public void WriteSingle(Utf8Output output, RowCells row)
    {
        var made = Writers();
        made.Row.Write(output, row, made.Context);
    }

    /// <summary>One primitive value: <c>{"@odata.context":…,"value":…}</c>.</summary>
    public void WriteValue(Utf8Output output, ValueShape value, RowCells row) =>
        new JsonCompiler(snapshot, options, nextLink).Value(value).Write(output, row, JsonWriters.ContextOf(shape, options));

    private JsonWriters Writers() => writers.For(shape, options, snapshot, nextLink);

    private async Task<string?> WriteRowsAsync(Utf8Output output, AnswerRows rows, JsonObject item, CancellationToken cancellationToken)
    {
        var ended = shape.EndedOrdinal is { } ordinal ? new EndedEntity(shape, ordinal, options) : null;
        var size = shape.Page?.Size ?? int.MaxValue;
        var row = new RowCells();
        string? token = null;
        for (var written = 0; await rows.ReadAsync(row); written++)
        {
            if (written == size)
            {
                return token;
            }

            if (written > 0)
            {
                output.Write((byte)',');
            }

            if (ended?.Write(output, row) != true)
            {
                item.Write(output, row);
            }

            if (written == size - 1)
            {
                // The row's bytes are gone once the reader looks for the next one.
                token = nextLink.Token(shape.Page!, row);
            }

            if (output.FlushDue)
            {
                await output.FlushAsync(cancellationToken);
            }
        }

        return null;
    }

    private void WriteHead(Utf8Output output, byte[] context, long? count)
    {
        output.Write((byte)'{');
        output.Write(context);
        output.Write(context.Length == 0 ? ""u8 : ","u8);

        WriteMixed(output);
        if (count is { } number)
        {
            var quote = options.Format.Ieee754Compatible ? "\"" : "";
            output.Write($"\"{options.Control("count")}\":{quote}{number}{quote},");
        }
    }

    /// <summary>Reasons why sums of this answer add up what does not belong together; the client allowed it.</summary>
    private void WriteMixed(Utf8Output output)
    {
        if (shape.Mixed.Count == 0 || options.IsBare || options.Annotations?.Includes($"{WarehouseModel.Namespace}.Mixed") == false)
        {
            return;
        }

        output.Write($"\"@{WarehouseModel.Namespace}.Mixed\":[");
        for (var i = 0; i < shape.Mixed.Count; i++)
        {
            output.Write(i == 0 ? ""u8 : ","u8);
            JsonText.Write(output, AdditivityText.Describe(shape.Mixed[i]).ToString());
        }

        output.Write("],"u8);
    }
}
