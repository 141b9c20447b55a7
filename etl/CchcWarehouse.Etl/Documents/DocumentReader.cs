using CchcWarehouse.Etl.Documents.Packages;
using CchcWarehouse.Etl.Documents.Spreadsheets;
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
        DocumentFormat.Text => TextDocument.Read(DocumentText.Decode(document)),
        DocumentFormat.Docx => DocxReader.Read(document),
        DocumentFormat.Xlsx => XlsxReader.Read(document),
        DocumentFormat.Xls when CompoundFile.Open(document) is var file && file.Holds("Workbook") => XlsReader.Read(document, file),
        DocumentFormat.EncryptedOffice => throw PackageRefusal.Encrypted(document.FileName),
        _ => throw Unknown(format),
    };

    private static UnreadableDocumentException Unknown(DocumentFormat format) => new(
        "format",
        $"Không đọc được tệp {DocumentFormats.NameOf(format)}. Hãy gửi báo cáo dạng .docx, .xlsx, .pdf, .html, .csv hoặc .txt.",
        $"A file of the format {DocumentFormats.NameOf(format)} cannot be read. Send the report as .docx, .xlsx, .pdf, .html, .csv or .txt.");
}
