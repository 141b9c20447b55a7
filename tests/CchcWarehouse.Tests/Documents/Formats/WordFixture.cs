using System.Text;
using CchcWarehouse.Etl.Documents;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace CchcWarehouse.Tests.Documents.Formats;

/// <summary>Writes a Word file from the inner XML of its parts; the prefix w needs no declaration.</summary>
internal sealed class WordFixture
{
    private const string Namespaces =
        """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"
        xmlns:x="urn:unknown" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:o="urn:schemas-microsoft-com:office:office"
        """;

    internal string Body { get; set; } = "";

    internal string? Numbering { get; set; }

    internal string? Styles { get; set; }

    internal string? Header { get; set; }

    internal string? Footer { get; set; }

    internal string? Footnotes { get; set; }

    internal static string Paragraph(string text) => $"<w:p><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    /// <summary>A table of plain cells.</summary>
    internal static string Table(params string[][] rows) =>
        $"<w:tbl>{Grid(rows.Max(r => r.Length))}{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(t => Cell(t)))}</w:tr>"))}</w:tbl>";

    internal static string Grid(int columns) => $"<w:tblGrid>{string.Concat(Enumerable.Repeat("<w:gridCol w:w=\"1500\"/>", columns))}</w:tblGrid>";

    internal static string Cell(string text, string properties = "") => $"<w:tc><w:tcPr>{properties}</w:tcPr>{Paragraph(text)}</w:tc>";

    internal SourceDocument Document(string fileName = "bao-cao.docx")
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            Write(main, $"<w:document {Namespaces}><w:body>{Body}</w:body></w:document>");
            Write(main.AddNewPart<StyleDefinitionsPart>(), $"<w:styles {Namespaces}>{Styles}</w:styles>");
            if (Numbering is not null)
                Write(main.AddNewPart<NumberingDefinitionsPart>(), $"<w:numbering {Namespaces}>{Numbering}</w:numbering>");
            if (Header is not null)
                Write(main.AddNewPart<HeaderPart>(), $"<w:hdr {Namespaces}>{Header}</w:hdr>");
            if (Footer is not null)
                Write(main.AddNewPart<FooterPart>(), $"<w:ftr {Namespaces}>{Footer}</w:ftr>");
            if (Footnotes is not null)
                Write(main.AddNewPart<FootnotesPart>(), $"<w:footnotes {Namespaces}>{Footnotes}</w:footnotes>");
        }
        return SourceDocument.FromBytes(fileName, stream.ToArray());
    }

    internal DocumentGrid Grid() => DocumentReader.Read(Document());

    private static void Write(OpenXmlPart part, string xml)
    {
        using var writer = new StreamWriter(part.GetStream(FileMode.Create), new UTF8Encoding(false));
        writer.Write(xml);
    }
}
