using System.Globalization;
using Quartz;

namespace CchcWarehouse.Etl.Jobs;

/// <summary>Puts loads of the inbox before the scheduler, which keeps them in the database.</summary>
public sealed class LoadQueue(ISchedulerFactory schedulers)
{
    private const string Group = "loads";

    // 1 s, 6 s, 36 s, 3.6 min after the failure before.
    private static readonly RetryPolicy Retries = RetryPolicy.Exponential(4, TimeSpan.FromSeconds(1), 6, null);

    /// <summary>Has the load run as soon as a worker is free; a load that is waiting or running already stays as it is.</summary>
    public async Task AddAsync(long loadKey, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var name = loadKey.ToString(CultureInfo.InvariantCulture);
        var job = JobBuilder.Create<LoadReportJob>().WithIdentity(name, Group)
            .UsingJobData(LoadReportJob.LoadKey, loadKey).RequestRecovery(true).Build();
        var trigger = TriggerBuilder.Create<LoadReportJob>(scheduler.TimeProvider).WithIdentity(name, Group).ForJob(job.Key)
            .StartNow().WithRetryPolicy(Retries).Build();
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
