namespace CchcWarehouse.OData.Plans;

/// <summary>How large a plan may become. Every refusal names the limit and the way around it.</summary>
public sealed record PlanLimits
{
    public static PlanLimits Default { get; } = new();

    /// <summary>Nodes of one expression after computed names are replaced by what they stand for.</summary>
    public int ExpressionSize { get; init; } = 5_000;

    /// <summary>Nested levels that <c>$levels=max</c> and larger numbers come down to.</summary>
    public int Levels { get; init; } = 5;

    /// <summary>The same of <c>$expand=*</c>, where every level has many navigation properties.</summary>
    public int LevelsOfAll { get; init; } = 2;

    /// <summary>Values of one row of a nested collection.</summary>
    public int NestedColumns { get; init; } = 100;

    /// <summary>Characters of a regular expression.</summary>
    public int PatternLength { get; init; } = 500;

    /// <summary>Words and phrases that one request searches for.</summary>
    public int SearchTerms { get; init; } = 50;

    /// <summary>Rows that <c>$skip</c> may pass over.</summary>
    public long Skip { get; init; } = 10_000_000;
}
