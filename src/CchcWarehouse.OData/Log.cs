using Microsoft.Extensions.Logging;

namespace CchcWarehouse.OData;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "{Method} {Url} → {Status}: parse {Parse:0.0} ms, plan {Plan:0.0} ms, SQL {Sql:0.0} ms, write {Write:0.0} ms, {Bytes} bytes")]
    public static partial void Answered(
        this ILogger logger, string method, string url, int status, double parse, double plan, double sql, double write, long bytes);

    [LoggerMessage(2, LogLevel.Information, "{Method} {Url} → {Status} {Code}: {Message}")]
    public static partial void Refused(this ILogger logger, string method, string url, int status, string code, string message);

    [LoggerMessage(3, LogLevel.Error, "{Method} {Url} failed")]
    public static partial void Failed(this ILogger logger, Exception exception, string method, string url);

    [LoggerMessage(4, LogLevel.Information, "{Method} {Url}: the client left after {Bytes} bytes")]
    public static partial void Abandoned(this ILogger logger, string method, string url, long bytes);
}
