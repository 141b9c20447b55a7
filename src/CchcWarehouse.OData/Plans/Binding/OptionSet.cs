using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>The query options of one resource, checked against what it takes.</summary>
internal sealed class OptionSet
{
    public static readonly OptionSet None = new([], OptionPlace.NestedCollection);

    private readonly IReadOnlyList<OptionSyntax> options;

    /// <exception cref="BadQueryException">An option is given that the resource does not take.</exception>
    public OptionSet(IReadOnlyList<OptionSyntax> options, OptionPlace place)
    {
        this.options = options;
        foreach (var option in options)
        {
            Check(option, place);
        }
    }

    public FilterOption? Filter => Find<FilterOption>();

    public TextSearchOption? Search => Find<TextSearchOption>();

    public ApplyOption? Apply => Find<ApplyOption>();

    public ComputeOption? Compute => Find<ComputeOption>();

    public OrderByOption? OrderBy => Find<OrderByOption>();

    public SelectOption? Select => Find<SelectOption>();

    public ExpandOption? Expand => Find<ExpandOption>();

    public TopOption? Top => Find<TopOption>();

    public SkipOption? Skip => Find<SkipOption>();

    public LevelsOption? Levels => Find<LevelsOption>();

    public bool Count => Find<CountOption>() is { Value: true };

    public IEnumerable<AliasOption> Aliases => options.OfType<AliasOption>();

    public SyntaxList<OptionSyntax> Written => [.. options];

    private T? Find<T>()
        where T : OptionSyntax => options.OfType<T>().FirstOrDefault();

    private static void Check(OptionSyntax option, OptionPlace place)
    {
        switch (option)
        {
            case AliasOption or CustomOption or TextOption { Kind: TextOptionKind.Format }:
            case TextOption { Kind: TextOptionKind.SkipToken or TextOptionKind.DeltaToken } when place.Name is "a collection":
            case TextOption { Kind: TextOptionKind.Id } when place.TakesId:
                return;
            case TemporalOption or TextOption { Kind: TextOptionKind.DeltaToken or TextOptionKind.SchemaVersion }:
                throw option.Reject(BadQueryCodes.Unsupported, $"{option.Name} is not supported; leave it out.");
            case IndexOption:
                throw option.Reject(BadQueryCodes.NotApplicable, "$index places what is inserted; this service only reads. Use $skip and $top.");
            case var _ when !place.Options.Contains(option.Name):
                throw option.Reject(BadQueryCodes.NotApplicable, $"{option.Name} is not allowed on {place.Name}; {place.Allowed}.");
        }
    }
}

/// <summary>What a kind of resource is called, and which options it takes.</summary>
internal sealed record OptionPlace(string Name, IReadOnlySet<string> Options, bool TakesId = false)
{
    public ErrorText Allowed => Options.Count == 0 ? "no option is" : (ErrorText)$"{string.Join(", ", Options)} are";

    public static readonly OptionPlace Collection = new(
        "a collection",
        Set("$apply", "$compute", "$search", "$filter", "$count", "$orderby", "$skip", "$top", "$expand", "$select"));

    public static readonly OptionPlace Entity = new("a single entity", Set("$compute", "$expand", "$select"));

    public static readonly OptionPlace EntityById = Entity with { TakesId = true };

    public static readonly OptionPlace Value = new("a single value", Set());

    // The count comes before order and page, so that these change nothing.
    public static readonly OptionPlace Count = new(
        "/$count", Set("$apply", "$search", "$filter", "$orderby", "$skip", "$top", "$expand"));

    public static readonly OptionPlace References = new(
        "a collection of references", Set("$search", "$filter", "$count", "$orderby", "$skip", "$top"));

    public static readonly OptionPlace Reference = new("a single reference", Set());

    public static readonly OptionPlace NestedCollection = Collection with
    {
        Name = "an expanded collection",
        Options = Set([.. Collection.Options, "$levels"]),
    };

    public static readonly OptionPlace NestedEntity = new("an expanded entity", Set("$compute", "$expand", "$select", "$levels"));

    public static readonly OptionPlace NestedCount = new("/$count", Set("$search", "$filter"));

    private static HashSet<string> Set(params IEnumerable<string> names) => new(names, StringComparer.Ordinal);
}
