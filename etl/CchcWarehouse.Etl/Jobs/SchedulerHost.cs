using CchcWarehouse.Star.Migrations;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace CchcWarehouse.Etl.Jobs;

/// <summary>Starts the scheduler once the database is there and migrated, and stops it after the running jobs.</summary>
internal sealed partial class SchedulerHost(NpgsqlDataSource loader, ISchedulerFactory schedulers, IEnumerable<RecurringJob> recurring, ILogger<SchedulerHost> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private IScheduler? _scheduler;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_scheduler is not null)
        {
            await _scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await IsReadyAsync(stoppingToken))
        {
            await Task.Delay(Patience, stoppingToken);
        }
        try
        {
            _scheduler = await schedulers.GetScheduler(stoppingToken);
        }
        catch (SchedulerException) when (stoppingToken.IsCancellationRequested)
        {
            return; // stopped before it had begun
        }

        foreach (var (name, type, every) in recurring)
        {
            var job = JobBuilder.Create().OfType(type).WithIdentity(name).Build();
            var trigger = TriggerBuilder.Create(_scheduler.TimeProvider).WithIdentity(name).ForJob(job.Key)
                .StartNow().WithSimpleSchedule(every, null).Build();
            await _scheduler.ScheduleJob(job, [trigger], ScheduleJobOptions.Replacing, stoppingToken);
        }

        await _scheduler.Start(stoppingToken);
    }

    private async Task<bool> IsReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await new Migrator(MigrationFile.ReadAll(MigrationFile.Folder)).IsCurrentAsync(loader, cancellationToken);
        }
        catch (NpgsqlException e)
        {
            LogWaiting(log, e.Message);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The database does not answer; loads wait: {Reason}")]
    private static partial void LogWaiting(ILogger log, string reason);
}
