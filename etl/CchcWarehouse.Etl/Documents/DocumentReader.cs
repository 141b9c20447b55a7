using CchcWarehouse.Etl.Documents.Packages;
using CchcWarehouse.Etl.Documents.Pages;
using CchcWarehouse.Etl.Documents.Spreadsheets;
using CchcWarehouse.Etl.Documents.Tools;
using CchcWarehouse.Etl.Documents.Web;
using CchcWarehouse.Etl.Documents.Word;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Bytes to lines and tables. A new file format is one more branch here and one more reader.</summary>
public static class DocumentReader
{
    /// <summary>Reads a document of any known format; some take a program of the system.</summary>
    /// <exception cref="UnreadableDocumentException">The bytes are no document of a known format.</exception>
    public static async Task<DocumentGrid> ReadAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        var format = FileSignature.FormatOf(document);
        var grid = await ReadAsync(document, format, cancellationToken);
        if (NeedsTool(format))
            grid = grid with { Notices = [.. grid.Notices, .. ToolIsolation.OfSystem.Notices] };
        return Noted(grid, document, format);
    }

    private static bool NeedsTool(DocumentFormat format) => format is
        DocumentFormat.Doc or DocumentFormat.Rtf or DocumentFormat.OpenDocumentText or DocumentFormat.OpenDocumentSheet or DocumentFormat.WordXml or DocumentFormat.ExcelXml
        or DocumentFormat.Xlsb or DocumentFormat.OlderXls or DocumentFormat.Pdf or DocumentFormat.Png or DocumentFormat.Jpeg or DocumentFormat.Tiff or DocumentFormat.Bmp or DocumentFormat.Gif;

    /// <summary>Reads a document of a format that needs no other program: text, Word, Excel, HTML, CSV.</summary>
    /// <exception cref="UnreadableDocumentException">The bytes are no document of such a format.</exception>
    public static DocumentGrid Read(SourceDocument document)
    {
        var format = FileSignature.FormatOf(document);
        return Noted(Read(document, format), document, format);
    }

    private static DocumentGrid Noted(DocumentGrid grid, SourceDocument document, DocumentFormat format) =>
        DocumentFormats.Mislabelled(document, format) is { } notice ? grid with { Notices = [notice, .. grid.Notices] } : grid;

    private static async Task<DocumentGrid> ReadAsync(SourceDocument document, DocumentFormat format, CancellationToken cancellationToken) => format switch
    {
        DocumentFormat.Doc => DocxReader.Read(await OfficeConversion.ToDocxAsync(BinaryOffice.Checked(document), "doc", cancellationToken)),
        DocumentFormat.Rtf => DocxReader.Read(await OfficeConversion.ToDocxAsync(document, "rtf", cancellationToken)),
        DocumentFormat.OpenDocumentText => DocxReader.Read(await OfficeConversion.ToDocxAsync(OpenDocument.Checked(document), "odt", cancellationToken)),
        DocumentFormat.WordXml => DocxReader.Read(await OfficeConversion.ToDocxAsync(OfficeXml.Checked(document), "xml", cancellationToken)),
        DocumentFormat.OpenDocumentSheet => XlsxReader.Read(await OfficeConversion.ToXlsxAsync(OpenDocument.Checked(document), "ods", cancellationToken)),
        DocumentFormat.ExcelXml => XlsxReader.Read(await OfficeConversion.ToXlsxAsync(OfficeXml.Checked(document), "xml", cancellationToken)),
        DocumentFormat.Xlsb => XlsxReader.Read(await OfficeConversion.ToXlsxAsync(OfficePackage.Checked(document), "xlsb", cancellationToken)),
        DocumentFormat.OlderXls => XlsxReader.Read(await OfficeConversion.ToXlsxAsync(BinaryOffice.Checked(document), "xls", cancellationToken)),
        DocumentFormat.Pdf => await PdfReader.ReadAsync(document, cancellationToken),
        DocumentFormat.Png or DocumentFormat.Jpeg or DocumentFormat.Tiff or DocumentFormat.Bmp or DocumentFormat.Gif => await PictureReader.ReadAsync(document, cancellationToken),
        DocumentFormat.Zip when DocumentArchive.Expand(document) is [var only] => await ReadAsync(only, cancellationToken),
        _ => Read(document, format),
    };

    private static DocumentGrid Read(SourceDocument document, DocumentFormat format) => format switch
    {
        DocumentFormat.Text => ReadText(DocumentText.Decode(document)),
        DocumentFormat.Html => HtmlReader.Read(document),
        DocumentFormat.Mht => HtmlReader.Read(WebArchive.Page(document)),
        DocumentFormat.Docx => DocxReader.Read(document),
        DocumentFormat.Xlsx => XlsxReader.Read(document),
        DocumentFormat.Xls => XlsReader.Read(BinaryOffice.Checked(document)),
        DocumentFormat.Zip => throw DocumentArchive.Several(document.FileName),
        DocumentFormat.EncryptedOffice => throw PackageRefusal.Encrypted(document.FileName),
        _ => throw Unknown(format),
    };

    private static DocumentGrid ReadText(DecodedText text)
    {
        var grid = DelimitedText.TryRead(text.Text) ?? TextDocument.Read(text.Text);
        return grid with { Notices = [.. text.Notices, .. grid.Notices] };
    }

    private static UnreadableDocumentException Unknown(DocumentFormat format) => new(
        "format",
        $"Không đọc được tệp {DocumentFormats.NameOf(format)}. Hãy gửi báo cáo dạng .docx, .xlsx, .pdf, .html, .csv hoặc .txt.",
        $"A file of the format {DocumentFormats.NameOf(format)} cannot be read. Send the report as .docx, .xlsx, .pdf, .html, .csv or .txt.");
}
