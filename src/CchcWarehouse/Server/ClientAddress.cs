using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.HttpOverrides;

namespace CchcWarehouse.Server;

/// <summary>Behind a proxy every address that an answer names is the one that the client used.</summary>
/// <remarks>
/// <c>X-Forwarded-Proto</c>, <c>-Host</c>, <c>-Port</c> and <c>-Prefix</c> are believed of proxies on this machine, and of those that
/// the setting <c>Proxies</c> names: addresses and networks, such as <c>10.0.0.5, 172.16.0.0/12</c>.
/// </remarks>
internal static class ClientAddress
{
    private const string Scheme = "X-Forwarded-Proto";

    /// <exception cref="Commands.UsageException">The setting names what is no address or network.</exception>
    public static void Trust(IServiceCollection services, string? proxies)
    {
        var networks = (proxies ?? "").Split([',', ';', ' '], StringSplitOptions.RemoveEmptyEntries).Select(Network).ToList();
        services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto
                | ForwardedHeaders.XForwardedHost | ForwardedHeaders.XForwardedPrefix;
            foreach (var network in networks)
                options.KnownIPNetworks.Add(network);
        });
    }

    /// <param name="pathBase">What a proxy puts before every path and passes on; null: nothing.</param>
    public static void UseClientAddress(this WebApplication app, string? pathBase)
    {
        var prefix = pathBase?.Trim('/') is { Length: > 0 } path ? new PathString("/" + path) : default;
        app.Use((http, next) =>
        {
            // Only what a browser can follow; anything else would stand in links.
            if (http.Request.Headers[Scheme].ToString().Split(',').Any(scheme => scheme.Trim().ToUpperInvariant() is not ("" or "HTTP" or "HTTPS")))
                http.Request.Headers.Remove(Scheme);
            return next(http);
        });
        app.UseForwardedHeaders();
        app.Use((http, next) =>
        {
            Complete(http);
            if (prefix.HasValue && http.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase, out var rest))
                (http.Request.PathBase, http.Request.Path) = (http.Request.PathBase.Add(prefix), rest);
            return next(http);
        });
    }

    private static System.Net.IPNetwork Network(string proxy) =>
        IPAddress.TryParse(proxy, out var address) ? new(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : System.Net.IPNetwork.TryParse(proxy, out var network) ? network
        : throw Wrong(proxy);

    private static void Complete(HttpContext http)
    {
        var request = http.Request;
        if (!request.Host.HasValue && http.Connection.LocalIpAddress is { } local)
        {
            // HTTP/1.0 knows no Host header.
            request.Host = new HostString(local.IsIPv4MappedToIPv6 ? $"{local.MapToIPv4()}" : $"{local}", http.Connection.LocalPort);
        }
        else if (request.Headers.ContainsKey("X-Original-Host") && request.Host.Port is null
            && int.TryParse(request.Headers["X-Forwarded-Port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and < 65_536 && port != (request.IsHttps ? 443 : 80))
        {
            request.Host = new HostString(request.Host.Host, port);
        }
    }

    private static Commands.UsageException Wrong(string proxy) => new(new Commands.Spoken(
        $"Proxies: “{proxy}” không phải địa chỉ hay mạng; ví dụ đúng: 10.0.0.5, 172.16.0.0/12",
        $"Proxies: “{proxy}” is no address or network; this would be right: 10.0.0.5, 172.16.0.0/12"));
}
