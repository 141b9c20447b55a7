using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Finds the pages of a PDF that are pictures, and has them recognised.</summary>
internal static class ScannedPages
{
    private const double PixelsPerPoint = 300 / 72.0;
    private const double CoveredShare = 0.6;

    /// <summary>Numbers of pages without text, or whose text lies under a picture of the whole page.</summary>
    internal static async Task<IReadOnlySet<int>> FindAsync(
        ToolFolder folder, IReadOnlyList<(double Width, double Height, int Words)> pages, CancellationToken cancellationToken)
    {
        var covered = new double[pages.Count + 1];
        foreach (var image in await PageImage.ListAsync(folder, "document.pdf", cancellationToken))
            covered[Math.Clamp(image.Page, 0, pages.Count)] += image.Area;
        return Enumerable.Range(1, pages.Count)
            .Where(n => pages[n - 1].Words == 0 || covered[n] >= CoveredShare * pages[n - 1].Width * pages[n - 1].Height)
            .ToHashSet();
    }

    internal static async Task<Page> ReadAsync(ToolFolder folder, Scan scan, int number, (double Width, double Height) size, CancellationToken cancellationToken)
    {
        var image = await PagePixels.DrawAsync(folder, number, PixelsPerPoint, size, cancellationToken);
        return await scan.ReadAsync(number, image, cancellationToken);
    }

    internal static DocumentNotice Notice(int pages) => new("recognised", LosesContent: false,
        $"{pages} trang là ảnh quét, chữ được nhận dạng tự động; ô nào độ tin cậy thấp sẽ chờ người xem lại.",
        $"{pages} pages are scans and were recognised; cells of low confidence wait for a person.");
}
