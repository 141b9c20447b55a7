using System.Text.Json;

namespace CchcWarehouse.Bench;

/// <summary>The links of an answer's pages, as a client that follows them meets them.</summary>
internal static class NextLinks
{
    public static async Task<IReadOnlyList<string>> CollectAsync(HttpClient client, string url, int size, int count, CancellationToken cancellationToken)
    {
        var links = new List<string>();
        for (var next = url; links.Count < count; links.Add(next))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(next, UriKind.Relative));
            request.Headers.TryAddWithoutValidation("Prefer", $"odata.maxpagesize={size}");
            using var response = await client.SendAsync(request, cancellationToken);
            using var page = await JsonDocument.ParseAsync(await response.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
            if (!page.RootElement.TryGetProperty("@odata.nextLink", out var link))
            {
                break;
            }

            next = link.GetString()![client.BaseAddress!.AbsoluteUri.Length..];
        }

        return links;
    }
}
