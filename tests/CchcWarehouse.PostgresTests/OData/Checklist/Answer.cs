using System.Globalization;
using System.Text.Json;
using Shouldly;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>What the server answered to one request of a row.</summary>
internal sealed record Answer(int Status, IReadOnlyDictionary<string, string> Headers, string Text)
{
    private readonly Lazy<JsonElement> json = new(() => JsonSerializer.Deserialize<JsonElement>(Text));

    public JsonElement Json => json.Value;

    /// <summary>The members of <c>value</c>.</summary>
    public IReadOnlyList<JsonElement> Rows => [.. Json.GetProperty("value").EnumerateArray()];

    public string Context => Json.GetProperty("@odata.context").GetString()!;

    public long Count => Text.StartsWith('{') ? Json.GetProperty("@odata.count").GetInt64() : long.Parse(Text, CultureInfo.InvariantCulture);

    /// <summary>The message of an error, with its code; the rows' table prints it as the reason.</summary>
    public string Message => Json.GetProperty("error").GetProperty("message").GetString()!;

    /// <summary>The values of one member over the rows, null as null.</summary>
    public IReadOnlyList<string?> Each(string name) => [.. Rows.Select(row => Read(row, name))];

    /// <summary>Every row has exactly these members beside control information.</summary>
    public void ShouldHaveMembers(params string[] names)
    {
        foreach (var row in Rows)
        {
            row.EnumerateObject().Select(member => member.Name).Where(name => !name.Contains('@')).Order(StringComparer.Ordinal)
                .ShouldBe(names.Order(StringComparer.Ordinal), row.ToString());
        }
    }

    private static string? Read(JsonElement row, string path)
    {
        foreach (var name in path.Split('/'))
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out row))
            {
                return null;
            }
        }

        return row.ValueKind switch { JsonValueKind.Null => null, JsonValueKind.String => row.GetString(), _ => row.GetRawText() };
    }
}
