using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Responses.Metadata;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Wording;
using Microsoft.AspNetCore.Http;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>The service document and <c>$metadata</c>: known bytes with an ETag.</summary>
internal sealed class StaticAnswer(WarehouseModel model, MetadataDocuments documents)
{
    public void WriteServiceDocument(Exchange exchange, RequestSyntax request)
    {
        RefuseOptions(request);
        var format = exchange.Negotiate(Representation.Single, request.Text(TextOptionKind.Format));
        Write(exchange, ServiceDocument.Write(model, exchange.Payload(format)), format);
    }

    public void WriteMetadata(Exchange exchange, RequestSyntax request)
    {
        RefuseOptions(request);
        var format = exchange.Negotiate(Representation.Model, request.Text(TextOptionKind.Format));
        var language = Languages.Negotiate(exchange.Request.Headers.AcceptLanguage);
        var complete = format.Media == Media.Json || exchange.Version == ODataVersion.V401 || exchange.Preferences.IncludeAnnotations is { Patterns: not "-*" };
        exchange.Response.Headers.ContentLanguage = language.Tag();
        exchange.Response.Headers.Append("Vary", "Accept-Language");
        if (exchange.Preferences.Applied((Preferences.AnnotationsName, $"\"{exchange.Preferences.IncludeAnnotations?.Patterns}\"")) is { } applied)
        {
            exchange.Response.Headers["Preference-Applied"] = applied;
        }

        Write(exchange, documents.Document(format.Media, exchange.Version, language, complete), format);
    }

    private static void Write(Exchange exchange, StaticDocument document, ResponseFormat format)
    {
        var headers = exchange.Response.Headers;
        headers.ETag = document.ETag;
        headers.CacheControl = "no-cache";
        if (IsKnown(exchange.Request, document.ETag))
        {
            exchange.Begin(StatusCodes.Status304NotModified, null);
            return;
        }

        exchange.Begin(StatusCodes.Status200OK, format);
        if (format.Media == Media.Json && document.Content is [(byte)'{', (byte)'\n', ..])
        {
            // CSDL JSON has no metadata levels.
            exchange.Response.ContentType = "application/json";
        }

        exchange.Output.Write(document.Content);
    }

    private static bool IsKnown(HttpRequest request, string etag) =>
        request.Headers.IfNoneMatch.ToString().Split(',').Select(known => known.Trim())
            .Any(known => known == "*" || known.Replace("W/", "", StringComparison.Ordinal) == etag.Replace("W/", "", StringComparison.Ordinal));

    private static void RefuseOptions(RequestSyntax request)
    {
        foreach (var option in request.Options)
        {
            if (option is TextOption { Kind: TextOptionKind.SchemaVersion })
            {
                throw option.Reject(ResponseCodes.NotImplemented, "$schemaversion: this service does not keep several versions of its schema.");
            }

            if (option is not (TextOption { Kind: TextOptionKind.Format } or CustomOption or AliasOption))
            {
                throw option.Reject(BadQueryCodes.UnknownOption, $"{option.Name} does not apply here; $format does.");
            }
        }
    }
}
