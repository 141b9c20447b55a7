using Microsoft.AspNetCore.Http;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>The body of a request as text, up to a limit.</summary>
internal static class BodyText
{
    /// <exception cref="BadQueryException">The body is longer than the limit, or no UTF-8.</exception>
    public static async Task<string> ReadAsync(HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        var buffer = new byte[limit + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        if (length > limit)
        {
            throw new BadQueryException(BadQueryCodes.Limit, $"The body is longer than {limit} bytes.");
        }

        try
        {
            return new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true).GetString(buffer, 0, length).Trim();
        }
        catch (System.Text.DecoderFallbackException)
        {
            throw new BadQueryException(BadQueryCodes.Encoding, "The body is not UTF-8.");
        }
    }
}
