using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using Npgsql;
using Spectre.Console;

namespace CchcWarehouse.Commands;

/// <summary>Loads files one after the other, with a progress bar on standard error.</summary>
internal static class ReportLoading
{
    public static async Task<List<LoadResult>> RunAsync(
        NpgsqlDataSource loader, IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        var inbox = new ReportInbox(loader);
        var pipeline = new ReportPipeline(inbox, new ReportLoader(loader), ReportReader.Read);
        var results = new List<LoadResult>(paths.Count);
        await Terminal.Error.Progress().AutoClear(true).StartAsync(async progress =>
        {
            var bar = progress.AddTask("…", maxValue: paths.Count);
            foreach (var path in paths)
            {
                bar.Description = Spectre.Console.Markup.Escape(Path.GetFileName(path));
                results.Add(await LoadAsync(inbox, pipeline, path, cancellationToken));
                bar.Increment(1);
            }
        });
        return results;
    }

    private static async Task<LoadResult> LoadAsync(
        ReportInbox inbox, ReportPipeline pipeline, string path, CancellationToken cancellationToken)
    {
        try
        {
            var document = await ReportFile.ReadAsync(path, cancellationToken);
            await using var claim = await inbox.ReceiveAsync(document, cancellationToken);
            var (reading, outcome) = await pipeline.LoadAsync(claim, cancellationToken);
            return LoadResult.Of(path, claim.LoadKey, reading, outcome);
        }
        catch (UnreadableDocumentException unreadable)
        {
            return LoadResult.Of(path, unreadable);
        }
    }
}
