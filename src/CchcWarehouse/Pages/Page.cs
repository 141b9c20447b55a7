using System.Net.Mime;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace CchcWarehouse.Pages;

/// <summary>What a component draws, as an answer.</summary>
/// <remarks>
/// Nothing of a page stays alive in the browser, so the framework's page endpoints, which sign forms and keep keys, are not
/// needed: the first page loads what draws it, and a server that nobody visits loads nothing.
/// </remarks>
internal sealed class Page<TComponent>(Dictionary<string, object?> parameters) : IResult
    where TComponent : IComponent
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var services = httpContext.RequestServices;
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TComponent>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        httpContext.Response.ContentType = $"{MediaTypeNames.Text.Html}; charset=utf-8";
        await httpContext.Response.WriteAsync(html, httpContext.RequestAborted);
    }
}
