using CchcWarehouse.Etl.Warehouse;
using Quartz;

namespace CchcWarehouse.Etl.Jobs;

/// <summary>Writes into the ledger why a load failed; the scheduler then tries it again.</summary>
internal sealed class RecordFailure(ReportInbox inbox) : IJobExecutionMiddleware
{
    public async ValueTask Invoke(IJobExecutionContext context, JobExecutionDelegate next, CancellationToken cancellationToken)
    {
        try
        {
            await next(context, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && context.MergedJobDataMap.TryGetLong(LoadReportJob.LoadKey, out var loadKey))
        {
            await inbox.FailAsync(loadKey, e.Message, cancellationToken);
            throw;
        }
    }
}
