using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace CchcWarehouse.Server;

/// <summary>Errors outside <c>/odata</c> as RFC 9457 problem details: what was wrong, where, and what would be right.</summary>
internal static class Problems
{
    private const string Places = "/, /odata/, /api/reports, /api/loads/{id}, /api/review, /sources/{reportKey}, /sources/{reportKey}/document, /sources/{reportKey}/reply, /connect/{EntitySet}.pbids, /connect/{EntitySet}.odc, /health/live, /health/ready";

    public static void Configure(ProblemDetailsOptions options) => options.CustomizeProblemDetails = context =>
    {
        var problem = context.ProblemDetails;
        problem.Instance ??= context.HttpContext.Request.Path;
        var failure = context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is NpgsqlException { IsTransient: true } or TimeoutException)
            Become(context, StatusCodes.Status503ServiceUnavailable, "Cơ sở dữ liệu chưa trả lời (the database does not answer)", "Try again in a moment.");
        else if (failure is BadHttpRequestException bad)
            Become(context, bad.StatusCode, "Yêu cầu không đọc được (the request cannot be read)", bad.Message);
        problem.Detail ??= Detail(context.HttpContext.Request, context.HttpContext.Response.StatusCode);
    };

    /// <summary>A status without a body gets one; the OData side writes its own.</summary>
    public static Task WriteStatusAsync(StatusCodeContext context)
    {
        var http = context.HttpContext;
        return http.Request.Path.StartsWithSegments("/odata", StringComparison.Ordinal)
            ? Task.CompletedTask
            : http.RequestServices.GetRequiredService<IProblemDetailsService>()
                .WriteAsync(new ProblemDetailsContext { HttpContext = http, ProblemDetails = { Status = http.Response.StatusCode } })
                .AsTask();
    }

    private static void Become(ProblemDetailsContext context, int status, string title, string detail)
    {
        context.HttpContext.Response.StatusCode = status;
        context.ProblemDetails.Status = status;
        context.ProblemDetails.Title = title;
        context.ProblemDetails.Detail = detail;
        context.ProblemDetails.Type = null;
    }

    private static string? Detail(HttpRequest request, int status) => status switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {request.Path}. What there is: {Places}.",
        StatusCodes.Status405MethodNotAllowed => $"{request.Path} does not take {request.Method}; see the Allow header.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than 64 MiB; a report is a few hundred kilobytes.",
        StatusCodes.Status500InternalServerError => "A fault of the server; its log says more.",
        _ => null,
    };
}
