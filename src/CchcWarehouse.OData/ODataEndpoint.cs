using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Responses;
using CchcWarehouse.OData.Responses.Batch;
using CchcWarehouse.OData.Responses.Dimensions;
using CchcWarehouse.OData.Responses.Exports;
using CchcWarehouse.OData.Responses.Http;
using CchcWarehouse.OData.Responses.Negotiation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CchcWarehouse.OData;

/// <summary>The service's one endpoint: request → plan → SQL → answer, and every error as the error object of OData.</summary>
internal sealed class ODataEndpoint(
    ODataOptions options, RequestLimits limits, StaticAnswer statics, QueryAnswer queries, ExportAnswer? exports, ILogger<ODataEndpoint> logger)
{
    private const string ReadMethods = "GET, HEAD, OPTIONS";

    private readonly RequestPatterns patterns = new(limits);

    /// <param name="prefix">The path of the service in the application, such as <c>/odata</c>.</param>
    public async Task AnswerAsync(HttpContext http, string prefix)
    {
        using var exchange = new Exchange(http, prefix);
        Cors.Allow(http, options.CorsOrigins);
        try
        {
            await AnswerAsync(exchange, prefix);
            await exchange.FinishAsync();
            LogAnswer(exchange);
        }
        catch (Exception e) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whatever the stages below made of it: the client has left and its statement is cancelled.
            logger.Abandoned(exchange.Request.Method, exchange.Address.Relative, exchange.Output.BytesWritten);
            _ = e;
        }
        catch (Exception e)
        {
            await FailAsync(exchange, e);
        }
    }

    private async Task AnswerAsync(Exchange exchange, string prefix)
    {
        exchange.Version = ODataVersions.Negotiate(exchange.Request.Headers["OData-MaxVersion"]);
        exchange.IsSnapshot = Isolation.IsAsked(exchange.Request.Headers);
        if (exports is not null && ExportAnswer.KeyOf(exchange.Address.Relative) is { } key)
        {
            await exports.MonitorAsync(exchange, key);
            return;
        }

        var request = patterns.Read(exchange.Address.Relative);
        if (HttpMethods.IsOptions(exchange.Request.Method))
        {
            exchange.Response.Headers.Allow = Methods(request);
            exchange.Begin(StatusCodes.Status204NoContent, null);
            return;
        }

        CheckMethod(exchange, request);
        request = await WithBodyAsync(exchange, request);
        exchange.Timing.End("parse");
        switch (request.Path.Segments)
        {
            case []:
                statics.WriteServiceDocument(exchange, request);
                break;
            case [SystemSegment { Kind: SystemSegmentKind.Metadata }]:
                statics.WriteMetadata(exchange, request);
                break;
            case [SystemSegment { Kind: SystemSegmentKind.Batch }] when exchange.IsSnapshot:
                throw Isolation.Refused("The requests of a batch are not of one moment. Send Isolation with each of them, or asOf with the same moment.");
            case [SystemSegment { Kind: SystemSegmentKind.Batch }]:
                await new BatchAnswer(prefix, part => AnswerAsync(part, prefix)).WriteAsync(exchange);
                break;
            default:
                await AnswerQueryAsync(exchange, request, prefix);
                break;
        }
    }

    /// <remarks>A dimension row that came between the version and the rows is met once; the second reading has it.</remarks>
    private async Task AnswerQueryAsync(Exchange exchange, RequestSyntax request, string prefix)
    {
        if (exports is not null && exchange.Preferences.RespondsAsync && HttpMethods.IsGet(exchange.Request.Method)
            && await queries.AsksForRowsAsync(exchange, request, exchange.Aborted))
        {
            await exports.AcceptAsync(exchange, prefix, queries.WithoutKey(exchange.Address.Relative));
            return;
        }

        try
        {
            await queries.WriteAsync(exchange, request, exchange.Aborted);
        }
        catch (UnknownDimensionKeyException) when (!exchange.Response.HasStarted)
        {
            exchange.Output.Drop();
            await queries.WriteAsync(exchange, request, exchange.Aborted);
        }
    }

    private static string Methods(RequestSyntax request) => request.Path.Segments switch
    {
        [SystemSegment { Kind: SystemSegmentKind.Batch }] => "POST, OPTIONS",
        [.., SystemSegment { Kind: SystemSegmentKind.Query }] => "POST, OPTIONS",
        _ => ReadMethods,
    };

    private static void CheckMethod(Exchange exchange, RequestSyntax request)
    {
        var allowed = Methods(request);
        if (ReferenceEquals(allowed, ReadMethods) && HttpMethods.IsGet(exchange.Request.Method))
        {
            return;
        }

        if (!allowed.Split(", ").Contains(exchange.Request.Method, StringComparer.OrdinalIgnoreCase))
        {
            exchange.Response.Headers.Allow = allowed;
            throw new BadQueryException(
                ResponseCodes.MethodNotAllowed, $"{exchange.Request.Method} is not for this resource, which only reads: {allowed}.");
        }
    }

    /// <summary>POST …/$query: the options of the body are the request's.</summary>
    private async Task<RequestSyntax> WithBodyAsync(Exchange exchange, RequestSyntax request)
    {
        if (request.Path.Segments is not [.., SystemSegment { Kind: SystemSegmentKind.Query }])
        {
            return request;
        }

        var type = exchange.Request.ContentType ?? "text/plain";
        if (!type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase)
            && !type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            throw new BadQueryException(ResponseCodes.UnsupportedMediaType, $"The body of $query is {type}; text/plain with the query options is expected.");
        }

        ODataVersions.CheckRequest(exchange.Request.Headers["OData-Version"]);
        var body = await BodyText.ReadAsync(exchange.Request, limits.UrlLength, exchange.Aborted);
        var path = request.Path.Segments.SkipLast(1);
        return (request with { Path = request.Path with { Segments = [.. path] } }).WithBody(body, limits);
    }

    private async Task FailAsync(Exchange exchange, Exception exception)
    {
        var error = ODataError.Of(exception);
        if (error.Status >= 500 && exception is not BadQueryException)
        {
            logger.Failed(exception, exchange.Request.Method, exchange.Address.Relative);
        }
        else
        {
            logger.Refused(exchange.Request.Method, exchange.Address.Relative, error.Status, error.Code, error.Message);
        }

        if (exchange.Response.HasStarted)
        {
            // A body that ends politely would pass for the whole answer.
            exchange.Http.Abort();
            return;
        }

        exchange.Output.Drop();
        exchange.Fail(error);
        await exchange.FinishAsync();
    }

    private void LogAnswer(Exchange exchange)
    {
        if (!logger.IsEnabled(LogLevel.Information))
        {
            return;
        }

        var timing = exchange.Timing;
        logger.Answered(
            exchange.Request.Method, exchange.Address.Relative, exchange.Response.StatusCode, timing.Milliseconds("parse"),
            timing.Milliseconds("plan"), timing.Milliseconds("sql"), timing.Milliseconds("write"), exchange.Output.BytesWritten);
    }
}
