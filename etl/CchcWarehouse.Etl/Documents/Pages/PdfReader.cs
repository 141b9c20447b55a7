using System.Globalization;
using CchcWarehouse.Etl.Documents.Packages;
using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>A PDF: pages with text are read as they are, scanned ones are recognised.</summary>
internal static class PdfReader
{
    /// <summary>A report with its annexes has some dozen pages.</summary>
    private const int MostPages = 300;
    private const int MostScannedPages = 60;
    private const int EndBytes = 16 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <exception cref="UnreadableDocumentException">Damaged, protected, too long, or nothing can be read on it.</exception>
    internal static async Task<DocumentGrid> ReadAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        // What is cut off, poppler would read as far as it goes.
        if (document.Bytes.Span[^Math.Min(EndBytes, document.Bytes.Length)..].LastIndexOf("%%EOF"u8) < 0)
            throw PackageRefusal.Damaged(document.FileName, "%%EOF");
        using var folder = new ToolFolder();
        await using (var input = File.Create(folder["document.pdf"]))
            await input.WriteAsync(document.Bytes, cancellationToken);
        var count = await CountPagesAsync(document, folder, cancellationToken);
        var xhtml = await ToolRun.RunAsync(ExternalTool.PdfText, folder, Limit, ["-bbox", "-cropbox", "-enc", "UTF-8", folder["document.pdf"], "-"], cancellationToken);
        var layer = await TextLayer.ReadAsync(folder, PdfWords.Read(xhtml), cancellationToken);
        var texts = layer.Pages;
        var images = await PageImage.ListAsync(folder, "document.pdf", cancellationToken);
        var pictures = ScannedPages.Find(texts, images);
        var scanned = pictures.Union(layer.Invisible).Union(layer.Illegible).ToHashSet();
        if (scanned.Count > MostScannedPages)
            throw TooManyPages(scanned.Count, MostScannedPages);
        var pages = new List<Page>();
        var (scan, typed) = (new Scan(folder), new TextPages(folder));
        for (var number = 1; number <= Math.Min(count, texts.Count); number++)
        {
            if (scanned.Contains(number))
                new RecognitionProgress(document.FileName, number, Math.Min(count, texts.Count)).Tell();
            pages.Add(scanned.Contains(number)
                ? await ScannedPages.ReadAsync(folder, scan, number, texts[number - 1].Size, cancellationToken)
                : await typed.ReadAsync(number, texts[number - 1], cancellationToken));
        }
        if (pages.TrueForAll(p => p.Words.Count == 0))
            throw layer.Invisible.Count > 0 && images.Count == 0 ? OnlyHiddenText(document.FileName) : NoText(document.FileName);
        var content = PageBlocks.Of(pages);
        return new DocumentGrid(content.Blocks) { Notices = [.. layer.Notices(pictures), .. Notices(scanned.Count, ScannedPages.FindPictures(texts, images, scanned)), .. typed.Notices, .. content.Notices] };
    }

    private static async Task<int> CountPagesAsync(SourceDocument document, ToolFolder folder, CancellationToken cancellationToken)
    {
        string info;
        try
        {
            info = await ToolRun.RunAsync(ExternalTool.PdfInfo, folder, Limit, [folder["document.pdf"]], cancellationToken);
        }
        catch (UnreadableDocumentException failure) when (failure.Code == "tool-failed")
        {
            throw failure.MessageEn.Contains("password", StringComparison.OrdinalIgnoreCase)
                ? PackageRefusal.Encrypted(document.FileName)
                : PackageRefusal.Damaged(document.FileName);
        }
        var pages = info.Split('\n').FirstOrDefault(l => l.StartsWith("Pages:", StringComparison.Ordinal))?["Pages:".Length..].Trim();
        var count = int.TryParse(pages, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return count switch
        {
            0 => throw PackageRefusal.Damaged(document.FileName),
            > MostPages => throw TooManyPages(count, MostPages),
            _ => count,
        };
    }

    private static IEnumerable<DocumentNotice> Notices(int scanned, IReadOnlyList<int> pictures)
    {
        if (scanned > 0)
            yield return ScannedPages.Notice(scanned);
        if (pictures.Count > 0)
            yield return ScannedPages.PictureNotice(pictures);
    }

    private static UnreadableDocumentException NoText(string file) => new(
        "no-text",
        $"Không đọc được chữ nào trong “{file}”. Hãy quét lại rõ hơn (300 dpi) hoặc gửi tệp gốc Word/Excel.",
        $"No text could be read in “{file}”. Scan it again more clearly (300 dpi) or send the original Word or Excel file.");

    private static UnreadableDocumentException OnlyHiddenText(string file) => new(
        "no-text",
        $"“{file}” chỉ có lớp chữ ẩn (do phần mềm nhận dạng tạo ra), không có hình ảnh trang: in ra là giấy trắng nên không có gì để đối chiếu. Hãy gửi bản quét có hình ảnh hoặc tệp gốc Word/Excel.",
        $"“{file}” holds only hidden text (as recognition software writes it) and no picture of a page: it prints blank, so there is nothing to check the text against. Send the scan with its pictures or the original Word or Excel file.");

    private static UnreadableDocumentException TooManyPages(int count, int most) => new(
        "too-large",
        $"Tài liệu có {count:N0} trang, quá giới hạn {most:N0} trang. Hãy gửi riêng phần báo cáo và phụ lục số liệu.",
        $"The document has {count:N0} pages, over the limit of {most:N0}. Send the report and its annex alone.");
}
