using System.Globalization;

namespace CchcWarehouse.OData.Responses.Negotiation;

/// <summary>The version of the protocol that a response follows.</summary>
public enum ODataVersion
{
    /// <summary>The default forever: clients that name no version were written for it.</summary>
    V40,

    V401,
}

public static class ODataVersions
{
    public static string Text(this ODataVersion version) => version == ODataVersion.V40 ? "4.0" : "4.01";

    /// <summary>The prefix of control information and format parameters: <c>odata.</c> in 4.0, none in 4.01.</summary>
    public static string Prefix(this ODataVersion version) => version == ODataVersion.V40 ? "odata." : "";

    /// <summary>The highest version that the client takes and the service speaks.</summary>
    /// <param name="maxVersion">The header OData-MaxVersion; null: not sent.</param>
    /// <exception cref="BadQueryException">The client takes nothing from 4.0 on, or the header is no version.</exception>
    public static ODataVersion Negotiate(string? maxVersion)
    {
        if (string.IsNullOrWhiteSpace(maxVersion))
        {
            return ODataVersion.V40;
        }

        return Read(maxVersion) switch
        {
            null => throw new BadQueryException(ResponseCodes.BadHeader, $"OData-MaxVersion is '{maxVersion}'; a version such as 4.0 or 4.01 is expected."),
            < 4.0m => throw new BadQueryException(ResponseCodes.NotAcceptable, $"OData-MaxVersion is {maxVersion}; this service speaks 4.0 and 4.01."),
            >= 4.01m => ODataVersion.V401,
            _ => ODataVersion.V40,
        };
    }

    /// <summary>Checks the version that a request with a body is written in.</summary>
    /// <exception cref="BadQueryException">The service does not read this version.</exception>
    public static void CheckRequest(string? version)
    {
        if (!string.IsNullOrWhiteSpace(version) && Read(version) is not (4.0m or 4.01m))
        {
            throw new BadQueryException(ResponseCodes.BadHeader, $"OData-Version is '{version}'; this service reads 4.0 and 4.01.");
        }
    }

    /// <remarks>Old clients append their name (<c>4.0;NetFx</c>); proxies repeat the header (<c>4.0,4.0</c>).</remarks>
    private static decimal? Read(string header)
    {
        var end = header.AsSpan().IndexOfAny(';', ',');
        var text = (end < 0 ? header : header[..end]).Trim();
        return decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var version) ? version : null;
    }
}
