using CchcWarehouse.OData.Responses.Http;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Wording;
using Microsoft.AspNetCore.Http;

namespace CchcWarehouse.OData.Responses.Batch;

/// <summary>Answers the requests of a batch one after the other, each as if it had come alone.</summary>
/// <param name="prefix">The path of the service in the application.</param>
/// <param name="answer">Answers one request.</param>
internal sealed class BatchAnswer(string prefix, Func<HttpContext, Task> answer)
{
    /// <summary>Requests only read, so a body is long only by mistake.</summary>
    private const int BodyLimit = 4 * 1024 * 1024;

    public async Task WriteAsync(Exchange exchange)
    {
        ODataVersions.CheckRequest(exchange.Request.Headers["OData-Version"]);
        var type = exchange.Request.ContentType ?? "";
        var isJson = type.StartsWith("application/json", StringComparison.OrdinalIgnoreCase);
        if (!isJson && !type.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadQueryException(
                ResponseCodes.UnsupportedMediaType, $"A batch is multipart/mixed or application/json, not '{type}'.", "$batch");
        }

        var body = await BodyText.ReadAsync(exchange.Request, BodyLimit, exchange.Aborted);
        var parts = isJson
            ? JsonBatch.Read(body)
            : MultipartBatch.Read(body, MultipartBatch.Boundary(type) ?? throw BatchPart.Malformed("The Content-Type of the batch names no boundary."));
        BatchPart.Check(parts);
        await WriteAsync(exchange, parts, Envelope(exchange, isJson), exchange.Preferences.ContinuesOnError ?? isJson);
    }

    private static BatchEnvelope Envelope(Exchange exchange, bool isJson)
    {
        var ranges = MediaRange.ParseList(exchange.Request.Headers.Accept).Where(range => range.Quality > 0).ToList();
        var json = ranges.Exists(range => range.Is("application", "json"));
        var multipart = ranges.Exists(range => range.Is("multipart", "mixed"));
        return (json == multipart ? isJson : json) ? new JsonEnvelope(exchange.Output) : new MultipartEnvelope(exchange.Output);
    }

    private async Task WriteAsync(Exchange exchange, IReadOnlyList<BatchPart> parts, BatchEnvelope envelope, bool goesOn)
    {
        exchange.Begin(StatusCodes.Status200OK, null);
        exchange.Response.ContentType = envelope.ContentType;
        if (exchange.Preferences.Applied((Preferences.ContinueOnErrorName, goesOn ? null : "false")) is { } applied)
        {
            exchange.Response.Headers["Preference-Applied"] = applied;
        }

        envelope.Begin();
        var progress = new BatchProgress(parts);
        foreach (var unit in Units(parts))
        {
            var status = unit[0].Group is null
                ? await AnswerAsync(exchange, unit[0], progress, envelope)
                : RefuseChangeSet(exchange, unit, envelope);
            progress.Record(unit, status);
            if (status >= 400 && !goesOn)
            {
                break;
            }
        }

        envelope.End();
    }

    /// <summary>Requests alone; requests of a group together, when they change something.</summary>
    private static IEnumerable<IReadOnlyList<BatchPart>> Units(IReadOnlyList<BatchPart> parts)
    {
        for (var i = 0; i < parts.Count;)
        {
            var group = parts[i].Group;
            var length = group is null ? 1 : parts.Skip(i).TakeWhile(part => part.Group == group).Count();
            var unit = parts.Skip(i).Take(length).ToList();
            i += length;
            if (unit.TrueForAll(part => part.Method is "GET" or "HEAD"))
            {
                // Reading changes nothing, so a group of it holds together by itself.
                foreach (var part in unit)
                {
                    yield return [part with { Group = null }];
                }
            }
            else
            {
                yield return unit;
            }
        }
    }

    private async Task<int> AnswerAsync(Exchange exchange, BatchPart part, BatchProgress progress, BatchEnvelope envelope)
    {
        var output = exchange.Output;
        var (http, context) = PartContext.Of(exchange.Http, part, progress.Target(part, exchange.Request, prefix), envelope, output);
        if (progress.FailedDependency(part) is { } failed)
        {
            await FailAsync(http, 424, "FailedDependency", $"Request '{failed}', which this one depends on, has failed.");
        }
        else if (progress.Problem(part, exchange.Request, prefix) is { } problem)
        {
            await FailAsync(http, 400, BadQueryCodes.Syntax, problem);
        }
        else
        {
            await answer(http);
        }

        context.Finish(http);
        if (output.FlushDue)
        {
            await output.FlushAsync(exchange.Aborted);
        }

        return http.Response.StatusCode;
    }

    /// <summary>The one response of a change set that fails: nothing here can be changed.</summary>
    private static int RefuseChangeSet(Exchange exchange, IReadOnlyList<BatchPart> unit, BatchEnvelope envelope)
    {
        var answered = envelope is JsonEnvelope ? unit : unit.Take(1);
        foreach (var part in answered)
        {
            var language = Languages.Negotiate(
                part.Headers.GetValueOrDefault("Accept-Language") ?? exchange.Request.Headers.AcceptLanguage, otherwise: Language.English);
            var headers = new HeaderDictionary
            {
                ["OData-Version"] = exchange.Version.Text(), ["Allow"] = "GET, HEAD, OPTIONS", ["Content-Language"] = language.Tag(),
            };
            envelope.BeginPart(part, StatusCodes.Status405MethodNotAllowed, headers, "application/json");
            envelope.WriteBody(new ODataError(405, ResponseCodes.MethodNotAllowed, "This service only reads; a change set cannot be done.").ToJson(language));
            envelope.EndPart();
        }

        return StatusCodes.Status405MethodNotAllowed;
    }

    private static async Task FailAsync(HttpContext http, int status, string code, ErrorText message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "application/json";
        http.Response.Headers["OData-Version"] = "4.0";
        var language = Languages.Negotiate(http.Request.Headers.AcceptLanguage, otherwise: Language.English);
        http.Response.Headers.ContentLanguage = language.Tag();
        await http.Response.Body.WriteAsync(new ODataError(status, code, message).ToJson(language), http.RequestAborted);
    }
}
