namespace CchcWarehouse.OData.Responses.Negotiation;

/// <summary>A media range that the service can satisfy, and how well.</summary>
/// <param name="Rank">Orders the matches of one Accept header: quality, then without unknown parameters, then the more specific.</param>
internal sealed record MediaMatch(ResponseFormat Format, (double Quality, bool Exact, int Specificity) Rank)
{
    private static readonly MediaRange[] Alone = [];

    public static ResponseFormat Default(Representation of) => new(of switch
    {
        Representation.Model => Media.Xml,
        Representation.Raw => Media.Text,
        _ => Media.Json,
    });

    public static MediaMatch? Of(Representation of, MediaRange range) => Of(of, range, Alone, fallback: null);

    /// <param name="all">The whole header: a wildcard does not bring back what another entry excludes.</param>
    public static MediaMatch? Of(Representation of, MediaRange range, IReadOnlyList<MediaRange> all, ResponseFormat? fallback)
    {
        if (range.Type == "*" && range.Parameters.Count == 0 && fallback is not null)
        {
            return new(fallback, (range.Quality, true, 0));
        }

        var media = Offered(of).FirstOrDefault(offered => Covers(of, range, offered) && !Excluded(all, offered));
        return media is { } found && Covers(of, range, found) && !Excluded(all, found) && !PrefersXml(of, found, all)
            ? WithParameters(range, found)
            : null;
    }

    private static Media[] Offered(Representation of) => of switch
    {
        Representation.Rows => [Media.Json, Media.Csv, Media.Workbook],
        Representation.Single => [Media.Json],
        Representation.Model => [Media.Xml, Media.Json],
        _ => [Media.Text],
    };

    private static bool Covers(Representation of, MediaRange range, Media media) => media switch
    {
        Media.Json => range.Covers("application", "json"),
        Media.Csv => range.Covers("text", "csv"),
        Media.Workbook => range.Covers("application", ResponseFormat.WorkbookType["application/".Length..]),
        Media.Xml => range.Covers("application", "xml") || IsXml(range),

        // Clients that send one Accept header with every request still get their number or text.
        _ => range.Covers("text", "plain") || range.Covers("application", "json") || range.Covers("application", "octet-stream"),
    } && (of != Representation.Raw || media == Media.Text);

    private static bool Excluded(IReadOnlyList<MediaRange> all, Media media) => all.Any(range => range.Quality <= 0 && media switch
    {
        Media.Json => range.Is("application", "json"),
        Media.Csv => range.Is("text", "csv"),
        Media.Xml => range.Is("application", "xml"),
        Media.Text => range.Is("text", "plain"),
        _ => false,
    });

    /// <remarks>Power Query sends its list for feeds with $metadata too, where JSON stands first; it cannot read the model as JSON.</remarks>
    private static bool PrefersXml(Representation of, Media media, IReadOnlyList<MediaRange> all) =>
        of == Representation.Model && media == Media.Json && all.Any(range => range.Quality > 0 && IsXml(range));

    private static bool IsXml(MediaRange range) =>
        string.Equals(range.Subtype, "xml", StringComparison.OrdinalIgnoreCase)
        || range.Subtype.EndsWith("+xml", StringComparison.OrdinalIgnoreCase);

    private static MediaMatch? WithParameters(MediaRange range, Media media)
    {
        ResponseFormat? format = new(media);
        var exact = true;
        foreach (var (name, value) in range.Parameters)
        {
            var known = true;
            format = (media, name) switch
            {
                (_, "charset") => IsUtf8(value) ? format with { NamesCharset = true } : null,
                (Media.Json, "odata.metadata" or "metadata") => Level(value) is { } level ? format with { Metadata = level } : null,
                (Media.Json, "odata.streaming" or "streaming") => Flag(value) is { } flag ? format with { Streaming = flag } : null,
                (Media.Json, "ieee754compatible") => Flag(value) is { } flag ? format with { Ieee754Compatible = flag } : null,
                (Media.Json, "exponentialdecimals") => Flag(value) is { } flag ? format with { ExponentialDecimals = flag } : null,
                (Media.Csv, "header") => string.Equals(value, "present", StringComparison.OrdinalIgnoreCase) ? format : null,
                (Media.Csv, "bom") => Flag(value) is { } flag ? format with { ByteOrderMark = flag } : null,
                _ => Unknown(format, out known),
            };
            exact &= known;
            if (format is null)
            {
                return null;
            }
        }

        var specificity = range.Type == "*" ? 0 : range.Subtype == "*" ? 1 : 2 + range.Parameters.Count;
        return new(format, (range.Quality, exact, specificity));
    }

    private static ResponseFormat Unknown(ResponseFormat format, out bool known)
    {
        known = false;
        return format;
    }

    private static bool IsUtf8(string charset) =>
        string.Equals(charset, "utf-8", StringComparison.OrdinalIgnoreCase) || string.Equals(charset, "utf8", StringComparison.OrdinalIgnoreCase);

    private static MetadataLevel? Level(string value) => value.ToLowerInvariant() switch
    {
        "minimal" => MetadataLevel.Minimal,
        "full" => MetadataLevel.Full,
        "none" => MetadataLevel.None,
        _ => null,
    };

    private static bool? Flag(string value) => value.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };
}
