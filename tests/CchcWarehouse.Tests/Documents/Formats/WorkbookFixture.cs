using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>Writes a workbook, cell by cell, with the library that offices' own programs agree with.</summary>
internal sealed class WorkbookFixture
{
    private readonly List<SheetFixture> sheets = [];
    private readonly List<string> formats = ["General"];

    internal SheetFixture Sheet(string name = "Biểu", SheetStateValues? state = null)
    {
        var sheet = new SheetFixture(name, state, FormatIndex);
        sheets.Add(sheet);
        return sheet;
    }

    internal bool StartsIn1904 { get; set; }

    internal SourceDocument Document(string fileName = "bao-cao.xlsx")
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
            Write(file);
        return SourceDocument.FromBytes(fileName, stream.ToArray());
    }

    internal DocumentGrid Grid() => DocumentReader.Read(Document());

    private void Write(SpreadsheetDocument file)
    {
        var workbook = file.AddWorkbookPart();
        workbook.Workbook = new Workbook(new WorkbookProperties { Date1904 = StartsIn1904 }, new Sheets());
        workbook.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
        for (var i = 0; i < sheets.Count; i++)
        {
            var part = workbook.AddNewPart<WorksheetPart>();
            sheets[i].Write(part);
            workbook.Workbook.GetFirstChild<Sheets>()!.Append(
                new Sheet { Name = sheets[i].Name, SheetId = (uint)(i + 1), Id = workbook.GetIdOfPart(part), State = sheets[i].State });
        }
    }

    private uint FormatIndex(string code)
    {
        if (!formats.Contains(code))
            formats.Add(code);
        return (uint)formats.IndexOf(code);
    }

    // Custom formats are numbered from 164 on.
    private Stylesheet Styles() => new(
        new NumberingFormats(formats.Select((code, i) => new NumberingFormat { NumberFormatId = (uint)(164 + i), FormatCode = code })),
        new Fonts(new Font()), new Fills(new Fill()), new Borders(new Border()),
        new CellFormats(formats.Select((_, i) => new CellFormat { NumberFormatId = (uint)(164 + i), ApplyNumberFormat = true })));
}

internal sealed class SheetFixture(string name, SheetStateValues? state, Func<string, uint> formatIndex)
{
    private readonly SortedDictionary<int, Row> rows = [];
    private readonly List<string> merges = [];
    private readonly List<int> hiddenColumns = [];

    internal string Name => name;

    internal SheetStateValues? State => state;

    /// <summary>Texts from column A on; null leaves a cell out.</summary>
    internal SheetFixture Row(int row, params string?[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (texts[i] is { } text)
                Text(row, i, text);
        }
        return this;
    }

    internal SheetFixture Text(int row, int column, string text)
    {
        var cell = new Cell(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString };
        return Add(row, column, cell);
    }

    internal SheetFixture Number(int row, int column, string value, string format = "General") =>
        Add(row, column, new Cell(new CellValue(value)) { StyleIndex = formatIndex(format) });

    internal SheetFixture Formula(int row, int column, string formula, string? value, CellValues? type = null)
    {
        var cell = new Cell(new CellFormula(formula));
        if (value is not null)
            cell.Append(new CellValue(value));
        if (type is not null)
            cell.DataType = type;
        return Add(row, column, cell);
    }

    internal SheetFixture Raw(int row, int column, Cell cell) => Add(row, column, cell);

    internal SheetFixture Merge(string range)
    {
        merges.Add(range);
        return this;
    }

    internal SheetFixture HideRow(int row)
    {
        RowOf(row).Hidden = true;
        return this;
    }

    internal SheetFixture HideColumn(int column)
    {
        hiddenColumns.Add(column);
        return this;
    }

    internal void Write(WorksheetPart part)
    {
        var worksheet = new Worksheet();
        if (hiddenColumns.Count > 0)
            worksheet.Append(new Columns(hiddenColumns.Select(c => new Column { Min = (uint)c + 1, Max = (uint)c + 1, Hidden = true, Width = 0, CustomWidth = true })));
        worksheet.Append(new SheetData(rows.Values));
        if (merges.Count > 0)
            worksheet.Append(new MergeCells(merges.Select(m => new MergeCell { Reference = m })));
        part.Worksheet = worksheet;
    }

    private SheetFixture Add(int row, int column, Cell cell)
    {
        cell.CellReference = $"{(char)('A' + column)}{row}";
        RowOf(row).Append(cell);
        return this;
    }

    private Row RowOf(int row)
    {
        if (!rows.TryGetValue(row, out var found))
            rows[row] = found = new Row { RowIndex = (uint)row };
        return found;
    }
}
