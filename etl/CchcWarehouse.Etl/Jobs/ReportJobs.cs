using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Warehouse;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace CchcWarehouse.Etl.Jobs;

/// <summary>Loads as jobs that survive the process: kept in the database, tried again, taken over by another server.</summary>
public static class ReportJobs
{
    /// <summary>Two loads at a time: a load is one transaction of a second or less, and requests come first.</summary>
    private const int Loads = 2;

    /// <summary>Jobs of each other kind at a time, so that long ones leave the loads their workers.</summary>
    private const int Others = 2;

    private const string TablePrefix = "quartz.qrtz_";

    /// <param name="loader">The database, as the role that loads.</param>
    /// <param name="read">From bytes to rows, indicators and identity.</param>
    public static IServiceCollection AddReportJobs(this IServiceCollection services, NpgsqlDataSource loader, ReadReport read) =>
        services.AddReportQueue(loader, read).AddSingleton<IHostedService>(provider => new SchedulerHost(
            loader, provider.GetRequiredService<ISchedulerFactory>(), provider.GetServices<RecurringJob>(),
            provider.GetRequiredService<ILogger<SchedulerHost>>()));

    /// <summary>All of it, but nothing runs in this process.</summary>
    /// <inheritdoc cref="AddReportJobs"/>
    public static IServiceCollection AddReportQueue(this IServiceCollection services, NpgsqlDataSource loader, ReadReport read)
    {
        services.AddSingleton(new ReportInbox(loader));
        services.AddSingleton(new ReportLoader(loader));
        services.AddSingleton(provider => new ReportPipeline(provider.GetRequiredService<ReportInbox>(), provider.GetRequiredService<ReportLoader>(), read));
        services.AddSingleton<LoadQueue>();
        services.AddSingleton(new RecurringJob("resume loads", typeof(ResumeLoadsJob), TimeSpan.FromMinutes(1)));
        services.AddSingleton(new RecurringJob("tend statistics", typeof(TendStatisticsJob), TimeSpan.FromMinutes(10)));
        services.AddSingleton(new WarehouseStatistics(loader));
        services.AddQuartz(quartz => Configure(quartz, loader));
        return services;
    }

    private static void Configure(IQuartzBuilder quartz, NpgsqlDataSource loader) => quartz
        .ConfigureScheduler(options =>
        {
            options.InstanceName = "cchc";
            options.GenerateInstanceId = true;
            options.IdleWaitTime = TimeSpan.FromSeconds(5);
        })
        .UseDefaultThreadPool(Loads + Others)
        .UseExecutionLimits(limits => limits.ForDefaultGroup(Loads).ForOtherGroups(Others))
        .AddJobMiddleware<RecordFailure>()
        .UsePersistentStore(store =>
        {
            store.UsePostgres(options => options.DataSourceFactory = _ => loader);
            store.ConfigureStore(options =>
            {
                options.TablePrefix = TablePrefix;
                options.SchemaProvisioning = SchemaProvisioning.Validate;
            });
            // Servers on one database share the work; what a dead one left is taken over by the others or by the next.
            store.UseClustering(options => options.CheckinInterval = TimeSpan.FromSeconds(5));
            store.UseExecutionHistory();
        });
}
