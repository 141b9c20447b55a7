using System.Diagnostics;

namespace CchcWarehouse.Bench;

/// <summary>What many clients at once got.</summary>
/// <param name="Rate">Answers a second.</param>
/// <param name="Median">Milliseconds.</param>
/// <param name="Slow">Milliseconds that 99 of 100 answers need at most.</param>
internal sealed record ClientFigures(double Rate, double Median, double Slow);

/// <summary>Clients that ask, read to the end and ask again: HttpClient in this process, over loopback.</summary>
internal static class ClientLoad
{
    /// <param name="url">The address of the n-th request.</param>
    public static async Task<ClientFigures> RunAsync(
        HttpClient client, Func<int, string> url, int clients, TimeSpan length, CancellationToken cancellationToken)
    {
        var number = 0;
        var began = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => Task.Run(async () =>
        {
            var own = new List<double>();
            var buffer = new byte[64 * 1024];
            while (Stopwatch.GetElapsedTime(began) < length)
            {
                var sent = Stopwatch.GetTimestamp();
                await ReadAsync(client, url(Interlocked.Increment(ref number)), buffer, cancellationToken);
                own.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
            }

            return own;
        })));
        var elapsed = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var all = times.SelectMany(own => own).Order().ToArray();
        return new(all.Length / elapsed, all[all.Length / 2], all[(int)(all.Length * 0.99)]);
    }

    /// <summary>One request, read to its end.</summary>
    /// <returns>Seconds until the first byte of the body and until the last, and the length.</returns>
    public static async Task<(double First, double Last, long Length)> ReadAsync(
        HttpClient client, string url, byte[] buffer, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        using var response = await client.GetAsync(new Uri(url, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
        {
            throw new InvalidOperationException($"{client.BaseAddress}{url}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync(cancellationToken)}");
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var (first, length) = (0.0, 0L);
        for (int read; (read = await body.ReadAsync(buffer, cancellationToken)) > 0; length += read)
        {
            first = length == 0 ? Stopwatch.GetElapsedTime(began).TotalSeconds : first;
        }

        return (first, Stopwatch.GetElapsedTime(began).TotalSeconds, length);
    }
}
