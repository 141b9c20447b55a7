namespace CchcWarehouse.OData;

/// <summary>The codes of OData error objects that the syntax of a request can cause.</summary>
public static partial class BadQueryCodes
{
    /// <summary>The text does not follow the grammar.</summary>
    public const string Syntax = "InvalidSyntax";

    /// <summary>The percent-encoding or the characters of the URL are wrong.</summary>
    public const string Encoding = "InvalidEncoding";

    /// <summary>A system query option that OData does not have, or not at this place.</summary>
    public const string UnknownOption = "UnknownOption";

    /// <summary>A query option or parameter alias that occurs twice.</summary>
    public const string RepeatedOption = "RepeatedOption";

    /// <summary>The request exceeds one of the <see cref="Requests.RequestLimits"/>.</summary>
    public const string Limit = "LimitExceeded";
}
