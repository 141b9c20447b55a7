using System.Collections.Frozen;

namespace CchcWarehouse.OData.Wording;

/// <summary>Every form of <see cref="ErrorText"/> and every phrase in one, in Vietnamese.</summary>
/// <remarks>Source: <c>vietnamese.tsv</c> beside this file, a line "English, tab, Vietnamese"; a test compares it with the program.</remarks>
public static class VietnameseTexts
{
    private static readonly Lazy<FrozenDictionary<string, string>> All = new(Read);

    /// <summary>The English forms.</summary>
    public static IReadOnlyCollection<string> Forms => All.Value.Keys;

    /// <summary>Null: no text of the service.</summary>
    public static string? Find(string english) => All.Value.GetValueOrDefault(english);

    private static FrozenDictionary<string, string> Read()
    {
        using var lines = new StreamReader(typeof(VietnameseTexts).Assembly.GetManifestResourceStream("vietnamese.tsv")!);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('\t'))
            .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
    }
}
