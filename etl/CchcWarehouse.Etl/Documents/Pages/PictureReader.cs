using System.Globalization;
using CchcWarehouse.Etl.Documents.Packages;
using CchcWarehouse.Etl.Documents.Tools;

namespace CchcWarehouse.Etl.Documents.Pages;

/// <summary>A picture of a page (PNG, JPEG, TIFF, BMP, GIF): becomes a scanned PDF and is read as one.</summary>
internal static class PictureReader
{
    /// <summary>The long side of a sheet of A4, in inches.</summary>
    private const double LongSide = 11.69;
    private const double LeastLongSide = 7;
    private const double MostLongSide = 24;
    private const int LeastPixels = 500;
    private const int EndBytes = 16 * 1024;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <exception cref="UnreadableDocumentException">Damaged, too small, or nothing can be read on it.</exception>
    internal static async Task<DocumentGrid> ReadAsync(SourceDocument document, CancellationToken cancellationToken)
    {
        if (!IsWhole(document.Bytes.Span))
            throw PackageRefusal.Damaged(document.FileName);
        using var folder = new ToolFolder();
        await using (var input = File.Create(folder["picture"]))
            await input.WriteAsync(document.Bytes, cancellationToken);
        await WrapAsync(document, folder, [], cancellationToken);
        // A picture that does not say its size is taken for a sheet of A4.
        if (await PixelsPerInchAsync(document, folder, cancellationToken) is { } resolution)
            await WrapAsync(document, folder, ["--dpi", resolution.ToString(CultureInfo.InvariantCulture)], cancellationToken);
        return await PdfReader.ReadAsync(document with { Bytes = await File.ReadAllBytesAsync(folder["wrapped.pdf"], cancellationToken) }, cancellationToken);
    }

    // A picture that was cut off would be shown in part, the rest in grey.
    private static bool IsWhole(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[^Math.Min(EndBytes, bytes.Length)..];
        return bytes.StartsWith<byte>([0x89, .. "PNG"u8]) ? end.IndexOf("IEND"u8) >= 0
            : !bytes.StartsWith<byte>([0xff, 0xd8]) || end.LastIndexOf<byte>([0xff, 0xd9]) >= 0;
    }

    // As a single line, because only the picture inside the PDF is wanted.
    private static async Task WrapAsync(SourceDocument document, ToolFolder folder, string[] resolution, CancellationToken cancellationToken)
    {
        try
        {
            await ToolRun.RunAsync(ExternalTool.Tesseract, folder, Limit, [folder["picture"], folder["wrapped"], .. resolution, "--psm", "7", "pdf"], cancellationToken);
        }
        catch (UnreadableDocumentException failure) when (failure.Code == "tool-failed")
        {
            throw PackageRefusal.Damaged(document.FileName);
        }
        if (!File.Exists(folder["wrapped.pdf"]))
            throw PackageRefusal.Damaged(document.FileName);
    }

    private static async Task<int?> PixelsPerInchAsync(SourceDocument document, ToolFolder folder, CancellationToken cancellationToken)
    {
        var images = await PageImage.ListAsync(folder, "wrapped.pdf", cancellationToken);
        var pixels = images.Select(i => Math.Max(i.Width, i.Height)).DefaultIfEmpty(0).Max();
        if (pixels < LeastPixels)
            throw TooSmall(document.FileName);
        var side = images.Max(i => Math.Max(i.Width / i.PixelsPerInchAcross, i.Height / i.PixelsPerInchDown));
        return side is >= LeastLongSide and <= MostLongSide ? null : (int)(pixels / LongSide);
    }

    private static UnreadableDocumentException TooSmall(string file) => new(
        "no-text",
        $"Ảnh “{file}” quá nhỏ để nhận dạng chữ. Hãy quét lại với độ phân giải 300 dpi.",
        $"The picture “{file}” is too small to be recognised. Scan it again at 300 dpi.");
}
