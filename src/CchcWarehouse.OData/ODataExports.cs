using CchcWarehouse.OData.Responses.Exports;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;
using Quartz;

namespace CchcWarehouse.OData;

/// <summary>Lets clients fetch long answers later (Prefer: respond-async).</summary>
public static class ODataExports
{
    /// <summary>A job to run every minute: it takes up what a stopped server left, and removes what was kept long enough.</summary>
    public static Type TendingJob => typeof(TendExportsJob);

    /// <param name="loader">Connections of the role that writes.</param>
    /// <param name="options">Their folder is set.</param>
    public static IServiceCollection AddODataExports(this IServiceCollection services, NpgsqlDataSource loader, ExportOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new ExportLedger(loader));
        services.AddSingleton(provider => new ExportFolder(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ExportQueue(provider.GetRequiredService<ISchedulerFactory>()));
        services.AddSingleton(provider => new ExportWork(
            provider.GetRequiredService<ODataEndpoint>(), provider.GetRequiredService<ExportLedger>(), provider.GetRequiredService<ExportFolder>(),
            options, provider.GetRequiredService<IHostApplicationLifetime>()));
        services.AddSingleton(provider => new ExportAnswer(
            provider.GetRequiredService<ExportLedger>(), provider.GetRequiredService<ExportFolder>(), provider.GetRequiredService<ExportQueue>(), options));
        return services;
    }
}
