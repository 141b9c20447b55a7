using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Documents.Tools;
using Xunit;

namespace CchcWarehouse.Tests.Documents.Formats.Writers;

/// <summary>All sample reports as LibreOffice prints them to PDF, in one run.</summary>
public sealed class PrintedReports : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    private readonly ToolFolder folder = new();

    public async Task InitializeAsync()
    {
        var documents = new List<string>();
        foreach (var name in SampleReports.Names)
        {
            documents.Add(folder[name + ".docx"]);
            await File.WriteAllBytesAsync(documents[^1], DocxWriter.Write(ExactGrid.Of(DocumentReader.Read(SampleReports.Text(name)))));
        }
        await ToolRun.RunAsync(
            ExternalTool.Soffice, folder, Limit,
            [$"-env:UserInstallation=file://{folder["profile"]}", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, .. documents],
            CancellationToken.None);
    }

    internal SourceDocument Pdf(string name) => SourceDocument.FromBytes(name + ".pdf", File.ReadAllBytes(folder[name + ".pdf"]));

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => folder.Dispose();
}
