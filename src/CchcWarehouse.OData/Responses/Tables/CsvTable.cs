using System.Buffers;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Execution;
using CchcWarehouse.OData.Responses.Rows;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Tables;

/// <summary>A flat result as comma-separated values (RFC 4180): a head, CRLF, quotes where they are needed.</summary>
/// <remarks>Null is an empty field; empty text is a pair of quotes.</remarks>
internal static class CsvTable
{
    private static readonly SearchValues<byte> Quoted = SearchValues.Create(",\"\r\n"u8);

    public static async Task WriteAsync(
        Utf8Output output, IReadOnlyList<FlatColumn> columns, AnswerRows? rows, bool byteOrderMark, CancellationToken cancellationToken)
    {
        if (byteOrderMark)
        {
            output.Write("\uFEFF");
        }

        WriteHead(output, columns);
        using var field = new Utf8Output();
        var row = new RowCells();
        while (rows is not null && await rows.ReadAsync(row))
        {
            WriteRow(output, columns, row, field);
            if (output.FlushDue)
            {
                await output.FlushAsync(cancellationToken);
            }
        }
    }

    private static void WriteHead(Utf8Output output, IReadOnlyList<FlatColumn> columns)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            output.Write(i == 0 ? ""u8 : ","u8);
            WriteText(output, System.Text.Encoding.UTF8.GetBytes(columns[i].Name));
        }

        output.Write("\r\n"u8);
    }

    private static void WriteRow(Utf8Output output, IReadOnlyList<FlatColumn> columns, RowCells row, Utf8Output field)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            output.Write(i == 0 ? ""u8 : ","u8);
            if (columns[i].Type != EdmPrimitiveTypeKind.String)
            {
                columns[i].TryWrite(output, row);
            }
            else if (columns[i].TryWrite(field, row))
            {
                WriteText(output, field.Pending.Span);
                field.Drop();
            }
        }

        output.Write("\r\n"u8);
    }

    private static void WriteText(Utf8Output output, ReadOnlySpan<byte> text)
    {
        if (!text.IsEmpty && text.IndexOfAny(Quoted) < 0)
        {
            output.Write(text);
            return;
        }

        output.Write((byte)'"');
        for (var quote = text.IndexOf((byte)'"'); quote >= 0; quote = text.IndexOf((byte)'"'))
        {
            output.Write(text[..(quote + 1)]);
            output.Write((byte)'"');
            text = text[(quote + 1)..];
        }

        output.Write(text);
        output.Write((byte)'"');
    }
}
