using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Pages;
using CchcWarehouse.Etl.Documents.Tools;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>The samples in other formats than text; written anew where <c>CCHC_WRITE_SAMPLES</c> says so.</summary>
/// <remarks>Run by <c>etl/samples/formats/make</c>.</remarks>
public sealed class SampleFormats : IAsyncLifetime
{
    internal const string Scanned = "2022-q1-xa-hoang-trung-thanh-hoa";
    private const double PixelsPerPoint = 300 / 72.0;
    private const double Askew = 0.5;
    private const int Black = 140;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    internal static IReadOnlyList<string> Endings { get; } = ["docx", "xlsx", "pdf"];

    /// <summary>The reports of <c>etl/samples</c>.</summary>
    internal static IReadOnlyList<string> Reports { get; } =
        [.. Directory.EnumerateFiles(Path.Combine(SampleReports.Root, "etl", "samples"), "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    private static string Folder { get; } = Path.Combine(SampleReports.Root, "etl", "samples", "formats");

    internal async Task<SourceDocument> ReadAsync(string name) => SourceDocument.FromBytes(name, await File.ReadAllBytesAsync(Path.Combine(Folder, name)));

    public Task InitializeAsync() =>
        Environment.GetEnvironmentVariable("CCHC_WRITE_SAMPLES") is { Length: > 0 } ? WriteAsync() : Task.CompletedTask;

    public Task DisposeAsync() => Task.CompletedTask;

    private static async Task WriteAsync()
    {
        foreach (var report in Reports)
        {
            var grid = ExactGrid.Of(DocumentReader.Read(SampleReports.Text(report)));
            await File.WriteAllBytesAsync(Path.Combine(Folder, report + ".docx"), DocxWriter.Write(grid));
            await File.WriteAllBytesAsync(Path.Combine(Folder, report + ".xlsx"), XlsxWriter.Write(grid, asNumbers: true));
        }
        using var folder = new ToolFolder();
        await ToolRun.RunAsync(
            ExternalTool.Soffice, folder, Limit,
            [$"-env:UserInstallation=file://{folder["profile"]}", "--headless", "--convert-to", "pdf", "--outdir", Folder, .. Reports.Select(r => Path.Combine(Folder, r + ".docx"))],
            CancellationToken.None);
        var pages = await ScanAsync(folder, Path.Combine(Folder, Scanned + ".pdf"));
        await File.WriteAllBytesAsync(Path.Combine(Folder, Scanned + ".scan.pdf"), ScanWriter.Pdf(pages, isBlackAndWhite: true));
        await File.WriteAllBytesAsync(Path.Combine(Folder, Scanned + ".page-1.png"), ScanWriter.Png(pages[0]));
    }

    // As an office scanner set to black and white would: no grey, each sheet a little askew.
    private static async Task<List<GrayImage>> ScanAsync(ToolFolder folder, string pdf)
    {
        File.Copy(pdf, folder["document.pdf"]);
        var xhtml = await ToolRun.RunAsync(ExternalTool.PdfText, folder, Limit, ["-bbox", folder["document.pdf"], "-"], CancellationToken.None);
        var pages = new List<GrayImage>();
        foreach (var page in PdfWords.Read(xhtml))
        {
            var scan = ScanWriter.Scanned(await PagePixels.DrawAsync(folder, pages.Count + 1, PixelsPerPoint, page.Size, CancellationToken.None), Askew * (pages.Count % 3 - 1), pages.Count);
            pages.Add(scan with { Pixels = [.. scan.Pixels.Select(p => p < Black ? (byte)0 : (byte)255)] });
        }
        return pages;
    }
}
