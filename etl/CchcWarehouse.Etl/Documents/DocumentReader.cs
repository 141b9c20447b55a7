using CchcWarehouse.Etl.Documents.Packages;
using CchcWarehouse.Etl.Documents.Spreadsheets;
using CchcWarehouse.Etl.Documents.Web;
using CchcWarehouse.Etl.Documents.Word;

namespace CchcWarehouse.Etl.Documents;

/// <summary>Bytes to lines and tables. A new file format is one more branch here and one more reader.</summary>
public static class DocumentReader
{
    /// <exception cref="UnreadableDocumentException">The bytes are no document of a known format.</exception>
    public static DocumentGrid Read(SourceDocument document)
    {
        var format = FileSignature.FormatOf(document);
        var grid = Read(document, format);
        return DocumentFormats.Mislabelled(document, format) is { } notice
            ? grid with { Notices = [notice, .. grid.Notices] }
            : grid;
    }

    private static DocumentGrid Read(SourceDocument document, DocumentFormat format) => format switch
    {
        DocumentFormat.Text => ReadText(DocumentText.Decode(document)),
        DocumentFormat.Html => HtmlReader.Read(document),
        DocumentFormat.Mht => HtmlReader.Read(WebArchive.Page(document)),
        DocumentFormat.Docx => DocxReader.Read(document),
        DocumentFormat.Xlsx => XlsxReader.Read(document),
        DocumentFormat.Xls when CompoundFile.Open(document) is var file && file.Holds("Workbook") => XlsReader.Read(document, file),
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
