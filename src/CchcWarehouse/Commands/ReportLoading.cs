using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.Star.Connections;
using Npgsql;

namespace CchcWarehouse.Commands;

/// <summary>Loads files one after the other; a file that cannot be loaded does not keep the next from it.</summary>
internal sealed class ReportLoading
{
    private readonly ReportInbox inbox;
    private readonly ReportPipeline pipeline;

    public ReportLoading(WarehouseConnections connections)
    {
        inbox = new ReportInbox(connections.Loader);
        pipeline = new ReportPipeline(inbox, new ReportLoader(connections.Loader), ReportReader.ReadAsync);
    }

    /// <summary>What became of a file, or of each document in an archive.</summary>
    public async Task<IReadOnlyList<LoadedFile>> LoadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var loaded = new List<LoadedFile>();
            foreach (var document in DocumentArchive.Expand(await ReportFile.ReadAsync(path, cancellationToken)))
            {
                await using var claim = await inbox.ReceiveAsync(document, cancellationToken);
                loaded.Add(await LoadAsync(claim, cancellationToken));
            }

            return loaded;
        }
        catch (UnreadableDocumentException unreadable)
        {
            return [new LoadedFile(path) { Failure = unreadable }];
        }
    }

    private async Task<LoadedFile> LoadAsync(LoadClaim claim, CancellationToken cancellationToken)
    {
        var file = new LoadedFile(claim.Document.FileName) { Sha256 = claim.Document.Sha256, LoadKey = claim.LoadKey };
        try
        {
            var (reading, outcome) = await pipeline.LoadAsync(claim, cancellationToken);
            return file with { Reading = reading, Outcome = outcome };
        }
        catch (UnreadableDocumentException unreadable)
        {
            return file with { Failure = unreadable };
        }
        catch (PostgresException refused)
        {
            await inbox.FailAsync(claim.LoadKey, refused.MessageText, cancellationToken);
            return file with { Failure = refused };
        }
    }
}

/// <summary>What became of one file. Either an outcome or a failure.</summary>
internal sealed record LoadedFile(string File)
{
    public string? Sha256 { get; init; }

    /// <summary>The entry in the ledger; null when the file could not be read at all.</summary>
    public long? LoadKey { get; init; }

    public ReportReading? Reading { get; init; }

    public LoadOutcome? Outcome { get; init; }

    public Exception? Failure { get; init; }

    public string State => Outcome?.State.ToString() ?? (Failure is UnreadableDocumentException ? "Rejected" : "Failed");

    public int ExitCode => this switch
    {
        { Failure: UnreadableDocumentException } => Commands.ExitCode.Unreadable,
        { Failure: not null } => Commands.ExitCode.Failure,
        { Outcome: { Waits: true } or { ReviewRows: > 0 } } => Commands.ExitCode.InReview,
        _ => Commands.ExitCode.Success,
    };

    /// <summary>Of several files: a failure first, then a file that is no report, then rows in review.</summary>
    public static int ExitCodeOf(IEnumerable<LoadedFile> files) =>
        files.Select(f => f.ExitCode).DefaultIfEmpty(Commands.ExitCode.Success).MinBy(code => code switch
        {
            Commands.ExitCode.Failure => 0,
            Commands.ExitCode.Unreadable => 1,
            Commands.ExitCode.InReview => 2,
            _ => 3,
        });
}
