using Microsoft.Extensions.Hosting;
using Quartz;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>Gives every open export that has no job one, and removes answers that were kept long enough.</summary>
[DisallowConcurrentExecution]
internal sealed class TendExportsJob(ExportLedger ledger, ExportFolder folder, ExportQueue queue, ExportOptions options, IHostApplicationLifetime lifetime) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
    {
        folder.Keep(await ledger.ExpireAsync(options.KeepFor, cancellationToken));
        try
        {
            foreach (var key in await ledger.OpenAsync(cancellationToken))
            {
                await queue.AddAsync(key, cancellationToken);
            }
        }
        catch (SchedulerException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // The next server does it.
        }
    }
}
