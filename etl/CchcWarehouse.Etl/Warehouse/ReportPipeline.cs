using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;

namespace CchcWarehouse.Etl.Warehouse;

/// <summary>From bytes to rows, indicators and identity, as the document says and as people decided.</summary>
/// <exception cref="UnreadableDocumentException">The document is no report of reform results.</exception>
public delegate Task<ReportReading> ReadReport(SourceDocument document, ReviewDecisions decisions, CancellationToken cancellationToken);

/// <summary>From a claimed document to facts: the one way in, for the command line, the upload and the jobs.</summary>
public sealed class ReportPipeline(ReportInbox inbox, ReportLoader loader, ReadReport read)
{
    /// <exception cref="UnreadableDocumentException">The document is no report; the ledger says so.</exception>
    public async Task<(ReportReading Reading, LoadOutcome Outcome)> LoadAsync(LoadClaim claim, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                var reading = await read(claim.Document, await loader.Decisions.StandingAsync(cancellationToken), cancellationToken);
                if (await loader.TryLoadAsync(claim.LoadKey, claim.Document, reading, cancellationToken) is { } outcome)
                {
                    return (outcome.Settled ?? reading, outcome);
                }
            }
        }
        catch (UnreadableDocumentException e)
        {
            await inbox.RejectAsync(claim.LoadKey, e.Message, cancellationToken);
            throw;
        }
    }
}
