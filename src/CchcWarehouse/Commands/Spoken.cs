namespace CchcWarehouse.Commands;

/// <summary>A sentence for people: in the language of the terminal, in both where it names neither.</summary>
internal sealed record Spoken(string Vi, string En)
{
    private static readonly string Language =
        new[] { "LC_ALL", "LC_MESSAGES", "LANG" }
            .Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v)) ?? string.Empty;

    /// <summary>On one line.</summary>
    public override string ToString() => Join(" · ");

    /// <summary>Both languages on lines of their own.</summary>
    public string Lines(string indent = "") => indent + Join($"{Environment.NewLine}{indent}");

    private string Join(string between) =>
        Language.StartsWith("vi", StringComparison.OrdinalIgnoreCase) ? Vi
        : Language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En
        : Vi == En ? Vi : Vi + between + En;
}
