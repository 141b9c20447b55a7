using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace CchcWarehouse.Server;

/// <summary>Errors outside <c>/odata</c> as RFC 9457 problem details: what was wrong, where, and what would be right.</summary>
internal static class Problems
{
    private const string Places = "/, /odata/, /api/reports, /api/loads/{id}, /api/review, /sources/{reportKey}, /sources/{reportKey}/document, /sources/{reportKey}/reply, /connect/{EntitySet}.pbids, /connect/{EntitySet}.odc, /health/live, /health/ready";

    private const string RightBody = "Ví dụ đúng · such a body is right: {\"by\": \"An\", \"reason\": \"…\"}.";
    private const string MediaTypes = "Quyết định gửi bằng application/json, bảng quyết định bằng text/tab-separated-values, báo cáo bằng multipart/form-data. "
        + "Decisions are sent as application/json, a table of them as text/tab-separated-values, reports as multipart/form-data.";

    public static void Configure(ProblemDetailsOptions options) => options.CustomizeProblemDetails = context =>
    {
        var problem = context.ProblemDetails;
        problem.Instance ??= context.HttpContext.Request.Path;
        var failure = context.HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        if (failure is NpgsqlException { IsTransient: true } or TimeoutException)
            Become(context, StatusCodes.Status503ServiceUnavailable, "Cơ sở dữ liệu chưa trả lời (the database does not answer)", "Try again in a moment.");
        else if (failure is BadHttpRequestException bad)
            Become(context, bad.StatusCode, Title(bad.StatusCode)!, Unreadable(bad));
        if (problem.Detail is null && Title(context.HttpContext.Response.StatusCode) is { } title)
            problem.Title = title;
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

    private static string? Title(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "Yêu cầu không đọc được (the request cannot be read)",
        StatusCodes.Status404NotFound => "Không có địa chỉ này (there is no such address)",
        StatusCodes.Status405MethodNotAllowed => "Địa chỉ này không nhận phương thức ấy (the address does not take that method)",
        StatusCodes.Status413PayloadTooLarge => "Nội dung gửi quá lớn (the body is too large)",
        StatusCodes.Status415UnsupportedMediaType => "Kiểu nội dung không nhận được (the content type is not taken)",
        StatusCodes.Status500InternalServerError => "Lỗi của máy chủ (a fault of the server)",
        _ => null,
    };

    // What a body should be is known to the address that takes it: JSON with who decides, in all that take one.
    private static string Unreadable(BadHttpRequestException bad) => bad switch
    {
        { InnerException: JsonException { Path: { } path } wrong } =>
            $"Nội dung không phải JSON mà địa chỉ này nhận: tại {path}, dòng {wrong.LineNumber + 1}. "
            + $"The body is not the JSON that this address takes: at {path}, line {wrong.LineNumber + 1}. {RightBody}",
        { StatusCode: StatusCodes.Status400BadRequest } when bad.Message.Contains("body", StringComparison.Ordinal) =>
            $"Thiếu nội dung JSON. A JSON body is missing. {RightBody}",
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => MediaTypes,
        _ => bad.Message,
    };

    private static string? Detail(HttpRequest request, int status) => status switch
    {
        StatusCodes.Status404NotFound => $"There is nothing at {request.Path}. What there is: {Places}.",
        StatusCodes.Status405MethodNotAllowed => $"{request.Path} does not take {request.Method}; see the Allow header.",
        StatusCodes.Status413PayloadTooLarge => "The body is larger than 64 MiB; a report is a few hundred kilobytes.",
        StatusCodes.Status415UnsupportedMediaType => MediaTypes,
        StatusCodes.Status500InternalServerError => "A fault of the server; its log says more.",
        _ => null,
    };
}
