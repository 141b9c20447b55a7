using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>A request's address in its parts, as the client reached it: proxies and path bases included.</summary>
/// <param name="ApplicationRoot">Without a slash at its end.</param>
/// <param name="ServiceRoot">With its last slash.</param>
/// <param name="Relative">What follows the service root, still percent-encoded, query options included.</param>
internal sealed record RequestAddress(string ApplicationRoot, string ServiceRoot, string Relative)
{
    public string Absolute => ServiceRoot + Relative;

    /// <param name="prefix">The path of the service in the application, such as <c>/odata</c>.</param>
    public static RequestAddress Of(HttpRequest request, string prefix)
    {
        var application = $"{request.Scheme}://{request.Host.ToUriComponent()}{request.PathBase.ToUriComponent()}";
        return new(application, $"{application}{prefix}/", RelativeTo(prefix, request));
    }

    private static string RelativeTo(string prefix, HttpRequest request)
    {
        // The path as the server decodes it has lost what tells %2F and %27 from their characters.
        var raw = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var target = raw.StartsWith('/') ? raw : "";
        foreach (var start in (string[])[request.PathBase.ToUriComponent() + prefix, prefix])
        {
            if (target.StartsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return target[start.Length..] switch
                {
                    ['/', .. var rest] => rest,
                    ['?', ..] query => query,
                    "" => "",
                    _ => Decoded(prefix, request),
                };
            }
        }

        return Decoded(prefix, request);
    }

    private static string Decoded(string prefix, HttpRequest request)
    {
        var path = request.Path.ToUriComponent();
        return (path.Length > prefix.Length ? path[(prefix.Length + 1)..] : "") + request.QueryString.ToUriComponent();
    }
}
