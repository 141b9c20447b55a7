using System.Globalization;
using CchcWarehouse.OData.Responses.Negotiation;

namespace CchcWarehouse.OData.Wording;

/// <summary>The languages in which people are spoken to.</summary>
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
    /// <param name="otherwise">Where neither is asked for.</param>
    public static Language Negotiate(string? acceptLanguage, Language otherwise = Language.Vietnamese)
    {
        var qualities = (Vietnamese: 0.0, English: 0.0);
        var header = new HeaderText(acceptLanguage);
        while (!header.AtEnd)
        {
            var tag = header.TakeToken(",;=");
            var quality = 1.0;
            if (header.TryTake(';') && header.TakeToken(",;=").Equals("q", StringComparison.OrdinalIgnoreCase) && header.TryTake('='))
            {
                quality = double.TryParse(header.TakeValue(",;"), CultureInfo.InvariantCulture, out var q) ? q : 0;
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

        return qualities switch
        {
            (0, 0) => otherwise,
            var (vietnamese, english) => english > vietnamese ? Language.English : Language.Vietnamese,
        };
    }
}
