using System.Globalization;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Responses.Paging;

/// <summary><c>asOf=2026-01-31T00:00:00Z</c>: the answer shows the warehouse as it stood then.</summary>
internal static class AsOfOption
{
    private const string Name = "asOf";

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK",
    ];

    /// <returns>The instant in UTC, as exact as the database keeps instants; null: the client names none.</returns>
    /// <exception cref="BadQueryException">It is no instant with a time zone, or given twice.</exception>
    public static DateTime? Of(RequestSyntax request)
    {
        var given = request.Options.OfType<CustomOption>().Where(option => option.Key.Equals(Name, StringComparison.OrdinalIgnoreCase)).ToList();
        return given switch
        {
            [] => null,
            [var option] => Read(option),
            [_, var second, ..] => throw second.Reject(BadQueryCodes.InvalidValue, "asOf is given more than once."),
        };
    }

    private static DateTime Read(CustomOption option)
    {
        // A plus sign that was not encoded has become a blank.
        var text = option.Value.Trim().Replace(' ', '+');
        if (!HasZone(text) || !DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            throw option.Reject(
                BadQueryCodes.InvalidValue,
                $"asOf is '{option.Value}'; an instant with its time zone is expected, such as asOf=2026-01-31T00:00:00Z or asOf=2026-01-31T07:00:00%2B07:00.");
        }

        var ticks = instant.UtcDateTime.Ticks;
        return new(ticks / 10 * 10, DateTimeKind.Utc);
    }

    private static bool HasZone(string text) => text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-' && text[^3] == ':');
}
