using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Pages whose words the file holds: drawn for their lines, and for what of the words can be seen.</summary>
internal sealed class TextPages(ToolFolder folder)
{
    private const double PixelsPerPoint = 2;
    private const int LineThreshold = 190;

    private readonly List<(int Page, string Mark)> watermarks = [];

    internal IEnumerable<DocumentNotice> Notices => watermarks.Count > 0 ? [Watermark.Notice(watermarks)] : [];

    internal async Task<Page> ReadAsync(int number, PdfPage text, CancellationToken cancellationToken)
    {
        var quarters = TextDirection.QuartersToUpright(text.Words) ?? 0;
        var drawn = await PagePixels.DrawAsync(folder, number, PixelsPerPoint, text.Size, cancellationToken);
        // The drawing has the size that the page has on paper, whichever way the file turns it.
        var turned = TextDirection.Turned(text.Words, quarters, drawn.Width / drawn.PixelsPerPoint, drawn.Height / drawn.PixelsPerPoint);
        var image = Skew.Turned(drawn, quarters);
        var (words, mark) = Watermark.Parted(turned);
        if (mark.Length > 0)
            watermarks.Add((number, mark));
        return new Page(
            number, image.Width / image.PixelsPerPoint, image.Height / image.PixelsPerPoint,
            FigurePrint.Checked(words, image), LineFinder.Find(image, LineThreshold).Outside(words));
    }
}
