using System.Xml.Linq;
using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Spreadsheets;

/// <summary>A workbook of Excel 2007 and later: every visible sheet in the order of its tabs.</summary>
internal static class XlsxReader
{
    /// <exception cref="UnreadableDocumentException">Damaged, too large, with macros.</exception>
    internal static DocumentGrid Read(SourceDocument document)
    {
        using var package = OfficePackage.Open(document);
        var main = package.MainPart;
        var workbook = package.TryReadXml(main)?.Root ?? throw PackageRefusal.Damaged(main);
        var parts = package.Relationships(main);
        var styles = new WorkbookStyles(PartOf("styles") is { } stylePart ? package.TryReadXml(stylePart) : null);
        var strings = PartOf("sharedStrings") is { } stringPart ? package.Read(stringPart, SharedStrings.Read) : [];
        var startsIn1904 = workbook.ElementsOf("workbookPr").Any(p => (string?)p.Attribute("date1904") is "1" or "true");

        var blocks = new List<DocumentBlock>();
        var notices = new List<DocumentNotice>();
        foreach (var tab in workbook.ElementsOf("sheets").Elements())
        {
            var name = (string?)tab.Attribute("name") ?? "";
            if (!parts.TryGetValue(RelationshipOf(tab), out var part) || part.Kind != "worksheet" || !package.Holds(part.Target))
                continue;
            if ((string?)tab.Attribute("state") is "hidden" or "veryHidden")
            {
                notices.Add(SheetNotices.HiddenSheet(name));
                continue;
            }
            var sheet = package.Read(part.Target, new SheetPart(name, styles, strings, startsIn1904).Read);
            blocks.AddRange(SheetBlocks.Of(sheet));
            notices.AddRange(SheetNotices.Of(sheet));
        }
        return new DocumentGrid(blocks) { Notices = notices };

        string? PartOf(string kind) => parts.Values.FirstOrDefault(p => p.Kind == kind && package.Holds(p.Target))?.Target;
    }

    private static string RelationshipOf(XElement tab) =>
        (string?)tab.Attributes().FirstOrDefault(a => a.Name.LocalName == "id" && a.Name.NamespaceName.Length > 0) ?? "";
}
