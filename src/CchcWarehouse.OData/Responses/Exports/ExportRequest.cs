using CchcWarehouse.OData.Responses.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>A request as its answer depends on it, kept until the answer is made.</summary>
/// <param name="Prefix">The path of the service in the application.</param>
/// <param name="Target">Path and query from the host's root, percent-encoded.</param>
internal sealed record ExportRequest(
    string Scheme, string Host, string PathBase, string Prefix, string Target, IReadOnlyDictionary<string, string> Headers)
{
    private static readonly string[] Kept =
        ["Accept", "Accept-Charset", "Accept-Language", "Isolation", "OData-Isolation", "OData-MaxVersion", "OData-Version", "Prefer"];

    /// <param name="relative">Path and query from the service root, without what only identifies the client.</param>
    public static ExportRequest Of(HttpRequest request, string prefix, string relative) => new(
        request.Scheme, request.Host.ToUriComponent(), request.PathBase.ToUriComponent(), prefix, $"{request.PathBase.ToUriComponent()}{prefix}/{relative}",
        Kept.Where(request.Headers.ContainsKey).ToDictionary(name => name, name => name == "Prefer"
            ? Preferences.Without(request.Headers[name].ToString(), Preferences.RespondAsyncName, Preferences.WaitName) : request.Headers[name].ToString()));

    public void ApplyTo(HttpContext http)
    {
        var request = http.Features.GetRequiredFeature<IHttpRequestFeature>();
        request.Method = HttpMethods.Get;
        request.Scheme = Scheme;
        request.PathBase = PathBase;
        request.Path = Target.Split('?', 2)[0];
        request.QueryString = Target.Split('?', 2) is [_, var query] ? "?" + query : "";
        request.RawTarget = Target;
        http.Request.Host = HostString.FromUriComponent(Host);
        foreach (var (name, value) in Headers)
        {
            http.Request.Headers[name] = value;
        }
    }
}
