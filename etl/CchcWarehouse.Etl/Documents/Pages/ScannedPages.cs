using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Finds the pages of a PDF that are pictures, and has them recognised.</summary>
internal static class ScannedPages
{
    private const double PixelsPerPoint = 300 / 72.0;
    private const double CoveredShare = 0.6;
    private const double PictureShare = 0.12;

    /// <summary>Numbers of pages without text, or whose text lies under a picture of the whole page.</summary>
    internal static IReadOnlySet<int> Find(IReadOnlyList<PdfPage> pages, IReadOnlyList<PageImage> images) =>
        Enumerable.Range(1, pages.Count)
            .Where(n => pages[n - 1].Words.Count == 0 || Covered(n, pages, images) >= CoveredShare)
            .ToHashSet();

    /// <summary>Numbers of pages with text that also show a large picture, which is not read.</summary>
    internal static IReadOnlyList<int> FindPictures(IReadOnlyList<PdfPage> pages, IReadOnlyList<PageImage> images, IReadOnlySet<int> scanned) =>
        [.. Enumerable.Range(1, pages.Count).Where(n => !scanned.Contains(n) && Covered(n, pages, images) >= PictureShare)];

    private static double Covered(int number, IReadOnlyList<PdfPage> pages, IReadOnlyList<PageImage> images) =>
        images.Where(i => i.Page == number).Sum(i => i.Area) / (pages[number - 1].Width * pages[number - 1].Height);

    internal static async Task<Page> ReadAsync(ToolFolder folder, Scan scan, int number, (double Width, double Height) size, CancellationToken cancellationToken)
    {
        var image = await PagePixels.DrawAsync(folder, number, PixelsPerPoint, size, cancellationToken);
        return await scan.ReadAsync(number, image, cancellationToken);
    }

    internal static DocumentNotice PictureNotice(IReadOnlyList<int> pages) => new("picture-not-read", LosesContent: true,
        $"Trang {string.Join(", ", pages)} có ảnh lớn bên cạnh văn bản; nội dung trong ảnh không được đọc.",
        $"Page {string.Join(", ", pages)} shows a large picture beside its text; what stands in the picture is not read.");

    internal static DocumentNotice Notice(int pages) => new("recognised", LosesContent: false,
        $"{pages} trang là ảnh quét, chữ được nhận dạng tự động; ô nào độ tin cậy thấp sẽ chờ người xem lại.",
        $"{pages} pages are scans and were recognised; cells of low confidence wait for a person.");
}
