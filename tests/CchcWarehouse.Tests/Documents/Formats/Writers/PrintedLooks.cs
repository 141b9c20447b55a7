using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Tools;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>Reports as LibreOffice prints them where their tables are not, or not wholly, ruled.</summary>
public sealed class PrintedLooks : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly ToolFolder folder = new();

    /// <summary>Reports of several shapes; <c>CCHC_ALL_LOOKS</c> takes all.</summary>
    internal static IReadOnlyList<string> Reports { get; } = Environment.GetEnvironmentVariable("CCHC_ALL_LOOKS") is { Length: > 0 }
        ? [.. SampleReports.Names, .. InventedReports.Names]
        : ["2022-q1-xa-hoang-trung-thanh-hoa", "01-quarter-with-plan-column", "04-result-before-unit", .. InventedReports.Names];

    public async Task InitializeAsync()
    {
        var documents = new List<string>();
        foreach (var report in Reports)
        {
            var grid = ExactGrid.Of(DocumentReader.Read(InventedReports.Text(report)));
            foreach (var (name, look) in TableLook.All)
            {
                documents.Add(folder[$"{report}, {name}.docx"]);
                await File.WriteAllBytesAsync(documents[^1], DocxWriter.Write(grid, look));
            }
        }
        await ToolRun.RunAsync(
            ExternalTool.Soffice, folder, Limit,
            [$"-env:UserInstallation=file://{folder["profile"]}", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, .. documents],
            CancellationToken.None);
    }

    internal SourceDocument Pdf(string report, string look) => SourceDocument.FromBytes(report + ".pdf", File.ReadAllBytes(folder[$"{report}, {look}.pdf"]));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();
}
