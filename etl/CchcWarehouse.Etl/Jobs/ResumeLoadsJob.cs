using CchcWarehouse.Etl.Warehouse;
using Quartz;

namespace CchcWarehouse.Etl.Jobs;

/// <summary>Gives every open load that has no job one: those that a crash left between two steps.</summary>
[DisallowConcurrentExecution]
public sealed class ResumeLoadsJob(ReportInbox inbox, LoadQueue queue) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        foreach (var loadKey in await inbox.OpenLoadsAsync(cancellationToken))
        {
            await queue.AddAsync(loadKey, cancellationToken);
        }
    }
}
