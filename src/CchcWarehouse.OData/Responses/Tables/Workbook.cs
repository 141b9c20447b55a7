using System.Globalization;
using System.IO.Compression;
using CchcWarehouse.OData.Responses.Encoding;
using CchcWarehouse.OData.Responses.Execution;
using CchcWarehouse.OData.Responses.Rows;

namespace CchcWarehouse.OData.Responses.Tables;

/// <summary>A flat result as an Excel workbook, streamed: one sheet with typed cells, a frozen head and a filter.</summary>
internal static class Workbook
{
    /// <summary>Rows that a sheet holds, its head not counted.</summary>
    public const long RowLimit = 1_048_575;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public static async Task WriteAsync(
        Utf8Output output, string name, IReadOnlyList<FlatColumn> columns, AnswerRows? rows, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(
            new OutputStream(output), ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await WritePartAsync(zip, "[Content_Types].xml", ContentTypes, cancellationToken);
        await WritePartAsync(zip, "_rels/.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>""", cancellationToken);
        await WritePartAsync(zip, "xl/_rels/workbook.xml.rels", $"""<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Relations}/styles" Target="styles.xml"/></Relationships>""", cancellationToken);
        await WritePartAsync(zip, "xl/styles.xml", Styles, cancellationToken);
        var count = await WriteSheetAsync(zip, columns, rows, cancellationToken);
        await WritePartAsync(zip, "xl/workbook.xml", Book(name, SheetXml.Range(columns.Count, count + 1)), cancellationToken);
    }

    private static async Task<long> WriteSheetAsync(
        ZipArchive zip, IReadOnlyList<FlatColumn> columns, AnswerRows? rows, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry("xl/worksheets/sheet1.xml", CompressionLevel.Fastest).OpenAsync(cancellationToken);
        using var output = new Utf8Output(entry);
        using var sheet = new SheetXml(output, columns);
        sheet.WriteHead();
        var row = new RowCells();
        long count = 0;
        for (; rows is not null && await rows.ReadAsync(row); count++)
        {
            sheet.WriteRow(row);
            if (output.FlushDue)
            {
                await output.FlushAsync(cancellationToken);
            }
        }

        sheet.WriteEnd(count);
        await output.FlushAsync(cancellationToken);
        return count;
    }

    private static async Task WritePartAsync(ZipArchive zip, string path, string xml, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(path, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await entry.WriteAsync(System.Text.Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n{xml}"), cancellationToken);
    }

    private static string ContentTypes =>
        $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""";

    /// <summary>Cell formats in the order of <see cref="SheetXml"/>'s styles: plain, head, date, instant.</summary>
    private static string Styles =>
        $"""<styleSheet xmlns="{Main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="165" formatCode="yyyy\-mm\-dd\ hh:mm:ss"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/></cellXfs></styleSheet>""";

    // Excel keeps a sheet's filter under a hidden name of the workbook too.
    private static string Book(string name, string range) =>
        $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">{name}!{string.Create(CultureInfo.InvariantCulture, $"{range}")}</definedName></definedNames></workbook>""";
}
