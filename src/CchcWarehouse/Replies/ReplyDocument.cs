using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CchcWarehouse.Replies;

/// <summary>The letter as a Word document on an A4 page in Times New Roman, as administrative documents are.</summary>
internal static class ReplyDocument
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Widths of the table of cells, in twentieths of a point; together the width between the margins.</summary>
    private static readonly int[] Widths = [500, 650, 900, 2700, 1250, 3350];

    public static byte[] Write(ReplyLetter letter, ReplyWording wording)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.Document = new Document(new Body(Parts(letter, wording)));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(
                    new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", ComplexScript = "Times New Roman" },
                    new FontSize { Val = "26" }, new Languages { Val = wording.InVietnamese ? "vi-VN" : "en-GB" })),
                new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "80" }))));
        }

        return stream.ToArray();
    }

    private static IEnumerable<OpenXmlElement> Parts(ReplyLetter letter, ReplyWording wording)
    {
        yield return Letterhead(letter, wording);
        yield return Paragraph("");
        yield return Paragraph(wording.Addressee(letter), JustificationValues.Center);
        yield return Paragraph("");
        yield return Sentence(wording.Opening(letter));
        yield return Sentence(wording.Request(letter));
        if (letter.General.Count > 0)
        {
            yield return Sentence(wording.GeneralTitle);
            foreach (var reason in letter.General)
            {
                yield return Sentence("- " + reason.In(wording));
            }
        }

        if (letter.Items.Count > 0)
        {
            yield return Sentence(wording.CellsTitle);
            yield return Cells(letter, wording);
            yield return Paragraph("");
        }

        yield return Sentence(wording.Closing(letter));
        yield return Paragraph("");
        yield return Farewell(wording);
        yield return Paragraph("");
        yield return new SectionProperties(
            new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1134, Bottom = 1134, Left = 1701, Right = 850, Header = 600, Footer = 600, Gutter = 0 });
    }

    private static Table Letterhead(ReplyLetter letter, ReplyWording wording) => Plain(
        [3900, 5450],
        [
            [Paragraph(wording.Office, JustificationValues.Center, bold: true), Paragraph(wording.Number, JustificationValues.Center), Paragraph(wording.Subject(letter), JustificationValues.Center, size: 24)],
            [Paragraph(wording.State, JustificationValues.Center, bold: true), Paragraph(wording.Motto, JustificationValues.Center, bold: true), Paragraph(wording.PlaceAndDay, JustificationValues.Center, italic: true)],
        ]);

    private static Table Farewell(ReplyWording wording) => Plain(
        [3900, 5450],
        [
            [Paragraph(wording.FarewellTitle, bold: true, italic: true, size: 24), .. wording.Recipients.Select(r => Paragraph(r, size: 22))],
            [Paragraph(wording.Signature, JustificationValues.Center, bold: true), Paragraph(wording.SignatureHint, JustificationValues.Center, italic: true)],
        ]);

    private static Table Plain(int[] widths, OpenXmlElement[][] columns) => new(
        new TableProperties(new TableLayout { Type = TableLayoutValues.Fixed }), Grid(widths),
        new TableRow(columns.Select((column, i) => Cell(widths[i], column))));

    private static Table Cells(ReplyLetter letter, ReplyWording wording)
    {
        var table = new Table(Ruled(), Grid(Widths));
        table.Append(new TableRow([new TableRowProperties(new TableHeader()), .. wording.Heads.Select((head, i) => Cell(Widths[i], [Paragraph(head, JustificationValues.Center, bold: true, size: 22)]))]));
        foreach (var (item, place) in letter.Items.Select((item, place) => (item, place + 1)))
        {
            table.Append(Row([
                [Text(place)], [Text(item.Row)], [item.PrintedNumber ?? ""], [wording.Label(item)], [wording.Value(item)], [.. item.Reasons.Select(r => r.In(wording))],
            ]));
        }

        return table;
    }

    private static TableRow Row(string[][] cells) => new(cells.Select((lines, i) => Cell(Widths[i], lines.Select(line => Paragraph(line, size: 22)))));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static OpenXmlElement Grid(int[] widths) => new TableGrid(widths.Select(w => new GridColumn { Width = Text(w) }));

    private static TableCell Cell(int width, IEnumerable<OpenXmlElement> content) =>
        new([new TableCellProperties(new TableCellWidth { Width = Text(width), Type = TableWidthUnitValues.Dxa }), .. content]);

    private static TableProperties Ruled() => new(
        new TableBorders(
            Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>()),
        new TableLayout { Type = TableLayoutValues.Fixed });

    private static TBorder Line<TBorder>()
        where TBorder : BorderType, new() => new() { Val = BorderValues.Single, Size = 4 };

    private static Paragraph Sentence(string text) => Paragraph(text, JustificationValues.Both, indent: true);

    private static Paragraph Paragraph(string text, JustificationValues justification = JustificationValues.Left, bool bold = false, bool italic = false, int size = 26, bool indent = false)
    {
        var look = new RunProperties();
        if (bold)
        {
            look.Append(new Bold());
        }

        if (italic)
        {
            look.Append(new Italic());
        }

        look.Append(new FontSize { Val = Text(size) });
        var properties = new ParagraphProperties();
        if (indent)
        {
            properties.Append(new Indentation { FirstLine = "567" });
        }

        properties.Append(new Justification { Val = justification });
        return new Paragraph(properties, new Run(look, new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve }));
    }

    /// <summary>What XML cannot hold is no text.</summary>
    private static string Printable(string text) =>
        string.Concat(text.Select(c => c is '\n' or '\t' or '\r' ? ' ' : c)).Replace("\uFFFE", "", StringComparison.Ordinal) is var line && line.All(System.Xml.XmlConvert.IsXmlChar)
            ? line
            : string.Concat(line.EnumerateRunes().Where(r => r.Value >= 0x20 && r.Value is not (0xFFFE or 0xFFFF) && r != System.Text.Rune.ReplacementChar));
}
