using Quartz;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>Makes one answer. Begun again by the next server when its own stops.</summary>
internal sealed class ExportJob(ExportWork work) : IJob
{
    internal const string ExportKey = "exportKey";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await work.MakeAsync(Guid.Parse(context.MergedJobDataMap.GetString(ExportKey)!), cancellationToken);
}
