using Microsoft.AspNetCore.Http;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>Cross-origin reading, as far as the operator allows it.</summary>
internal static class Cors
{
    private const string Methods = "GET, HEAD, OPTIONS, POST, DELETE";

    private const string RequestHeaders =
        "Accept, Accept-Charset, Accept-Language, Authorization, Content-Type, If-None-Match, MaxDataServiceVersion, DataServiceVersion, "
        + "OData-Version, OData-MaxVersion, OData-Isolation, Prefer, X-CSRF-Token, X-Requested-With";

    private const string ResponseHeaders =
        "AsyncResult, Cchc-Mixed, Content-Disposition, Content-Language, ETag, Location, OData-EntityId, OData-Error, OData-Version, Preference-Applied, Retry-After, Server-Timing";

    public static void Allow(HttpContext http, IReadOnlyList<string> origins)
    {
        var origin = http.Request.Headers.Origin.ToString();
        var any = origins.Contains("*", StringComparer.Ordinal);
        if (origin.Length == 0 || !(any || origins.Contains(origin, StringComparer.OrdinalIgnoreCase)))
        {
            return;
        }

        var headers = http.Response.Headers;
        headers.AccessControlAllowOrigin = any ? "*" : origin;
        headers.AccessControlExposeHeaders = ResponseHeaders;
        if (!any)
        {
            headers.Append("Vary", "Origin");
        }

        if (HttpMethods.IsOptions(http.Request.Method))
        {
            headers.AccessControlAllowMethods = Methods;
            headers.AccessControlAllowHeaders = Requested(http.Request);
            headers.AccessControlMaxAge = "86400";
        }
    }

    /// <summary>The usual headers, and those that this client names: they change nothing here, so none is refused.</summary>
    private static string Requested(HttpRequest request)
    {
        var usual = RequestHeaders.Split(", ").ToHashSet(StringComparer.OrdinalIgnoreCase);
        var named = request.Headers.AccessControlRequestHeaders.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return string.Join(", ", [RequestHeaders, .. named.Where(name => !usual.Contains(name))]);
    }
}
