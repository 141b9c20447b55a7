using CchcWarehouse.OData.Responses.Negotiation;

namespace CchcWarehouse.OData.Responses.Http;

/// <summary>Which compression the client would have.</summary>
internal static class ContentCoding
{
    public const string Brotli = "br";

    public const string GZip = "gzip";

    /// <returns>Null: as it is.</returns>
    public static string? Preferred(string? acceptEncoding)
    {
        (string? Name, double Quality) best = (null, 0);
        var header = new HeaderText(acceptEncoding);
        while (!header.AtEnd)
        {
            var name = header.TakeToken(",;").ToLowerInvariant();
            var quality = 1.0;
            if (header.TryTake(';') && header.TakeToken(",=").Equals("q", StringComparison.OrdinalIgnoreCase) && header.TryTake('='))
            {
                quality = double.TryParse(header.TakeToken(","), System.Globalization.CultureInfo.InvariantCulture, out var q) ? q : 0;
            }

            header.SkipTo(',');
            header.TryTake(',');
            if (name is Brotli or GZip && (quality > best.Quality || (quality == best.Quality && name == Brotli && quality > 0)))
            {
                best = (name, quality);
            }
        }

        return best.Name;
    }
}
