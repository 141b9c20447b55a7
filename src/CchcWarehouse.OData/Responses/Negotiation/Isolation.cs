using CchcWarehouse.OData.Wording;
using Microsoft.AspNetCore.Http;

namespace CchcWarehouse.OData.Responses.Negotiation;

/// <summary>The header <c>Isolation</c>, in 4.0 <c>OData-Isolation</c>: all that is answered is of one moment.</summary>
internal static class Isolation
{
    private const string Snapshot = "snapshot";

    /// <returns>Whether the client asks for one.</returns>
    /// <exception cref="BadQueryException">It asks for another isolation than the standard's only one.</exception>
    public static bool IsAsked(IHeaderDictionary headers)
    {
        var isolation = headers["Isolation"].ToString() is { Length: > 0 } plain ? plain : headers["OData-Isolation"].ToString();
        if (isolation.Length > 0 && !isolation.Equals(Snapshot, StringComparison.OrdinalIgnoreCase))
        {
            throw Refused($"Isolation '{isolation}' is not offered; '{Snapshot}' is.");
        }

        return isolation.Length > 0;
    }

    public static BadQueryException Refused(ErrorText message) => new(ResponseCodes.PreconditionFailed, message);
}
