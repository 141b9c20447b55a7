using CchcWarehouse.OData.Responses.Negotiation;

namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>The language of descriptions: the publisher's own unless the client would rather have English.</summary>
public enum Language
{
    Vietnamese,
    English,
}

internal static class Languages
{
    public static string Tag(this Language language) => language == Language.English ? "en" : "vi";

    public static string Pick(this Language language, string vietnamese, string english) =>
        language == Language.English ? english : vietnamese;

    /// <summary>Reads Accept-Language; of the two languages the one of higher quality, Vietnamese where they are equal.</summary>
    public static Language Negotiate(string? acceptLanguage)
    {
        var qualities = (Vietnamese: -1.0, English: -1.0);
        var header = new HeaderText(acceptLanguage);
        while (!header.AtEnd)
        {
            var tag = header.TakeToken(",;=");
            var quality = 1.0;
            if (header.TryTake(';') && header.TakeToken(",;=").Equals("q", StringComparison.OrdinalIgnoreCase) && header.TryTake('='))
            {
                quality = double.TryParse(header.TakeValue(",;"), System.Globalization.CultureInfo.InvariantCulture, out var q) ? q : 0;
            }

            header.SkipTo(',');
            header.TryTake(',');
            qualities = tag.Split('-')[0].ToLowerInvariant() switch
            {
                "vi" => qualities with { Vietnamese = Math.Max(qualities.Vietnamese, quality) },
                "en" => qualities with { English = Math.Max(qualities.English, quality) },
                _ => qualities,
            };
        }

        return qualities.English > Math.Max(qualities.Vietnamese, 0) ? Language.English : Language.Vietnamese;
    }
}
