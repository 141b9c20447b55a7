using CchcWarehouse.OData.Responses.Http;
using CchcWarehouse.OData.Wording;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>Answers a kept request into its file, as if it had just come.</summary>
internal sealed class ExportWork(
    ODataEndpoint endpoint, ExportLedger ledger, ExportFolder folder, ExportOptions options, IHostApplicationLifetime lifetime)
{
    /// <summary>How soon the work on an answer ends that its client does not want any more.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Headers that belong to a transfer and not to the answer.</summary>
    private static readonly string[] OfTransfer = ["Content-Length", "Server-Timing", "Vary"];

    public async Task MakeAsync(Guid key, CancellationToken cancellationToken)
    {
        await using var claim = await ledger.ClaimAsync(key, cancellationToken);
        if (claim is null || await ledger.FindAsync(key, cancellationToken) is not { } record)
        {
            return;
        }

        if (claim.Attempts > ExportLedger.MostAttempts)
        {
            await EndAsync(key, GivenUp(key, record), cancellationToken);
            return;
        }

        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        var watch = CancelWhenUnwantedAsync(key, stopping);
        var result = await AnswerAsync(record, stopping.Token);
        var isWhole = !stopping.IsCancellationRequested;
        await stopping.CancelAsync();
        await watch;
        if (isWhole)
        {
            await EndAsync(key, result, cancellationToken);
        }
        else
        {
            folder.Delete(key);
        }
    }

    private async Task<ExportResult> AnswerAsync(ExportRecord record, CancellationToken cancellationToken)
    {
        var room = folder.Room;
        await using var file = folder.Create(record.Key);
        var http = ExportContext.Of(record.Request, file, room, options.WorkLimit, cancellationToken);
        await endpoint.AnswerAsync(http, record.Request.Prefix);
        return Result(http, file.Length);
    }

    private async Task EndAsync(Guid key, ExportResult result, CancellationToken cancellationToken)
    {
        if (!await ledger.EndAsync(key, result, cancellationToken))
        {
            folder.Delete(key);
        }
    }

    private async Task CancelWhenUnwantedAsync(Guid key, CancellationTokenSource stopping)
    {
        try
        {
            while (await ledger.ExistsAsync(key, stopping.Token))
            {
                await Task.Delay(BetweenLooks, stopping.Token);
            }

            await stopping.CancelAsync();
        }
        catch (OperationCanceledException)
        {
            // The answer is made, or the server stops.
        }
    }

    private ExportResult GivenUp(Guid key, ExportRecord record)
    {
        var language = Languages.Negotiate(record.Request.Headers.GetValueOrDefault("Accept-Language"), otherwise: Language.English);
        var error = new ODataError(500, ResponseCodes.Internal, $"The service stopped {ExportLedger.MostAttempts} times while it made this answer.").ToJson(language);
        using var file = folder.Create(key);
        file.Write(error);
        return new(500, new Dictionary<string, string> { ["Content-Type"] = "application/json", ["Content-Language"] = language.Tag(), ["OData-Version"] = "4.0" }, error.Length);
    }

    private static ExportResult Result(HttpContext http, long length) => new(
        http.Response.StatusCode,
        http.Response.Headers.Where(header => !OfTransfer.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(header => header.Key, header => header.Value.ToString()),
        length);
}
