using System.Globalization;

namespace CchcWarehouse.OData.Responses.Negotiation;

/// <summary>One entry of an Accept header, or the one media type of <c>$format</c>.</summary>
/// <param name="Parameters">Without <c>q</c>; names in lower case.</param>
/// <param name="Quality">0 to 1; 0: not wanted.</param>
internal sealed record MediaRange(
    string Type, string Subtype, IReadOnlyList<KeyValuePair<string, string>> Parameters, double Quality)
{
    private static ReadOnlySpan<char> Separators => ",;=";

    /// <summary>The entries in the order sent; entries that are no media range are left out.</summary>
    public static IReadOnlyList<MediaRange> ParseList(string? accept)
    {
        var ranges = new List<MediaRange>();
        var header = new HeaderText(accept);
        while (!header.AtEnd)
        {
            if (Parse(ref header) is { } range)
            {
                ranges.Add(range);
            }

            header.SkipTo(',');
            header.TryTake(',');
        }

        return ranges;
    }

    public bool Covers(string type, string subtype) =>
        (Type == "*" || Same(Type, type)) && (Subtype == "*" || Same(Subtype, subtype));

    public bool Is(string type, string subtype) => Same(Type, type) && Same(Subtype, subtype);

    /// <summary>As it was sent, without its quality.</summary>
    public override string ToString() => $"{Type}/{Subtype}{string.Concat(Parameters.Select(parameter => $";{parameter.Key}={parameter.Value}"))}";

    private static MediaRange? Parse(ref HeaderText header)
    {
        var name = header.TakeToken(Separators).Split('/');
        var parameters = new List<KeyValuePair<string, string>>();
        var quality = 1.0;
        while (header.TryTake(';'))
        {
            var key = header.TakeToken(Separators).ToLowerInvariant();
            var value = header.TryTake('=') ? header.TakeValue(Separators) : "";
            if (key == "q")
            {
                quality = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q)
                    ? Math.Clamp(q, 0, 1) : 1;
            }
            else if (key.Length > 0)
            {
                parameters.Add(new(key, value));
            }
        }

        return name switch
        {
            [{ Length: > 0 } type, { Length: > 0 } subtype] => new(type, subtype, parameters, quality),
            ["*"] => new("*", "*", parameters, quality),
            _ => null,
        };
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
