using System.Diagnostics;
using CchcWarehouse.OData.Responses.Http;
using CchcWarehouse.OData.Responses.Negotiation;
using Microsoft.AspNetCore.Http;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>Takes requests whose answers are fetched later (202), and is the monitor that tells how they stand.</summary>
internal sealed class ExportAnswer(ExportLedger ledger, ExportFolder folder, ExportQueue queue, ExportOptions options)
{
    public const string Methods = "GET, HEAD, DELETE, OPTIONS";

    /// <summary>Seconds after which looking again is worth it.</summary>
    private const string LookAgain = "2";

    private const string Segment = "$exports/";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    /// <summary>The export whose monitor the address is; null: it is another resource.</summary>
    public static Guid? KeyOf(string relative)
    {
        var path = Uri.UnescapeDataString(relative.Split('?', 2)[0]);
        return path.StartsWith(Segment, StringComparison.Ordinal) ? Guid.TryParseExact(path[Segment.Length..], "N", out var key) ? key : Guid.Empty : null;
    }

    /// <summary>Takes the request: its answer is made by a job. Within the time that the client waits it is given at once.</summary>
    /// <param name="relative">The address from the service root, without what only identifies the client.</param>
    public async Task AcceptAsync(Exchange exchange, string prefix, string relative)
    {
        var key = Guid.NewGuid();
        if (folder.Room == 0
            || !await ledger.AddAsync(key, ExportRequest.Of(exchange.Request, prefix, relative), options.MaxOpen, exchange.Aborted))
        {
            throw new BadQueryException(ResponseCodes.Unavailable, "Too many answers are kept or being made. Try again later, or without Prefer: respond-async.");
        }

        await queue.AddAsync(key, exchange.Aborted);
        if (exchange.Preferences.Wait is { } wait && await EndedAsync(key, wait, exchange.Aborted) is { Result: { } result })
        {
            exchange.Begin(result.Status, null);
            await WriteAsync(exchange, key, result, isWrapped: false);
            await ForgetAsync(key, exchange.Aborted);
            return;
        }

        Pending(exchange, key);
        exchange.Response.Headers["Preference-Applied"] = exchange.Preferences.Applied((Preferences.RespondAsyncName, null));
    }

    /// <summary>Answers a request to the monitor.</summary>
    public async Task MonitorAsync(Exchange exchange, Guid key)
    {
        exchange.Response.Headers.CacheControl = "no-store";
        switch (exchange.Request.Method)
        {
            case "OPTIONS":
                exchange.Response.Headers.Allow = Methods;
                exchange.Begin(StatusCodes.Status204NoContent, null);
                break;
            case "DELETE":
                await CancelAsync(exchange, key);
                break;
            case "GET" or "HEAD":
                await TellAsync(exchange, await ledger.FindAsync(key, exchange.Aborted) ?? throw Unknown());
                break;
            default:
                exchange.Response.Headers.Allow = Methods;
                throw new BadQueryException(ResponseCodes.MethodNotAllowed, $"{exchange.Request.Method} is not for a status monitor: {Methods}.");
        }
    }

    private async Task CancelAsync(Exchange exchange, Guid key)
    {
        if (!await ForgetAsync(key, exchange.Aborted))
        {
            throw Unknown();
        }

        exchange.Begin(StatusCodes.Status204NoContent, null);
    }

    private async Task TellAsync(Exchange exchange, ExportRecord record)
    {
        if (record.Result is not { } result)
        {
            Pending(exchange, record.Key);
            return;
        }

        exchange.Begin(StatusCodes.Status200OK, null);
        var isWrapped = WantsMessage(exchange);
        if (!isWrapped)
        {
            exchange.Response.Headers["AsyncResult"] = $"{result.Status}";
        }

        await WriteAsync(exchange, record.Key, result, isWrapped);
    }

    /// <remarks>Clients of 4.0 get the answer as a message in the body; of 4.01, or where they take no messages, as a body with AsyncResult.</remarks>
    private static bool WantsMessage(Exchange exchange)
    {
        var ranges = MediaRange.ParseList(exchange.Request.Headers.Accept).Where(range => range.Quality > 0).ToList();
        return ranges.Exists(range => range.Is("application", "http"))
            || (exchange.Version == ODataVersion.V40 && (ranges.Count == 0 || ranges.Exists(range => range.Covers("application", "http"))));
    }

    private async Task WriteAsync(Exchange exchange, Guid key, ExportResult result, bool isWrapped)
    {
        await using var file = folder.Open(key)
            ?? throw new BadQueryException(ResponseCodes.Gone, "The answer is no longer kept. Send the request again.");
        if (isWrapped)
        {
            ExportMessage.WriteHead(exchange, result);
        }
        else
        {
            ExportMessage.CopyHead(exchange, result);
        }

        while (!exchange.IsHead && await file.ReadAsync(exchange.Output.ReserveMemory(), exchange.Aborted) is > 0 and var read)
        {
            exchange.Output.Advance(read);
            if (exchange.Output.FlushDue)
            {
                await exchange.Output.FlushAsync(exchange.Aborted);
            }
        }
    }

    private async Task<ExportRecord?> EndedAsync(Guid key, TimeSpan wait, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < (wait < LongestWait ? wait : LongestWait))
        {
            if (await ledger.FindAsync(key, cancellationToken) is { Result: not null } ended)
            {
                return ended;
            }

            await Task.Delay(BetweenLooks, cancellationToken);
        }

        return null;
    }

    private async Task<bool> ForgetAsync(Guid key, CancellationToken cancellationToken)
    {
        var wasThere = await ledger.DeleteAsync(key, cancellationToken);
        folder.Delete(key);
        return wasThere;
    }

    private static void Pending(Exchange exchange, Guid key)
    {
        exchange.Begin(StatusCodes.Status202Accepted, null);
        exchange.Response.Headers.Location = $"{exchange.Address.ServiceRoot}{Segment}{key:N}";
        exchange.Response.Headers.RetryAfter = LookAgain;
    }

    private static BadQueryException Unknown() => new(
        ResponseCodes.NotFound, "No answer is kept or being made under this address; it was cancelled, or kept long enough.");
}
