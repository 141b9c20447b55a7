using System.IO.Compression;
using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents;

/// <summary>What a file is by its content, never by its name.</summary>
public static class FileSignature
{
    private const int HeadLength = 4096;

    private static readonly (byte[] Magic, DocumentFormat Format)[] Known =
    [
        ("%PDF-"u8.ToArray(), DocumentFormat.Pdf),
        ([0x89, .. "PNG"u8], DocumentFormat.Png),
        ([0xff, 0xd8, 0xff], DocumentFormat.Jpeg),
        ("GIF8"u8.ToArray(), DocumentFormat.Gif),
        ("BM"u8.ToArray(), DocumentFormat.Bmp),
        ([.. "II*"u8, 0], DocumentFormat.Tiff),
        ([.. "MM"u8, 0, .. "*"u8], DocumentFormat.Tiff),
        ([0x1f, 0x8b], DocumentFormat.OtherArchive),
        ([.. "7z"u8, 0xbc, 0xaf, 0x27, 0x1c], DocumentFormat.OtherArchive),
        ([.. "Rar!"u8, 0x1a, 0x07], DocumentFormat.OtherArchive),
        ("{\\rtf"u8.ToArray(), DocumentFormat.Rtf),
        ([0x7f, .. "ELF"u8], DocumentFormat.OtherBinary),
        ([.. "MZ"u8, 0x90, 0], DocumentFormat.OtherBinary),
    ];

    public static DocumentFormat FormatOf(SourceDocument document)
    {
        var bytes = document.Bytes.Span;
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
            return ZipFormat(document);
        if (bytes.StartsWith<byte>([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
            return CompoundFormat(document);
        foreach (var (magic, format) in Known)
        {
            // Two ASCII letters alone may begin a text.
            if (bytes.StartsWith(magic) && (magic.Length > 2 || magic[0] < ' ' || bytes.Contains((byte)0)))
                return format;
        }
        return MarkedUpText.FormatOf(bytes[..Math.Min(HeadLength, bytes.Length)]) ?? DocumentFormat.Text;
    }

    private static DocumentFormat ZipFormat(SourceDocument document)
    {
        try
        {
            using var archive = new ZipArchive(document.OpenRead(), ZipArchiveMode.Read);
            return PackageFormat(archive.Entries.Select(e => e.FullName.Replace('\\', '/')).ToList(), document.Bytes.Span);
        }
        catch (InvalidDataException)
        {
            // Cut off before its directory: the names still stand before each part.
            var bytes = document.Bytes.Span;
            return PackageFormat(
                [.. new[] { "word/document.xml", "xl/workbook.xml", "xl/workbook.bin", "ppt/presentation.xml", "mimetype" }.Where(n => document.Bytes.Span.IndexOf(System.Text.Encoding.ASCII.GetBytes(n)) >= 0)],
                bytes);
        }
    }

    private static DocumentFormat PackageFormat(List<string> names, ReadOnlySpan<byte> bytes)
    {
        // An archive may hold a folder "Word" of documents: only a package lists the types of its parts.
        var isPackage = names.Exists(n => n.Equals("[Content_Types].xml", StringComparison.OrdinalIgnoreCase));
        if (Holds("word/", "word/document.xml"))
            return DocumentFormat.Docx;
        if (Holds("xl/workbook.bin", "xl/workbook.bin"))
            return DocumentFormat.Xlsb;
        if (Holds("xl/", "xl/workbook.xml"))
            return DocumentFormat.Xlsx;
        if (Holds("ppt/", "ppt/presentation.xml"))
            return DocumentFormat.PowerPoint;
        if (!names.Contains("mimetype"))
            return DocumentFormat.Zip;
        // OpenDocument: the first part is stored as it is and names the kind.
        var head = bytes[..Math.Min(256, bytes.Length)];
        return head.IndexOf("opendocument.text"u8) >= 0 ? DocumentFormat.OpenDocumentText
            : head.IndexOf("opendocument.spreadsheet"u8) >= 0 ? DocumentFormat.OpenDocumentSheet
            : DocumentFormat.OtherArchive;

        bool Holds(string folder, string mainPart) =>
            names.Exists(n => n.Equals(mainPart, StringComparison.OrdinalIgnoreCase) || isPackage && n.StartsWith(folder, StringComparison.OrdinalIgnoreCase));
    }

    private static DocumentFormat CompoundFormat(SourceDocument document)
    {
        var file = CompoundFile.Open(document);
        return file.Holds("EncryptedPackage") ? DocumentFormat.EncryptedOffice
            : file.Holds("WordDocument") ? DocumentFormat.Doc
            : file.Holds("Workbook") ? DocumentFormat.Xls
            : file.Holds("Book") ? DocumentFormat.OlderXls
            : file.Holds("PowerPoint Document") ? DocumentFormat.PowerPoint
            : DocumentFormat.OtherBinary;
    }
}
