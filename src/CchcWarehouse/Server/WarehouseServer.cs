using CchcWarehouse.OData.Model;
using CchcWarehouse.Pages;
using CchcWarehouse.Star.Connections;
using Microsoft.AspNetCore.HttpOverrides;

namespace CchcWarehouse.Server;

/// <summary>The web server: OData, pages, uploads and health, over an open database.</summary>
internal static class WarehouseServer
{
    public const string DefaultAddress = "http://127.0.0.1:5080";

    public static WebApplication Build(WarehouseDatabase database, string? urls, Action<IWebHostBuilder>? host = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddEnvironmentVariables("CCHC_");
        builder.WebHost.UseUrls(urls ?? builder.Configuration["Urls"] ?? DefaultAddress);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 64L << 20;
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        });
        host?.Invoke(builder.WebHost);
        AddServices(builder.Services, database);
        var server = builder.Build();
        UseEndpoints(server);
        return server;
    }

    private static void AddServices(IServiceCollection services, WarehouseDatabase database)
    {
        services.AddProblemDetails();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedPrefix;
        });
        services.AddSingleton(database);
        services.AddSingleton(new WarehouseReader(database.Connections.Reader));
        services.AddSingleton(new WarehouseModel());
        services.AddPages();
    }

    private static void UseEndpoints(WebApplication server)
    {
        server.UseForwardedHeaders();
        server.UseExceptionHandler();
        server.UseStatusCodePages();
        server.MapPages();
        server.MapHealth();
    }
}
