using System.Globalization;
using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>A picture inside a PDF, as <c>pdfimages -list</c> tells it.</summary>
internal sealed record PageImage(int Page, double Width, double Height, double PixelsPerInchAcross, double PixelsPerInchDown)
{
    private const double PointsPerInch = 72;
    private const int Fields = 14;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    /// <summary>In square points.</summary>
    internal double Area => Width / PixelsPerInchAcross * PointsPerInch * (Height / PixelsPerInchDown * PointsPerInch);

    internal static async Task<IReadOnlyList<PageImage>> ListAsync(ToolFolder folder, string pdf, CancellationToken cancellationToken)
    {
        var list = await ToolRun.RunAsync(ExternalTool.PdfImages, folder, Limit, ["-list", folder[pdf]], cancellationToken);
        return [.. list.Split('\n').Skip(2).Select(Read).OfType<PageImage>()];
    }

    // page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio; an inline picture has one field less.
    private static PageImage? Read(string line)
    {
        var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < Fields || fields[2] is not ("image" or "stencil"))
            return null;
        var (across, down) = (Number(fields[^4]), Number(fields[^3]));
        return across > 0 && down > 0 ? new PageImage((int)Number(fields[0]), Number(fields[3]), Number(fields[4]), across, down) : null;
    }

    private static double Number(string field) =>
        double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
