using System.Globalization;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Rows;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Tables;

/// <summary>The XML of one worksheet, row by row.</summary>
internal sealed class SheetXml(Utf8Output output, IReadOnlyList<FlatColumn> columns) : IDisposable
{
    /// <summary>Characters that a cell of Excel holds.</summary>
    private const int TextLimit = 32_767;

    /// <summary>The first day that a cell can hold as a date.</summary>
    private static readonly DateTime FirstDay = new(1900, 3, 1, 0, 0, 0, DateTimeKind.Utc);

    private static readonly DateTime Epoch = new(1899, 12, 30, 0, 0, 0, DateTimeKind.Utc);

    private readonly Utf8Output field = new();
    private readonly byte[][] letters = [.. Enumerable.Range(1, columns.Count).Select(column => System.Text.Encoding.ASCII.GetBytes(Letters(column)))];
    private readonly byte[] digits = new byte[20];
    private int digitCount;
    private long number;

    public void Dispose() => field.Dispose();

    public void WriteHead()
    {
        output.Write(
            """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"""u8);
        output.Write(
            """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"""u8);
        for (var i = 1; i <= columns.Count; i++)
        {
            output.Write(FormattableString.Invariant($"""<col min="{i}" max="{i}" width="{Width(columns[i - 1])}" customWidth="1"/>"""));
        }

        output.Write("</cols><sheetData>"u8);
        BeginRow();
        for (var i = 0; i < columns.Count; i++)
        {
            Begin(i, """ s="1" t="inlineStr"><is><t>"""u8);
            WriteText(System.Text.Encoding.UTF8.GetBytes(columns[i].Name));
            output.Write("</t></is></c>"u8);
        }

        output.Write("</row>"u8);
    }

    public void WriteRow(RowCells row)
    {
        BeginRow();
        for (var i = 0; i < columns.Count; i++)
        {
            field.Drop();
            if (columns[i].TryWrite(field, row))
            {
                WriteCell(i, columns[i].Type, field.Pending.Span);
            }
        }

        output.Write("</row>"u8);
    }

    public void WriteEnd(long rows)
    {
        output.Write("</sheetData>"u8);
        output.Write($"""<autoFilter ref="{Range(columns.Count, rows + 1).Replace("$", "", StringComparison.Ordinal)}"/></worksheet>""");
        field.Dispose();
    }

    /// <summary>From the first cell to the last: <c>$A$1:$AF$120</c>.</summary>
    public static string Range(int columnCount, long rowCount)
    {
        return string.Create(CultureInfo.InvariantCulture, $"$A$1:${Letters(Math.Max(1, columnCount))}${rowCount}");
    }

    private static string Letters(int column)
    {
        var letters = "";
        for (; column > 0; column = (column - 1) / 26)
        {
            letters = (char)('A' + ((column - 1) % 26)) + letters;
        }

        return letters;
    }

    private void BeginRow()
    {
        number++;
        number.TryFormat(digits, out digitCount, provider: CultureInfo.InvariantCulture);
        output.Write("<row r=\""u8);
        output.Write(digits.AsSpan(0, digitCount));
        output.Write("\">"u8);
    }

    /// <remarks>Every cell names its place: some readers count on it, and an empty cell needs no mark.</remarks>
    private void Begin(int column, ReadOnlySpan<byte> rest)
    {
        output.Write("<c r=\""u8);
        output.Write(letters[column]);
        output.Write(digits.AsSpan(0, digitCount));
        output.Write((byte)'"');
        output.Write(rest);
    }

    private void WriteCell(int column, EdmPrimitiveTypeKind type, ReadOnlySpan<byte> text)
    {
        switch (type)
        {
            case EdmPrimitiveTypeKind.Boolean:
                Begin(column, """ t="b"><v>"""u8);
                output.Write(text is [(byte)'t', ..] ? (byte)'1' : (byte)'0');
                output.Write("</v></c>"u8);
                break;
            case EdmPrimitiveTypeKind.Date or EdmPrimitiveTypeKind.DateTimeOffset when Serial(text) is { } serial:
                Begin(column, type == EdmPrimitiveTypeKind.Date ? """ s="2"><v>"""u8 : """ s="3"><v>"""u8);
                output.Write(serial.ToString(CultureInfo.InvariantCulture));
                output.Write("</v></c>"u8);
                break;
            case EdmPrimitiveTypeKind.Decimal or EdmPrimitiveTypeKind.Double or EdmPrimitiveTypeKind.Single
                or EdmPrimitiveTypeKind.Int16 or EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64
                or EdmPrimitiveTypeKind.Byte or EdmPrimitiveTypeKind.SByte when text[^1] is >= (byte)'0' and <= (byte)'9':
                Begin(column, "><v>"u8);
                output.Write(text);
                output.Write("</v></c>"u8);
                break;
            default:
                Begin(column, """ t="inlineStr"><is><t xml:space="preserve">"""u8);
                WriteText(text);
                output.Write("</t></is></c>"u8);
                break;
        }
    }

    private static decimal? Serial(ReadOnlySpan<byte> text) =>
        DateTime.TryParse(
            System.Text.Encoding.ASCII.GetString(text), CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var instant) && instant >= FirstDay
            ? decimal.Round((decimal)(instant - Epoch).Ticks / TimeSpan.TicksPerDay, 10) / 1.0000000000m
            : null;

    /// <remarks>What XML cannot hold is written as Excel writes it (<c>_x0001_</c>); what a cell cannot hold is cut, with a mark.</remarks>
    private void WriteText(ReadOnlySpan<byte> utf8)
    {
        var text = System.Text.Encoding.UTF8.GetString(utf8);
        if (text.Length > TextLimit)
        {
            text = text[..(TextLimit - 1)] + "…";
        }

        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    output.Write("&amp;"u8);
                    break;
                case '<':
                    output.Write("&lt;"u8);
                    break;
                case '>':
                    output.Write("&gt;"u8);
                    break;
                case '\n':
                    output.Write("&#10;"u8);
                    break;
                case < 0x20 and not '\t' or 0xFFFE or 0xFFFF:
                    output.Write($"_x{rune.Value:X4}_");
                    break;
                default:
                    output.Advance(rune.EncodeToUtf8(output.Reserve(4)));
                    break;
            }
        }
    }

    private static int Width(FlatColumn column) => column.Type switch
    {
        EdmPrimitiveTypeKind.String => column.Name.EndsWith("Name", StringComparison.Ordinal) ? 36 : 18,
        EdmPrimitiveTypeKind.DateTimeOffset => 20,
        _ => 14,
    };
}
