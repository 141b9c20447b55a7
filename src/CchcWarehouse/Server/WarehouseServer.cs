using CchcWarehouse.Api;
using CchcWarehouse.Commands;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Jobs;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.OData;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Exports;
using CchcWarehouse.Pages;
using CchcWarehouse.Star.Connections;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CchcWarehouse.Server;

/// <summary>Composes the server: OData, pages, jobs and health over one open database.</summary>
internal static class WarehouseServer
{
    private const int LongestHeaders = 64 * 1024;
    // Kestrel's own refusal has no body. The URL reader refuses from its finer limit up to here, and says what would be right.
    private const int LongestRequestLine = 1024 * 1024;
    private const long LargestUpload = 64 * 1024 * 1024;

    /// <param name="host">What a test changes, such as the port.</param>
    public static WebApplication Build(
        WarehouseDatabase database, Settings settings, ListenAddresses addresses, Action<IWebHostBuilder>? host = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(settings.Configuration);
        builder.WebHost.UseUrls([.. addresses.Urls]);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestLineSize = LongestRequestLine;
            kestrel.Limits.MaxRequestBufferSize = 2 * LongestRequestLine;
            kestrel.Limits.MaxRequestHeadersTotalSize = LongestHeaders;
            kestrel.Limits.MaxRequestBodySize = LargestUpload;
        });
        host?.Invoke(builder.WebHost);
        AddLogging(builder);
        AddWarehouse(builder.Services, database, settings);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        // Signals belong to the command, which also closes the database after the server.
        builder.Services.Replace(ServiceDescriptor.Singleton<IHostLifetime, CommandLifetime>());

        var app = builder.Build();
        UseEndpoints(app, settings, database);
        return app;
    }

    private static void UseEndpoints(WebApplication app, Settings settings, WarehouseDatabase database)
    {
        app.UseClientAddress(settings.Configuration["PathBase"]);
        app.UseHeadRequests();
        app.UseRouting(); // after what changes the path or the method
        app.UseExceptionHandler();
        app.UseStatusCodePages(Problems.WriteStatusAsync);
        if (!database.Connections.MayLoad)
            app.RefuseWriting();
        app.MapODataWarehouse();
        app.MapHealth();
        app.MapPages();
        app.MapReportUpload();
        app.MapReview();
    }

    private static void AddWarehouse(IServiceCollection services, WarehouseDatabase database, Settings settings)
    {
        ClientAddress.Trust(services, settings.Configuration["Proxies"]);
        services.AddSingleton(database);
        services.AddSingleton(database.Connections);
        services.AddSingleton(new WarehouseReader(database.Connections.Reader));
        services.AddSingleton(new WarehouseModel());
        services.AddProblemDetails(Problems.Configure);
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true); // so that Problems can say what was wrong
        services.AddSingleton(new ReviewDesk(database.Connections.Loader, ReportReader.ReadAsync));
        var odata = settings.Configuration.GetSection("OData").Get<ODataOptions>() ?? new();
        services.AddODataWarehouse(database.Connections.Reader, odata, database.Connections.SharedReader);
        if (database.Connections.MayLoad)
            AddWriting(services, database, odata.Exports with { Folder = odata.Exports.Folder ?? Path.Combine(settings.DataFolder, "exports") });
        else
            services.AddReportQueue(database.Connections.Loader, ReportReader.ReadAsync);
        services.AddPages();
    }

    private static void AddWriting(IServiceCollection services, WarehouseDatabase database, ExportOptions exports)
    {
        services.AddODataExports(database.Connections.Loader, exports);
        services.AddSingleton(new RecurringJob("tend exports", ODataExports.TendingJob, TimeSpan.FromMinutes(1)));
        services.AddReportJobs(database.Connections.Loader, ReportReader.ReadAsync);
    }

    private static void AddLogging(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical); // the command tells it
        // Whether it logs decides whether every request gets an activity, which nobody here listens to.
        if (!builder.Configuration.GetSection("Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics").Exists())
            builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);
        if (!builder.Configuration.GetSection("Logging:LogLevel").Exists())
            builder.Logging.SetMinimumLevel(LogLevel.Warning);
    }

    private sealed class CommandLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
