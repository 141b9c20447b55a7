using System.Net;
using System.Net.Sockets;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>The service root of an absolute URL: scheme, host, and the segments before the resource path.</summary>
internal static class ServiceRootReader
{
    /// <returns>Where the resource path begins; 0 for a relative URL.</returns>
    /// <param name="end">Where the query part begins, or the URL ends.</param>
    public static int Read(string url, int end)
    {
        var host = SchemeLength(url);
        if (host == 0)
        {
            return 0;
        }

        var authorityEnd = url.IndexOf('/', host, end - host);
        var hostEnd = CheckAuthority(url, host, authorityEnd < 0 ? end : authorityEnd);
        return authorityEnd < 0
            ? throw Wrong("found the end where '/' is expected: a service root ends in a slash.", hostEnd)
            : FindPath(url, authorityEnd + 1, end);
    }

    private static int SchemeLength(string url) =>
        url.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
        : url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
        : 0;

    private static int CheckAuthority(string url, int start, int end)
    {
        var colon = url[start..end].LastIndexOf(':') + start;
        var portStart = colon > start && !url[colon..end].Contains(']') ? colon : end;
        var digit = portStart + 1;
        while (digit < end && char.IsAsciiDigit(url[digit]))
        {
            digit++;
        }

        if (digit < end)
        {
            throw Wrong("found a character that is no digit in the port.", digit);
        }

        var host = url[start..portStart];
        return IsHost(host) ? end : throw Wrong($"'{host}' is no host name and no IP address.", start);
    }

    private static bool IsHost(string host)
    {
        if (host.StartsWith('[') && host.EndsWith(']'))
        {
            var address = host[1..^1];
            return IsFutureAddress(address)
                || (!address.Contains('%') && IPAddress.TryParse(address, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6);
        }

        return host.Length > 0 && host.All(c => char.IsLetterOrDigit(c) || "-._~%!$&'()*+,;=".Contains(c));
    }

    private static bool IsFutureAddress(string address)
    {
        var dot = address.IndexOf('.');
        return dot > 1 && address[0] is 'v' or 'V' && address[1..dot].All(char.IsAsciiHexDigit) && dot + 1 < address.Length;
    }

    /// <summary>
    /// Where the root ends is not written in a URL. A segment such as $metadata begins a path; a segment odata or *.svc
    /// ends a root; otherwise one plain segment belongs to the root if another one follows.
    /// </summary>
    private static int FindPath(string url, int start, int end)
    {
        var segments = Segments(url, start, end);
        var first = segments.Find(segment => RootSegmentReader.IsRoot(url[segment.Start..segment.End]));
        if (first.End > 0)
        {
            return first.Start;
        }

        var root = segments.Find(segment => segment.End < end && EndsRoot(url[segment.Start..segment.End]));
        if (root.End > 0)
        {
            return root.End + 1;
        }

        if (end > start && url[end - 1] == '/')
        {
            return end;
        }

        return segments is [var plain, _, ..] && !url[plain.Start..plain.End].Contains('(') ? plain.End + 1 : start;
    }

    private static bool EndsRoot(string segment) =>
        segment.Equals("odata", StringComparison.OrdinalIgnoreCase) || segment.EndsWith(".svc", StringComparison.OrdinalIgnoreCase);

    private static List<(int Start, int End)> Segments(string url, int start, int end)
    {
        List<(int Start, int End)> segments = [];
        for (var position = start; position < end; position = segments[^1].End + 1)
        {
            var slash = url.IndexOf('/', position, end - position);
            if (slash == position)
            {
                throw Wrong("a slash must be followed by a path segment.", position);
            }

            segments.Add((position, slash < 0 ? end : slash));
        }

        return segments;
    }

    private static BadQueryException Wrong(ErrorText message, int position) => new(BadQueryCodes.Syntax, message, null, position);
}
