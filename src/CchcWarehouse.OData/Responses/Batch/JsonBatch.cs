using System.Text.Json;

namespace CchcWarehouse.OData.Responses.Batch;

/// <summary>Reads a JSON batch and holds it against its rules: ids, groups, dependencies.</summary>
internal static class JsonBatch
{
    /// <exception cref="BadQueryException">The body is no batch.</exception>
    public static IReadOnlyList<BatchPart> Read(string body)
    {
        using var json = Parse(body);
        if (json.RootElement.ValueKind != JsonValueKind.Object
            || !json.RootElement.TryGetProperty("requests", out var requests) || requests.ValueKind != JsonValueKind.Array)
        {
            throw BatchPart.Malformed("""The body of a JSON batch is {"requests":[…]}.""");
        }

        var parts = requests.EnumerateArray().Select(Part).ToList();
        CheckDependencies(parts);
        CheckGroups(parts);
        return parts;
    }

    private static JsonDocument Parse(string body)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException e)
        {
            throw BatchPart.Malformed($"The body is no JSON: {e.Message}");
        }
    }

    private static BatchPart Part(JsonElement request)
    {
        if (request.ValueKind != JsonValueKind.Object)
        {
            throw BatchPart.Malformed("A request of the batch is no object.");
        }

        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (request.TryGetProperty("headers", out var sent) && sent.ValueKind == JsonValueKind.Object)
        {
            foreach (var header in sent.EnumerateObject())
            {
                headers[header.Name] = header.Value.ToString();
            }
        }

        return new(
            Text(request, "id"), Text(request, "method").ToUpperInvariant(), Text(request, "url"), headers,
            request.TryGetProperty("atomicityGroup", out var group) && group.ValueKind == JsonValueKind.String ? group.GetString() : null,
            request.TryGetProperty("dependsOn", out var dependsOn) && dependsOn.ValueKind == JsonValueKind.Array
                ? [.. dependsOn.EnumerateArray().Select(id => id.ToString())] : []);
    }

    private static string Text(JsonElement request, string name) =>
        request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } text
            ? text : throw BatchPart.Malformed($"A request of the batch has no {name}.");

    private static void CheckDependencies(List<BatchPart> parts)
    {
        var before = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            if (part.DependsOn.FirstOrDefault(id => !before.Contains(id)) is { } unknown)
            {
                throw BatchPart.Malformed($"Request '{part.Id}' depends on '{unknown}', which is no request before it.");
            }

            before.Add(part.Id!);
            if (part.Group is not null)
            {
                before.Add(part.Group);
            }
        }
    }

    private static void CheckGroups(List<BatchPart> parts)
    {
        var closed = new HashSet<string>(StringComparer.Ordinal);
        string? open = null;
        foreach (var part in parts)
        {
            if (part.Group != open && open is not null)
            {
                closed.Add(open);
            }

            open = part.Group;
            if (open is not null && closed.Contains(open))
            {
                throw BatchPart.Malformed($"The requests of the atomicity group '{open}' do not stand side by side.");
            }

            if (open is not null && parts.Exists(other => other.Id == open))
            {
                throw BatchPart.Malformed($"'{open}' is the id of a request and of an atomicity group.");
            }
        }
    }
}
