namespace CchcWarehouse.Etl.Documents;

/// <summary>What people call a format, and the endings that its files have.</summary>
public static class DocumentFormats
{
    private static readonly Dictionary<DocumentFormat, (string Name, string[] Endings)> All = new()
    {
        [DocumentFormat.Text] = ("văn bản thuần (text)", [".txt", ".md", ".tsv", ".csv"]),
        [DocumentFormat.Docx] = ("Word (.docx)", [".docx", ".docm", ".dotx"]),
        [DocumentFormat.Xlsx] = ("Excel (.xlsx)", [".xlsx", ".xlsm", ".xltx"]),
        [DocumentFormat.Xlsb] = ("Excel (.xlsb)", [".xlsb"]),
        [DocumentFormat.Doc] = ("Word 97–2003 (.doc)", [".doc", ".dot"]),
        [DocumentFormat.Xls] = ("Excel 97–2003 (.xls)", [".xls", ".xlt"]),
        [DocumentFormat.OlderXls] = ("Excel 5.0/95 (.xls)", [".xls"]),
        [DocumentFormat.EncryptedOffice] = ("Office (có mật khẩu, encrypted)", [".docx", ".xlsx", ".doc", ".xls"]),
        [DocumentFormat.PowerPoint] = ("PowerPoint", [".ppt", ".pptx"]),
        [DocumentFormat.OpenDocumentText] = ("OpenDocument (.odt)", [".odt"]),
        [DocumentFormat.OpenDocumentSheet] = ("OpenDocument (.ods)", [".ods"]),
        [DocumentFormat.WordXml] = ("Word XML (.xml)", [".xml", ".fodt", ".doc"]),
        [DocumentFormat.ExcelXml] = ("Excel XML (.xml)", [".xml", ".fods", ".xls"]),
        [DocumentFormat.Rtf] = ("RTF (.rtf)", [".rtf"]),
        [DocumentFormat.Html] = ("HTML (.html)", [".html", ".htm", ".xhtml"]),
        [DocumentFormat.Mht] = ("MHTML (.mht)", [".mht", ".mhtml"]),
        [DocumentFormat.Csv] = ("CSV (.csv)", [".csv", ".tsv", ".txt"]),
        [DocumentFormat.Pdf] = ("PDF (.pdf)", [".pdf"]),
        [DocumentFormat.Png] = ("PNG (.png)", [".png"]),
        [DocumentFormat.Jpeg] = ("JPEG (.jpg)", [".jpg", ".jpeg"]),
        [DocumentFormat.Tiff] = ("TIFF (.tif)", [".tif", ".tiff"]),
        [DocumentFormat.Bmp] = ("BMP (.bmp)", [".bmp"]),
        [DocumentFormat.Gif] = ("GIF (.gif)", [".gif"]),
        [DocumentFormat.Zip] = ("ZIP (.zip)", [".zip"]),
        [DocumentFormat.OtherArchive] = ("RAR, 7-Zip, gzip", [".rar", ".7z", ".gz"]),
        [DocumentFormat.OtherBinary] = ("nhị phân (binary)", []),
    };

    public static string NameOf(DocumentFormat format) => All[format].Name;

    /// <summary>The file is called otherwise than it is, such as a .docx named .pdf: it is read for what it is.</summary>
    internal static DocumentNotice? Mislabelled(SourceDocument document, DocumentFormat format)
    {
        var ending = Path.GetExtension(document.FileName).ToLowerInvariant();
        var (name, endings) = All[format];
        if (endings.Contains(ending) || !All.Values.Any(f => f.Endings.Contains(ending)))
            return null;
        return new DocumentNotice("mislabelled", LosesContent: false,
            $"Tệp có đuôi “{ending}” nhưng nội dung là {name}; đã đọc theo nội dung.",
            $"The file is named “{ending}” but its content is {name}; it was read for what it is.");
    }
}
