using CchcWarehouse.OData.Compilation;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Execution;
using CchcWarehouse.OData.Responses.Exports;
using CchcWarehouse.OData.Responses.Http;
using CchcWarehouse.OData.Responses.Metadata;
using CchcWarehouse.OData.Responses.Paging;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace CchcWarehouse.OData;

/// <summary>Puts the OData service over the warehouse into a web application.</summary>
public static class ODataWarehouse
{
    /// <param name="reader">Connections of the reading role: read-only, with a time limit, handing out wire values.</param>
    /// <param name="shared">Sessions of the same role that small answers share; null: there are none.</param>
    public static IServiceCollection AddODataWarehouse(
        this IServiceCollection services, NpgsqlDataSource reader, ODataOptions? options = null, NpgsqlDataSource? shared = null)
    {
        services.TryAddSingleton<WarehouseModel>();
        services.TryAddSingleton(TimeProvider.System);
        options ??= new();
        services.AddSingleton(provider =>
        {
            var model = provider.GetRequiredService<WarehouseModel>();
            var documents = new MetadataDocuments(model, options);
            var queries = new QueryAnswer(
                new QueryCompiler(model, options.PlanLimits), options, reader, shared, new DimensionCache(model), new LinkSeal(reader, documents), new AnswerGate(), provider.GetRequiredService<TimeProvider>());
            return new ODataEndpoint(
                options, options.RequestLimits, new StaticAnswer(model, documents), queries,
                provider.GetService<ExportAnswer>(), provider.GetRequiredService<ILogger<ODataEndpoint>>());
        });
        return services;
    }

    /// <param name="prefix">The path of the service root, without a slash at its end.</param>
    public static IEndpointConventionBuilder MapODataWarehouse(this IEndpointRouteBuilder endpoints, string prefix = "/odata")
    {
        var endpoint = endpoints.ServiceProvider.GetRequiredService<ODataEndpoint>();
        return endpoints.Map($"{prefix}/{{**path}}", (HttpContext http) => endpoint.AnswerAsync(http, prefix));
    }
}
