using System.Text.Json;

namespace CchcWarehouse.Tests.OData.Requests;

/// <summary>One case of the standard's grammar suite.</summary>
/// <param name="FailAt">Null: the input must be accepted.</param>
public sealed record ConformanceCase(string Id, string Kind, string Rule, string Name, string Input, int? FailAt)
{
    /// <summary>The cases in the folder shared beside the repository or above it; none where they are not at hand.</summary>
    public static IReadOnlyList<ConformanceCase> Load()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "conformance", "abnf-cases.json");
            if (File.Exists(file))
            {
                return Read(file);
            }
        }

        return [];
    }

    private static List<ConformanceCase> Read(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.EnumerateArray().Select(Read)];
    }

    private static ConformanceCase Read(JsonElement item) => new(
        item.GetProperty("id").GetString()!,
        item.GetProperty("kind").GetString()!,
        item.GetProperty("rule").GetString()!,
        item.GetProperty("name").GetString()!,
        item.GetProperty("input").GetString()!,
        item.TryGetProperty("failAt", out var failAt) ? failAt.GetInt32() : null);
}
