using System.Globalization;
using System.Xml.Linq;
using CchcWarehouse.Etl.Documents.Encodings;
using CchcWarehouse.Etl.Documents.Packages;

namespace CchcWarehouse.Etl.Documents.Word;

/// <summary>A document of Word 2007 and later: headers, body, footnotes and footers in reading order.</summary>
internal sealed class DocxReader
{
    private readonly OfficePackage package;
    private readonly Dictionary<string, PartRelationship> parts;
    private readonly XElement body;
    private readonly WordStyles styles;
    private readonly WordStory story;

    private DocxReader(OfficePackage package)
    {
        this.package = package;
        var main = package.MainPart;
        parts = package.Relationships(main);
        body = package.TryReadXml(main)?.Root?.Child("body") ?? throw PackageRefusal.Damaged(main);
        styles = new WordStyles(Part("styles"));
        story = StoryOf(body);
    }

    /// <exception cref="UnreadableDocumentException">Damaged, too large, with macros.</exception>
    internal static DocumentGrid Read(SourceDocument document)
    {
        using var package = OfficePackage.Open(document);
        return new DocxReader(package).Read();
    }

    private DocumentGrid Read()
    {
        var content = new WordBlocks(story);
        content.Add(body);
        var last = content.Blocks.Count > 0 ? content.Blocks[^1].Line : 1;
        var blocks = Margins("header", 1)
            .Concat(content.Blocks)
            .Concat(Notes("footnote", last))
            .Concat(Notes("endnote", last))
            .Concat(Margins("footer", last))
            .ToList();
        return new DocumentGrid(blocks) { Notices = [.. Notices()] };
    }

    private XDocument? Part(string kind) =>
        parts.Values.FirstOrDefault(p => p.Kind == kind && !p.IsExternal)?.Target is { } target ? package.TryReadXml(target) : null;

    // Text whose font does not say its encoding is judged by all such text together.
    private WordStory StoryOf(XElement root)
    {
        var unnamed = string.Join(' ', root.Descendants().Where(e => e.Name.LocalName == "t" && !IsLegacyFont(e)).Select(e => e.Value));
        return new WordStory(styles, new WordNumbering(Part("numbering"), styles), LegacyText.Find(unnamed));
    }

    private static bool IsLegacyFont(XElement text) =>
        VietnameseEncoding.OfFont(text.Parent?.Child("rPr")?.Child("rFonts")?.Value("ascii")) is not null;

    // Headers and footers repeat on every page and often in several parts: each line once.
    private IEnumerable<DocumentBlock> Margins(string kind, int line)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts.Values.Where(p => p.Kind == kind && !p.IsExternal))
        {
            if (package.TryReadXml(part.Target)?.Root is not { } root)
                continue;
            foreach (var text in Lines(root).Where(t => t.Any(char.IsLetter) && seen.Add(t)))
                yield return new TextBlock(line, text);
        }
    }

    private IEnumerable<DocumentBlock> Notes(string kind, int line)
    {
        if (Part(kind + "s")?.Root is not { } root)
            yield break;
        foreach (var note in root.Children(kind))
        {
            if (!story.NoteMarks.TryGetValue($"{kind} {note.Value("id")}", out var number))
                continue;
            var text = string.Join(' ', Lines(note));
            yield return new TextBlock(line, $"{Markup.Raised(number.ToString(CultureInfo.InvariantCulture))} {text}");
        }
    }

    private IEnumerable<string> Lines(XElement root)
    {
        var content = new WordBlocks(story);
        content.Add(root);
        return content.Blocks.SelectMany(b => b is TableGrid table
            ? table.Rows.SelectMany(r => r.Cells).SelectMany(c => c.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            : [((TextBlock)b).Text]);
    }

    private IEnumerable<DocumentNotice> Notices()
    {
        foreach (var encoding in story.Converted)
            yield return encoding.Notice("Văn bản trong tệp", "Text of the file");
        if (body.Descendants().Any(e => e.Name.LocalName == "OLEObject" && (e.Value("ProgID") ?? "").StartsWith("Excel", StringComparison.OrdinalIgnoreCase)))
        {
            yield return new DocumentNotice("embedded-object", LosesContent: true,
                "Tệp Word có bảng Excel nhúng, chưa được đọc. Hãy dán bảng dưới dạng bảng Word hoặc gửi riêng tệp .xlsx.",
                "The document embeds an Excel sheet, which was not read. Paste it as a Word table or send the .xlsx file itself.");
        }
        if (body.Descendants().Any(e => e.Name.LocalName == "altChunk"))
        {
            yield return new DocumentNotice("embedded-document", LosesContent: true,
                "Tệp Word có tài liệu khác được chèn vào, chưa được đọc. Hãy mở bằng Word, lưu lại rồi gửi lại.",
                "The document includes another one, which was not read. Open it in Word, save it again and send it again.");
        }
        if (body.Descendants().Any(e => e.Name.LocalName is "ins" or "del" or "moveFrom" or "moveTo"))
        {
            yield return new DocumentNotice("tracked-changes", LosesContent: false,
                "Tệp còn các sửa đổi đang theo dõi (track changes); đã đọc như thể mọi sửa đổi được chấp nhận.",
                "The document has tracked changes; it was read as if all of them were accepted.");
        }
    }
}
