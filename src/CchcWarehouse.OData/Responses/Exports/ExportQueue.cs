using Quartz;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>Puts exports before the scheduler, which keeps them in the database.</summary>
internal sealed class ExportQueue(ISchedulerFactory schedulers)
{
    private const string Group = "exports";

    /// <summary>Has the answer made as soon as a worker is free; one that is waiting or being made stays as it is.</summary>
    public async Task AddAsync(Guid key, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var name = key.ToString("N");
        var job = JobBuilder.Create<ExportJob>().WithIdentity(name, Group).UsingJobData(ExportJob.ExportKey, name).RequestRecovery(true).Build();
        var trigger = TriggerBuilder.Create<ExportJob>(scheduler.TimeProvider).WithIdentity(name, Group).ForJob(job.Key)
            .WithExecutionGroup(Group).StartNow().Build();
        try
        {
            if (!await scheduler.Exists(job.Key, cancellationToken))
            {
                await scheduler.ScheduleJob(job, trigger, default, cancellationToken);
            }
        }
        catch (ObjectAlreadyExistsException)
        {
            // Another server was faster.
        }
    }
}
