namespace CchcWarehouse.OData.Requests;

/// <summary>How large one request may be. Every refusal names the limit and the way around it.</summary>
public sealed record RequestLimits
{
    public static RequestLimits Default { get; } = new();

    /// <summary>Characters of the URL (and of the body of a /$query request).</summary>
    public int UrlLength { get; init; } = 16 * 1024;

    /// <summary>Expressions, transformations and nested options; the members of an <c>in</c> list count apart.</summary>
    public int Nodes { get; init; } = 2_000;

    /// <summary>Members of one list right of <c>in</c>, or of one JSON array.</summary>
    public int ListItems { get; init; } = 1_000;

    /// <summary>Nesting of parentheses, calls, lambdas, nested options and operators upon operators.</summary>
    public int Depth { get; init; } = 100;

    /// <summary>Transformations in <c>$apply</c>, inner sequences included.</summary>
    public int ApplyStages { get; init; } = 20;

    /// <summary><c>$expand</c> within <c>$expand</c>.</summary>
    public int ExpandDepth { get; init; } = 5;

    /// <summary>Navigation properties expanded by one request, on all levels.</summary>
    public int ExpandItems { get; init; } = 50;

    /// <summary>Segments of one path.</summary>
    public int PathSegments { get; init; } = 100;

    /// <summary>How often one query option or alias may occur: once, unless only the grammar is asked for.</summary>
    public int OptionRepeats { get; init; } = 1;
}
