using System.Globalization;
using CchcWarehouse.Etl.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using GridColumns = DocumentFormat.OpenXml.Wordprocessing.TableGrid;
using TableGrid = CchcWarehouse.Etl.Documents.TableGrid;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>Writes a grid as a Word document: bordered tables, merged cells, text in Times New Roman.</summary>
internal static class DocxWriter
{
    private const int PageWidth = 15_000;
    private const int LabelWidth = 6_000;
    private const string Shade = "D9E2F3";

    internal static byte[] Write(DocumentGrid grid) => Write(grid, TableLook.Ruled);

    internal static byte[] Write(DocumentGrid grid, TableLook look)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            var body = new Body(grid.Blocks.Select(b => b is TableGrid table ? (OpenXmlElement)TableOf(table, look) : ParagraphOf(((TextBlock)b).Text)));
            body.Append(new Paragraph(), new SectionProperties(
                new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = 850, Bottom = 850, Left = 900, Right = 900 }));
            main.Document = new Document(body);
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" }, new FontSize { Val = "24" }))));
        }
        return stream.ToArray();
    }

    private static Table TableOf(TableGrid grid, TableLook look)
    {
        var width = grid.Rows.Max(r => r.Cells.Max(c => c.Column + c.ColumnSpan));
        var widths = Widths(grid, width);
        var table = new Table(Properties(look), new GridColumns(widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
        var open = new int[width];
        foreach (var row in grid.Rows)
            table.Append(RowOf(row, widths, open, look with { IsShaded = look.IsShaded && table.Elements<TableRow>().Count() % 2 == 1 }));
        return table;
    }

    // The column of labels gets two fifths of the page, one of numbers little, the others share the rest.
    private static List<int> Widths(TableGrid grid, int columns)
    {
        var lengths = Enumerable.Range(0, columns).Select(c => grid.Rows.SelectMany(r => r.Cells).Where(x => x.Column == c && x.ColumnSpan == 1).Sum(x => x.Text.Length)).ToList();
        var label = lengths.IndexOf(lengths.Take(2).Max());
        var rest = (PageWidth - LabelWidth - 900 * label) / Math.Max(1, columns - 1 - label);
        return [.. Enumerable.Range(0, columns).Select(c => c == label ? LabelWidth : c < label ? 900 : rest)];
    }

    private static TableProperties Properties(TableLook look)
    {
        var (box, rows, columns) = (Border(look.HasBox), Border(look.HasRows), Border(look.HasColumns));
        return new TableProperties(
            new TableBorders(
                new TopBorder { Val = box, Size = 4 }, new LeftBorder { Val = Border(look.HasBox && look.HasColumns), Size = 4 }, new BottomBorder { Val = box, Size = 4 },
                new RightBorder { Val = Border(look.HasBox && look.HasColumns), Size = 4 }, new InsideHorizontalBorder { Val = rows, Size = 4 }, new InsideVerticalBorder { Val = columns, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed });
    }

    private static EnumValue<BorderValues> Border(bool isDrawn) => isDrawn ? BorderValues.Single : BorderValues.Nil;

    private static TableRow RowOf(GridRow row, List<int> widths, int[] open, TableLook look)
    {
        var cells = new TableRow();
        for (var column = 0; column < widths.Count;)
        {
            var cell = row.Cells.FirstOrDefault(c => c.Column == column) ?? new GridCell(column, "");
            var joins = open[column] > 0;
            open[column] = joins ? open[column] - 1 : cell.RowSpan - 1;
            var merge = joins ? new VerticalMerge() : cell.RowSpan > 1 ? new VerticalMerge { Val = MergedCellValues.Restart } : null;
            cells.Append(CellOf(cell, merge, widths.Skip(column).Take(cell.ColumnSpan).Sum(), look));
            column += cell.ColumnSpan;
        }
        return cells;
    }

    private static TableCell CellOf(GridCell cell, VerticalMerge? merge, int width, TableLook look)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = width.ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa });
        if (cell.ColumnSpan > 1)
            properties.Append(new GridSpan { Val = cell.ColumnSpan });
        if (merge is not null)
            properties.Append(merge);
        if (look.IsShaded)
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Fill = Shade });
        if (look.IsCentred)
            properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        var isLabel = width == LabelWidth;
        return new TableCell(cell.Text.Split('\n').Select(t => ParagraphOf(t, isLabel ? null : look.Alignment)).Prepend<OpenXmlElement>(properties));
    }

    private static Paragraph ParagraphOf(string text) => ParagraphOf(text, null);

    private static Paragraph ParagraphOf(string text, JustificationValues? alignment)
    {
        var paragraph = new Paragraph(new Run(new Text(text) { Space = SpaceProcessingModeValues.Preserve }));
        if (alignment is { } value)
            paragraph.PrependChild(new ParagraphProperties(new Justification { Val = value }));
        return paragraph;
    }
}
