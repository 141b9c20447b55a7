using CchcWarehouse.OData.Wording;
using Microsoft.AspNetCore.Http;

namespace CchcWarehouse.OData.Responses.Batch;

/// <summary>What became of the requests of a batch so far: what others depend on or refer to.</summary>
internal sealed class BatchProgress(IReadOnlyList<BatchPart> parts)
{
    private static readonly string[] SystemNames = ["$metadata", "$entity", "$all", "$crossjoin", "$batch"];

    private readonly Dictionary<string, int> statuses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> urls = new(StringComparer.Ordinal);

    public void Record(IReadOnlyList<BatchPart> unit, int status)
    {
        foreach (var part in unit)
        {
            if (part.Id is { } id)
            {
                statuses[id] = status;
                urls[id] = part.Url;
                if (parts.FirstOrDefault(written => written.Id == id)?.Group is { } group)
                {
                    statuses[group] = Math.Max(status, statuses.GetValueOrDefault(group));
                }
            }
        }
    }

    public string? FailedDependency(BatchPart part) => part.DependsOn.FirstOrDefault(id => statuses.GetValueOrDefault(id) >= 400);

    /// <summary>What keeps the request from being answered at all; null: nothing.</summary>
    public ErrorText? Problem(BatchPart part, HttpRequest batch, string prefix)
    {
        if (Reference(part.Url) is { } id && !urls.ContainsKey(id))
        {
            return $"'${id}' refers to no request before this one.";
        }

        var root = $"{batch.PathBase.ToUriComponent()}{prefix}";
        if (!Target(part, batch, prefix).StartsWith(root, StringComparison.OrdinalIgnoreCase))
        {
            return $"'{part.Url}' is no address of this service; its addresses begin with {root}/.";
        }

        return part.Url.Split('?')[0].TrimEnd('/').EndsWith("$batch", StringComparison.OrdinalIgnoreCase)
            ? (ErrorText)"A batch does not hold another batch."
            : null;
    }

    /// <summary>Path and query from the host's root, whichever of the three forms the address has.</summary>
    public string Target(BatchPart part, HttpRequest batch, string prefix)
    {
        var url = Resolve(part.Url).Replace(" ", "%20", StringComparison.Ordinal);
        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https")
        {
            var authority = url.IndexOf("://", StringComparison.Ordinal) + 3;
            var slash = url.IndexOf('/', authority);
            return slash < 0 ? "/" : url[slash..];
        }

        return url.StartsWith('/') ? url : $"{batch.PathBase.ToUriComponent()}{prefix}/{url}";
    }

    /// <summary><c>$1/Parent</c> is the address of request 1 and what follows.</summary>
    private string Resolve(string url)
    {
        if (Reference(url) is not { } id || !urls.TryGetValue(id, out var referred))
        {
            return url;
        }

        return Resolve(referred).Split('?')[0] + url[(id.Length + 1)..];
    }

    private static string? Reference(string url) =>
        url.StartsWith('$') && !Array.Exists(SystemNames, name => url.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            ? url[1..].Split('/', '?')[0]
            : null;
}
