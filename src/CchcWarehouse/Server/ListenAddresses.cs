using System.Net;
using System.Net.Sockets;
using CchcWarehouse.Commands;

namespace CchcWarehouse.Server;

/// <summary>Where the server is to listen: checked before the long work begins.</summary>
/// <param name="Urls">As Kestrel takes them.</param>
internal sealed record ListenAddresses(IReadOnlyList<string> Urls)
{
    /// <exception cref="UsageException">A text is no address.</exception>
    public static ListenAddresses Parse(string urls)
    {
        var all = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var url in all.DefaultIfEmpty(string.Empty))
        {
            if (!Uri.TryCreate(Concrete(url), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.PathAndQuery != "/")
                throw new UsageException(new Spoken(
                    $"“{url}” không phải địa chỉ để phục vụ; ví dụ đúng: {Settings.DefaultUrls}",
                    $"“{url}” is no address to serve on; this would be right: {Settings.DefaultUrls}"));
        }

        return new ListenAddresses(all);
    }

    /// <summary>Addresses that one can open in a browser on this machine.</summary>
    public IEnumerable<string> ToOpen => Urls.Select(url => Concrete(url).TrimEnd('/'));

    /// <exception cref="AddressTakenException">Somebody else listens there.</exception>
    public void RefuseTaken()
    {
        foreach (var address in Urls.Select(url => new Uri(Concrete(url))))
        {
            if (IPAddress.TryParse(address.Host == "localhost" ? "127.0.0.1" : address.Host, out var host) && IsTaken(host, address.Port))
                throw new AddressTakenException(address, FreePortAfter(host, address.Port));
        }
    }

    private static string Concrete(string url) =>
        url.Replace("://+", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://*", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://0.0.0.0", "://127.0.0.1", StringComparison.Ordinal)
            .Replace("://[::]", "://127.0.0.1", StringComparison.Ordinal);

    private static int FreePortAfter(IPAddress host, int port) =>
        Enumerable.Range(port + 1, 100).FirstOrDefault(p => p <= IPEndPoint.MaxPort && !IsTaken(host, p), 0);

    private static bool IsTaken(IPAddress host, int port)
    {
        try
        {
            using var listener = new TcpListener(host, port);
            listener.Start();
            return false;
        }
        catch (SocketException e) when (e.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            return true;
        }
    }
}

/// <summary>Another program listens on the address.</summary>
/// <param name="free">A port near it that is free; 0 when none was found.</param>
internal sealed class AddressTakenException(Uri address, int free)
    : Star.WarehouseException(
        $"Cổng {address.Port} đang có chương trình khác dùng. Hãy dừng chương trình ấy hoặc chọn cổng khác: --urls http://{address.Host}:{free}",
        $"Port {address.Port} is used by another program. Stop that one or choose another port: --urls http://{address.Host}:{free}");
