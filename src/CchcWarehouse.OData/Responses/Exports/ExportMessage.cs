using CchcWarehouse.OData.Responses.Http;
using CchcWarehouse.OData.Responses.Negotiation;
using Microsoft.AspNetCore.WebUtilities;

namespace CchcWarehouse.OData.Responses.Exports;

/// <summary>A kept answer as the monitor gives it: as a message in the body, or as the body itself.</summary>
internal static class ExportMessage
{
    /// <summary>Begins a body of application/http: status line, headers, an empty line; the answer's body follows.</summary>
    public static void WriteHead(Exchange exchange, ExportResult result)
    {
        exchange.Response.ContentType = "application/http";
        exchange.Response.Headers["Content-Transfer-Encoding"] = "binary";
        var head = new System.Text.StringBuilder($"HTTP/1.1 {result.Status} {ReasonPhrases.GetReasonPhrase(result.Status)}\r\n");
        foreach (var (name, value) in result.Headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        exchange.Output.Write(head.Append($"Content-Length: {result.ByteCount}\r\n\r\n").ToString());
    }

    /// <summary>Gives the response the headers of the answer.</summary>
    public static void CopyHead(Exchange exchange, ExportResult result)
    {
        foreach (var (name, value) in result.Headers.Where(header => !header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)))
        {
            exchange.Response.Headers[name] = value;
        }
    }
}
