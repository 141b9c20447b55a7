using System.Text.Json;

namespace CchcWarehouse.Etl.Facts;

/// <summary>Why something was understood so, in both languages; printed it is the Vietnamese.</summary>
/// <param name="Message">Vietnamese.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record Reason(string Message, string MessageEn)
{
    public static Reason Join(string between, IEnumerable<Reason> reasons)
    {
        var all = reasons.ToList();
        return new Reason(string.Join(between, all.Select(r => r.Message)), string.Join(between, all.Select(r => r.MessageEn)));
    }

    /// <summary>As two lists of JSON keep them; what was kept before there was English stands in Vietnamese.</summary>
    public static IReadOnlyList<Reason> Stored(string messages, string messagesEn)
    {
        var (vi, en) = (JsonSerializer.Deserialize<List<string>>(messages) ?? [], JsonSerializer.Deserialize<List<string>>(messagesEn) ?? []);
        return [.. vi.Select((message, i) => new Reason(message, i < en.Count ? en[i] : message))];
    }

    public override string ToString() => Message;
}
