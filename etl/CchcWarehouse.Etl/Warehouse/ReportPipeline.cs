using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>From a claimed document to facts: the one way in, for the command line, the upload and the jobs.</summary>
/// <param name="read">From bytes to rows, indicators and identity.</param>
public sealed class ReportPipeline(ReportInbox inbox, ReportLoader loader, Func<SourceDocument, CancellationToken, Task<ReportReading>> read)
{
    /// <exception cref="UnreadableDocumentException">The document is no report; the ledger says so.</exception>
    public async Task<(ReportReading Reading, LoadOutcome Outcome)> LoadAsync(LoadClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            var reading = await read(claim.Document, cancellationToken);
            return (reading, await loader.LoadAsync(claim.LoadKey, claim.Document, reading, cancellationToken));
        }
        catch (UnreadableDocumentException e)
        {
            await inbox.RejectAsync(claim.LoadKey, e.Message, cancellationToken);
            throw;
        }
    }
}
