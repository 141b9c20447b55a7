using System.Collections.Concurrent;

namespace CchcWarehouse.OData.Requests;

/// <summary>Reads requests. Of those that differ in a string or a token alone, the first one is read and the others take over its tree.</summary>
internal sealed class RequestPatterns(RequestLimits limits)
{
    private const int Capacity = 1_000;

    private const int LongestText = 2_000;

    /// <summary>Strings that are told apart; a list of hundreds is seldom sent twice.</summary>
    private const int MostCuts = 8;

    private readonly ConcurrentDictionary<string, RequestPattern> known = new(StringComparer.Ordinal);

    /// <summary>Patterns held.</summary>
    public int Count => known.Count;

    /// <inheritdoc cref="RequestSyntax.Parse"/>
    public RequestSyntax Read(string text)
    {
        Span<char> key = stackalloc char[Math.Min(text.Length, LongestText)];
        Span<Range> cuts = stackalloc Range[MostCuts];
        if (text.Length > LongestText || RequestCuts.Find(text, key, cuts) is not (> 0 and var count))
        {
            return RequestSyntax.Parse(text, limits);
        }

        cuts = cuts[..count];
        if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key, out var pattern))
        {
            return pattern.With(text, cuts);
        }

        var request = RequestSyntax.Parse(text, limits);
        if (RequestPattern.Of(request, cuts) is { } made)
        {
            Add(key.ToString(), made);
        }

        return request;
    }

    private void Add(string key, RequestPattern pattern)
    {
        if (known.Count >= Capacity)
        {
            known.Clear();
        }

        known[key] = pattern;
    }
}
