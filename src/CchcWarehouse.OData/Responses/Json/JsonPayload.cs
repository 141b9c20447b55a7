using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Execution;
using CchcWarehouse.OData.Responses.Paging;
using CchcWarehouse.OData.Responses.Rows;

namespace CchcWarehouse.OData.Responses.Json;

/// <summary>Writes an answer as OData JSON, row by row.</summary>
internal sealed class JsonPayload(ResultShape shape, PayloadOptions options, JsonCompiler compiler, NextLink nextLink)
{
    /// <summary>A collection: <c>{"@odata.context":…,"value":[…],"@odata.nextLink":…}</c>.</summary>
    /// <param name="rows">Null: there are none to read.</param>
    /// <param name="count">Null: it was not asked for.</param>
    public async Task WriteCollectionAsync(Utf8Output output, AnswerRows? rows, long? count, CancellationToken cancellationToken)
    {
        WriteHead(output, count);
        output.Write("\"value\":["u8);
        var token = rows is null ? null : await WriteRowsAsync(output, rows, cancellationToken);
        output.Write((byte)']');
        if (token is not null)
        {
            output.Write($",\"{options.Control("nextLink")}\":");
            JsonText.Write(output, nextLink.Of(token));
        }
        else if (rows is not null && nextLink.OfChanges(shape.Fingerprint) is { } changes)
        {
            output.Write($",\"{options.Control("deltaLink")}\":");
            JsonText.Write(output, changes);
        }

        output.Write((byte)'}');
    }

    /// <summary>One object, with the context in front of its members.</summary>
    public void WriteSingle(Utf8Output output, RowCells row)
    {
        var item = shape.Kind == ResultKind.Reference ? compiler.Reference(shape.Row) : compiler.Object(shape.Row);
        if (options.IsBare)
        {
            item.Write(output, row);
        }
        else
        {
            item.Write(output, row, $"\"{options.Control("context")}\":\"{ContextUrl.Of(shape, options)}\"");
        }
    }

    /// <summary>One primitive value: <c>{"@odata.context":…,"value":…}</c>.</summary>
    public void WriteValue(Utf8Output output, ValueShape value, RowCells row)
    {
        var item = compiler.Value(value);
        if (options.IsBare)
        {
            item.Write(output, row);
        }
        else
        {
            item.Write(output, row, $"\"{options.Control("context")}\":\"{ContextUrl.Of(shape, options)}\"");
        }
    }

    private async Task<string?> WriteRowsAsync(Utf8Output output, AnswerRows rows, CancellationToken cancellationToken)
    {
        var item = shape.Kind == ResultKind.References ? compiler.Reference(shape.Row) : compiler.Object(shape.Row);
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

    private void WriteHead(Utf8Output output, long? count)
    {
        output.Write((byte)'{');
        if (!options.IsBare)
        {
            output.Write($"\"{options.Control("context")}\":\"{ContextUrl.Of(shape, options)}\",");
        }

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
            JsonText.Write(output, AdditivityText.Describe(shape.Mixed[i]));
        }

        output.Write("],"u8);
    }
}
