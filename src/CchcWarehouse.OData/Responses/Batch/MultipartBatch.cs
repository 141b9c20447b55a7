using System.Text;

namespace CchcWarehouse.OData.Responses.Batch;

/// <summary>Reads a multipart batch: strictly what matters, tolerantly how clients write it (bare LF, no blank after a colon).</summary>
internal static class MultipartBatch
{
    public static IReadOnlyList<BatchPart> Read(string body, string boundary)
    {
        var parts = new List<BatchPart>();
        var changeSets = 0;
        foreach (var section in Sections(body, boundary))
        {
            var (headers, content) = Split(section);
            if (Inner(headers) is { } inner)
            {
                var group = $"change set {++changeSets}";
                parts.AddRange(Sections(content, inner).Select(change => Part(change, group)));
            }
            else
            {
                parts.Add(Part(section, null));
            }
        }

        return parts;
    }

    private static List<string> Sections(string body, string boundary)
    {
        var lines = body.Split('\n');
        var sections = new List<string>();
        StringBuilder? section = null;
        foreach (var line in lines)
        {
            var text = line.TrimEnd();
            if (text == $"--{boundary}" || text == $"--{boundary}--")
            {
                if (section is not null)
                {
                    sections.Add(section.ToString());
                }

                section = text.EndsWith("--", StringComparison.Ordinal) && text.Length > boundary.Length + 2 ? null : new();
                if (section is null)
                {
                    return sections;
                }
            }
            else
            {
                section?.Append(line).Append('\n');
            }
        }

        return section is not null ? throw BatchPart.Malformed($"The body does not end with --{boundary}--.")
            : sections.Count > 0 ? sections
            : throw BatchPart.Malformed($"The body has no part that begins with --{boundary}.");
    }

    /// <summary>The boundary of a change set; null: the section is a request.</summary>
    private static string? Inner(Dictionary<string, string> headers) =>
        headers.GetValueOrDefault("Content-Type") is { } type && type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            ? Boundary(type) ?? throw BatchPart.Malformed("A change set names no boundary.")
            : null;

    public static string? Boundary(string contentType) => contentType.Split(';').Skip(1)
        .Select(parameter => parameter.Split('=', 2))
        .Where(pair => pair.Length == 2 && pair[0].Trim().Equals("boundary", StringComparison.OrdinalIgnoreCase))
        .Select(pair => pair[1].Trim().Trim('"')).FirstOrDefault(value => value.Length > 0);

    private static BatchPart Part(string section, string? group)
    {
        var (mime, message) = Split(section);
        if (!(mime.GetValueOrDefault("Content-Type") ?? "").StartsWith("application/http", StringComparison.OrdinalIgnoreCase))
        {
            throw BatchPart.Malformed("A part of the batch has not the Content-Type application/http.");
        }

        var request = message.TrimStart('\r', '\n');
        var end = request.IndexOf('\n', StringComparison.Ordinal);
        var line = (end < 0 ? request : request[..end]).Trim();
        var (method, url) = RequestLine(line);
        var (headers, _) = Split(end < 0 ? "" : request[(end + 1)..]);
        var id = mime.GetValueOrDefault("Content-ID") ?? headers.GetValueOrDefault("Content-ID");
        headers.Remove("Content-ID");
        return new(id, method, url, headers, group, []);
    }

    private static (string Method, string Url) RequestLine(string line)
    {
        var first = line.IndexOf(' ', StringComparison.Ordinal);
        var last = line.LastIndexOf(" HTTP/", StringComparison.OrdinalIgnoreCase);
        return first > 0 && last > first
            ? (line[..first].ToUpperInvariant(), line[(first + 1)..last].Trim())
            : throw BatchPart.Malformed($"'{line}' is no request line; GET AdminUnits?$top=1 HTTP/1.1 would be one.");
    }

    /// <summary>Header lines up to an empty one, and what comes after it.</summary>
    private static (Dictionary<string, string> Headers, string Content) Split(string text)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (at < text.Length)
        {
            var end = text.IndexOf('\n', at);
            end = end < 0 ? text.Length : end;
            var line = text[at..end].Trim();
            at = Math.Min(text.Length, end + 1);
            if (line.Length == 0)
            {
                break;
            }

            if (line.Split(':', 2) is [var name, var value])
            {
                headers[name.Trim()] = value.Trim();
            }
        }

        return (headers, text[at..]);
    }
}
