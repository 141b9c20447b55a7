using System.Globalization;
using System.Text.Json;
using System.Xml;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Requests;

/// <summary>Rows as they must come: groups of rows one after the other; within a group the order is open.</summary>
internal sealed record Ordered(IReadOnlyList<IReadOnlyList<Item>> Groups)
{
    public static Ordered Open(IReadOnlyList<Item> rows) => new([rows]);

    public IEnumerable<Item> Rows => Groups.SelectMany(group => group);
}

/// <summary>Compares JSON with what is expected.</summary>
internal static class Answer
{
    /// <returns>Null: they agree; otherwise what differs and where.</returns>
    public static string? Difference(Ordered expected, JsonElement got, string path = "value")
    {
        var rows = got.EnumerateArray().ToList();
        if (rows.Count != expected.Rows.Count())
        {
            return $"{path}: {expected.Rows.Count()} rows expected, {rows.Count} got";
        }

        var next = 0;
        foreach (var group in expected.Groups)
        {
            var open = rows.GetRange(next, group.Count);
            next += group.Count;
            foreach (var (item, i) in group.Select((item, i) => (item, i)))
            {
                var match = open.FindIndex(row => Difference(item, row, path) is null);
                if (match < 0)
                {
                    return $"{path}: not found as a row of those at {next - group.Count} to {next - 1}: {Write(item)}\n"
                        + $"    {Difference(item, open[Math.Min(i, open.Count - 1)], path)}";
                }

                open.RemoveAt(match);
            }
        }

        return null;
    }

    private static string? Difference(object? expected, JsonElement got, string path) => (expected, got.ValueKind) switch
    {
        (null, JsonValueKind.Null) => null,
        (bool truth, JsonValueKind.True or JsonValueKind.False) when truth == got.GetBoolean() => null,
        (Exact number, JsonValueKind.Number) when Exact.Parse(got.GetRawText()).IsSame(number) => null,
        (Exact seconds, JsonValueKind.String) when got.GetString() is ['P', ..] or ['-', 'P', ..] && got.GetString() is { } text
            && Exact.Of(XmlConvert.ToTimeSpan(text).Ticks).IsSame(seconds * Exact.Of(TimeSpan.TicksPerSecond)) => null,
        (double number, JsonValueKind.Number) when Math.Abs(got.GetDouble() - number) <= 1e-12 * Math.Abs(number) => null,
        (double number, JsonValueKind.String) when got.GetString() == new Expressions.Literal(number, Kind.Double).Text => null,
        (string text, JsonValueKind.String) when text == got.GetString() => null,
        (DateOnly date, JsonValueKind.String) when date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) == got.GetString() => null,
        (DateTime instant, JsonValueKind.String) when instant == got.GetDateTimeOffset().UtcDateTime => null,
        (TimeOnly time, JsonValueKind.String) when time == TimeOnly.Parse(got.GetString()!, CultureInfo.InvariantCulture) => null,
        (Item item, JsonValueKind.Object) => Members(item, got, path),
        (Ordered rows, JsonValueKind.Array) => Difference(rows, got, path),
        _ => $"{path}: {Write(expected)} expected, {got.GetRawText()} got",
    };

    private static string? Members(Item item, JsonElement got, string path)
    {
        foreach (var (name, value) in item.Values)
        {
            if (!got.TryGetProperty(name, out var member))
            {
                return $"{path}/{name}: {Write(value)} expected, nothing got";
            }

            if (Difference(value, member, $"{path}/{name}") is { } difference)
            {
                return difference;
            }
        }

        var more = got.EnumerateObject().Select(member => member.Name)
            .FirstOrDefault(name => !name.Contains('@', StringComparison.Ordinal) && !item.Has(name));
        return more is null ? null : $"{path}/{more}: nothing expected, {got.GetProperty(more).GetRawText()} got";
    }

    private static string Write(object? value) => value switch
    {
        null => "null",
        Item item => $"{{{string.Join(", ", item.Values.Select(pair => $"{pair.Key}: {Write(pair.Value)}"))}}}",
        Ordered rows => $"[{string.Join(", ", rows.Rows.Take(5).Select(Write))}]",
        string text => $"\"{text}\"",
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };
}
