namespace CchcWarehouse.OData.Responses.Negotiation;

/// <summary>What kind of resource is to be represented; each has its own formats.</summary>
public enum Representation
{
    /// <summary>A collection of rows: JSON, CSV or a workbook.</summary>
    Rows,

    /// <summary>An entity, a property, a reference, the service document: JSON.</summary>
    Single,

    /// <summary><c>/$count</c> and <c>/$value</c>: plain text.</summary>
    Raw,

    /// <summary><c>$metadata</c>: XML or JSON.</summary>
    Model,
}

public enum Media
{
    Json,
    Csv,
    Workbook,
    Xml,
    Text,
}

public enum MetadataLevel
{
    Minimal,
    Full,
    None,
}

/// <summary>How a response is written, as negotiated.</summary>
/// <param name="Ieee754Compatible">Int64 and Decimal numbers are strings.</param>
/// <param name="ExponentialDecimals">The client takes decimals with an exponent; none is ever written.</param>
/// <param name="NamesCharset">The client asked for a charset, so the content type names it.</param>
/// <param name="ByteOrderMark">CSV begins with a byte order mark, so that Excel reads UTF-8.</param>
public sealed record ResponseFormat(
    Media Media,
    MetadataLevel Metadata = MetadataLevel.Minimal,
    bool Ieee754Compatible = false,
    bool ExponentialDecimals = false,
    bool Streaming = false,
    bool NamesCharset = false,
    bool ByteOrderMark = false)
{
    public const string WorkbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public string ContentType(ODataVersion version) => Media switch
    {
        Media.Json => JsonContentType(version),
        Media.Csv => "text/csv;charset=utf-8;header=present",
        Media.Workbook => WorkbookType,
        Media.Xml => NamesCharset ? "application/xml;charset=utf-8" : "application/xml",
        _ => "text/plain;charset=utf-8",
    };

    private string JsonContentType(ODataVersion version)
    {
        if (this is { Metadata: MetadataLevel.Minimal, Streaming: false, Ieee754Compatible: false, ExponentialDecimals: false, NamesCharset: false })
        {
            return version == ODataVersion.V40 ? "application/json;odata.metadata=minimal" : "application/json;metadata=minimal";
        }

        var type = $"application/json;{version.Prefix()}metadata={Metadata.ToString().ToLowerInvariant()}";
        type += Streaming ? $";{version.Prefix()}streaming=true" : "";
        type += Ieee754Compatible ? ";IEEE754Compatible=true" : "";
        type += ExponentialDecimals ? ";ExponentialDecimals=true" : "";
        return NamesCharset ? type + ";charset=utf-8" : type;
    }
}
