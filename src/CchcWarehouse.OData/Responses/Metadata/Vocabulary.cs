namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>A vocabulary whose terms the model uses.</summary>
/// <param name="Alias">The prefix of its terms in <see cref="Annotation.Term"/>.</param>
internal sealed record Vocabulary(string Alias, string Namespace)
{
    public static IReadOnlyList<Vocabulary> All { get; } =
    [
        new("Core", "Org.OData.Core.V1"),
        new("Capabilities", "Org.OData.Capabilities.V1"),
        new("Validation", "Org.OData.Validation.V1"),
        new("Measures", "Org.OData.Measures.V1"),
        new("Aggregation", "Org.OData.Aggregation.V1"),
    ];

    /// <summary>Where the vocabulary's own document stands.</summary>
    public string Address(string extension) =>
        $"https://oasis-tcs.github.io/odata-vocabularies/vocabularies/{Namespace}.{extension}";

    /// <summary>The term or type in full: old clients do not resolve aliases.</summary>
    public static string FullName(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return All.FirstOrDefault(vocabulary => vocabulary.Alias == name[..dot]) is { } known ? known.Namespace + name[dot..] : name;
    }
}
