using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>A workbook of Excel 97–2003: every visible sheet in the order of its tabs.</summary>
internal static class XlsReader
{
    /// <exception cref="UnreadableDocumentException">Damaged, too large, protected by a password.</exception>
    internal static DocumentGrid Read(SourceDocument document)
    {
        ReadOnlyMemory<byte> stream = CompoundFile.Open(document).Read("Workbook") ?? throw PackageRefusal.Damaged(document.FileName, "Workbook");
        try
        {
            return Read(document, stream);
        }
        catch (Exception broken) when (broken is ArgumentOutOfRangeException or IndexOutOfRangeException)
        {
            throw PackageRefusal.Damaged(document.FileName, "Workbook");
        }
    }

    private static DocumentGrid Read(SourceDocument document, ReadOnlyMemory<byte> stream)
    {
        var workbook = new BiffWorkbook(stream);
        if (workbook.IsEncrypted)
            throw PackageRefusal.Encrypted(document.FileName);
        var blocks = new List<DocumentBlock>();
        var notices = new List<DocumentNotice>();
        foreach (var tab in workbook.Sheets)
        {
            if (tab.IsHidden)
            {
                notices.Add(SheetNotices.HiddenSheet(tab.Name));
                continue;
            }
            var sheet = new BiffSheetReader(workbook, tab.Name).Read(BiffRecords.OfPart(stream, tab.At));
            blocks.AddRange(SheetBlocks.Of(sheet));
            notices.AddRange(SheetNotices.Of(sheet));
        }
        return new DocumentGrid(blocks) { Notices = notices };
    }
}
