namespace CchcWarehouse.Server;

/// <summary>HEAD of a page or document is GET without its body; the OData side answers its own.</summary>
internal static class HeadRequests
{
    public static void UseHeadRequests(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (!HttpMethods.IsHead(http.Request.Method) || http.Request.Path.StartsWithSegments("/odata", StringComparison.OrdinalIgnoreCase))
        {
            await next(http);
            return;
        }

        http.Request.Method = HttpMethods.Get; // the server still sends no body
        await next(http);
    });
}
