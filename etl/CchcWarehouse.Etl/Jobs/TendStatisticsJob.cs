using CchcWarehouse.Etl.Warehouse;
using Quartz;

namespace CchcWarehouse.Etl.Jobs;

/// <summary>Keeps the planner's statistics near what the loads have made of the facts.</summary>
[DisallowConcurrentExecution]
public sealed class TendStatisticsJob(WarehouseStatistics statistics) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await statistics.TendAsync(cancellationToken);
}
