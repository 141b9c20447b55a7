using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CchcWarehouse.Bench;

/// <summary>A server in a process of its own, on a free loopback port: this program with other words.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process process;

    private ServedProcess(Process process, string root)
    {
        this.process = process;
        Root = root;
        Client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1_000, PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) })
        {
            BaseAddress = new Uri(root + "/"), Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public string Root { get; }

    public HttpClient Client { get; }

    public string Host => Client.BaseAddress!.Host;

    public int Port => Client.BaseAddress!.Port;

    /// <summary>The product's own server.</summary>
    public static Task<ServedProcess> OfWarehouseAsync(string dataFolder, CancellationToken cancellationToken) =>
        StartAsync(url => ["serve", "--data", dataFolder, "--urls", url], cancellationToken);

    /// <summary>The endpoint without a product around it.</summary>
    public static Task<ServedProcess> OfBareEndpointAsync(string dataFolder, CancellationToken cancellationToken) =>
        StartAsync(url => ["bench", "--data", dataFolder, "--bare", url], cancellationToken);

    /// <summary>The most memory that the process has held since <see cref="ForgetPeak"/>, in MiB. Null where the system does not tell.</summary>
    public double? PeakMemory()
    {
        var status = $"/proc/{process.Id}/status";
        return File.Exists(status) && File.ReadLines(status).FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) is { } line
            ? long.Parse(line.AsSpan(6).Trim().TrimEnd("kB").Trim(), CultureInfo.InvariantCulture) / 1024.0
            : null;
    }

    /// <summary>The memory now is the most from here on.</summary>
    public void ForgetPeak()
    {
        if (File.Exists($"/proc/{process.Id}/clear_refs"))
        {
            File.WriteAllText($"/proc/{process.Id}/clear_refs", "5");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        using (var ending = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await ending.WaitForExitAsync();
        }

        await process.WaitForExitAsync();
        process.Dispose();
    }

    private static async Task<ServedProcess> StartAsync(Func<string, string[]> words, CancellationToken cancellationToken)
    {
        var root = $"http://127.0.0.1:{FreePort()}";
        var start = new ProcessStartInfo(Environment.ProcessPath!, [typeof(ServedProcess).Assembly.Location, .. words(root)])
        {
            RedirectStandardOutput = true, RedirectStandardInput = true, UseShellExecute = false,
        };
        start.Environment.Remove("CCHC_ConnectionStrings__Warehouse");
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var served = new ServedProcess(process, root);
        try
        {
            await served.AwaitAsync(cancellationToken);
            return served;
        }
        catch
        {
            await served.DisposeAsync();
            throw;
        }
    }

    private async Task AwaitAsync(CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < Patience && !process.HasExited)
        {
            try
            {
                using var response = await Client.GetAsync(new Uri("health/live", UriKind.Relative), cancellationToken);
                if (response.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }

            await Task.Delay(100, cancellationToken);
        }

        throw new InvalidOperationException("The server of the benchmark does not answer.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
