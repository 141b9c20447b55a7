using System.Globalization;
using CchcWarehouse.Etl.Documents.Packages;
using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>Draws a page of a PDF as pixels.</summary>
internal static class PagePixels
{
    private const double PointsPerInch = 72;
    private const int MostPixelsAcross = 9_000;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    internal static async Task<GrayImage> DrawAsync(ToolFolder folder, int number, double pixelsPerPoint, (double Width, double Height) size, CancellationToken cancellationToken)
    {
        var page = number.ToString(CultureInfo.InvariantCulture);
        var scale = Math.Min(pixelsPerPoint, MostPixelsAcross / Math.Max(1, Math.Max(size.Width, size.Height)));
        var resolution = (scale * PointsPerInch).ToString(CultureInfo.InvariantCulture);
        await ToolRun.RunAsync(
            ExternalTool.PdfPixels, folder, Limit,
            ["-gray", "-cropbox", "-r", resolution, "-f", page, "-l", page, "-singlefile", folder["document.pdf"], folder["page"]],
            cancellationToken);
        if (!File.Exists(folder["page.pgm"]))
            throw PackageRefusal.Damaged("page " + page);
        return GrayImage.ReadPgm(await File.ReadAllBytesAsync(folder["page.pgm"], cancellationToken), scale);
    }
}
