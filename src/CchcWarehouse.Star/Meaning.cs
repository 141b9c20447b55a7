namespace CchcWarehouse.Star;

/// <summary>What a table or column means, in both languages: the source of the schema's comments and of the model's descriptions.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property)]
public sealed class MeaningAttribute(string vi, string en) : Attribute
{
    public string Vi { get; } = vi;

    public string En { get; } = en;
}

/// <summary>The column holds one of these words and nothing else.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class AllowedValuesOfAttribute(params string[] values) : Attribute
{
    public IReadOnlyList<string> Values { get; } = values;
}
