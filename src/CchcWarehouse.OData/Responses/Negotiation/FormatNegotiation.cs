using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Responses.Negotiation;

/// <summary>Finds the format of a response: <c>$format</c> before Accept, the best range before the others.</summary>
internal static class FormatNegotiation
{
    /// <param name="format">The text of <c>$format</c>; null: the option is not there.</param>
    /// <param name="fallback">The format of a client that does not care; null: the service's own.</param>
    /// <exception cref="BadQueryException">Nothing that the client takes can be written.</exception>
    public static ResponseFormat Negotiate(
        Representation of, string? format, string? accept, string? acceptCharset, ResponseFormat? fallback = null)
    {
        var chosen = format is not null ? FromOption(of, format) : FromAccept(of, MediaRange.ParseList(accept), fallback);
        return AsksForUtf8(acceptCharset) ? chosen with { NamesCharset = true } : chosen;
    }

    private static ResponseFormat FromOption(Representation of, string format)
    {
        var name = format.Trim();
        if (name.Length == 0)
        {
            throw new BadQueryException(BadQueryCodes.Syntax, "$format is empty; a name such as json or a media type is expected.", "$format");
        }

        if (!name.Contains('/', StringComparison.Ordinal))
        {
            return FromAbbreviation(of, name);
        }

        return MediaRange.ParseList(name) is [var range] && MediaMatch.Of(of, range) is { } match
            ? match.Format
            : throw Unacceptable(of, name, "$format");
    }

    private static ResponseFormat FromAbbreviation(Representation of, string name)
    {
        if (name.Contains(';', StringComparison.Ordinal))
        {
            throw new BadQueryException(
                BadQueryCodes.Syntax,
                $"'{name}': a short name takes no parameters; write the media type in full, such as application/json;odata.metadata=none.",
                "$format");
        }

        var type = name.ToLowerInvariant() switch
        {
            "json" => "application/json",
            "xml" => "application/xml",
            "csv" => "text/csv",
            "xlsx" => ResponseFormat.WorkbookType,
            "text" => "text/plain",
            _ => throw Unacceptable(of, name, "$format"),
        };
        return FromOption(of, type);
    }

    private static ResponseFormat FromAccept(Representation of, IReadOnlyList<MediaRange> ranges, ResponseFormat? fallback)
    {
        if (ranges.Count == 0)
        {
            return fallback ?? MediaMatch.Default(of);
        }

        var matches = ranges.Where(range => range.Quality > 0)
            .Select(range => MediaMatch.Of(of, range, ranges, fallback))
            .OfType<MediaMatch>();
        var best = matches.OrderByDescending(match => match.Rank).FirstOrDefault();
        return best?.Format ?? throw Unacceptable(of, string.Join(", ", ranges), "Accept");
    }

    private static bool AsksForUtf8(string? acceptCharset) =>
        acceptCharset?.Contains("utf-8", StringComparison.OrdinalIgnoreCase) == true;

    private static BadQueryException Unacceptable(Representation of, string asked, string target)
    {
        var offered = of switch
        {
            Representation.Rows => (ErrorText)$"application/json, text/csv and {ResponseFormat.WorkbookType}",
            Representation.Single => "application/json",
            Representation.Model => "application/xml and application/json",
            _ => "text/plain",
        };
        return new(ResponseCodes.NotAcceptable, $"'{asked}' cannot be written here; {offered} can.", target);
    }
}
