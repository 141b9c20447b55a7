namespace CchcWarehouse.Etl.Documents;

/// <summary>What a file is, told by its content.</summary>
public enum DocumentFormat
{
    Text,
    Docx,
    Xlsx,
    Xlsb,
    Doc,
    Xls,
    OlderXls,
    EncryptedOffice,
    PowerPoint,
    OpenDocumentText,
    OpenDocumentSheet,
    WordXml,
    ExcelXml,
    Rtf,
    Html,
    Mht,
    Csv,
    Pdf,
    Png,
    Jpeg,
    Tiff,
    Bmp,
    Gif,
    Zip,
    OtherArchive,
    OtherBinary,
}
