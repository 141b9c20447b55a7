using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Warehouse;
using Quartz;

namespace CchcWarehouse.Etl.Jobs;

/// <summary>Loads one document of the inbox. Tried again after a failure, and after the death of its process.</summary>
public sealed class LoadReportJob(ReportInbox inbox, ReportPipeline pipeline) : IJob
{
    internal const string LoadKey = "loadKey";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        await using var claim = await inbox.ClaimAsync(context.MergedJobDataMap.GetLong(LoadKey), cancellationToken);
        if (claim is null)
        {
            return;
        }
        try
        {
            await pipeline.LoadAsync(claim, cancellationToken);
        }
        catch (UnreadableDocumentException)
        {
            // The ledger has the reason, and another try would find the same.
        }
    }
}
