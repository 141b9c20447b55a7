using System.Collections.Immutable;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>What holds for the whole request.</summary>
internal sealed record BindingContext(WarehouseModel Model, PlanOptions Options, PlanLimits Limits)
{
    /// <summary>Notes which values of the request the plan depends on; null: the plan is for this request only.</summary>
    public RequestForm? Form { get; init; }

    /// <summary>What aggregates may mix because the client allows it, by the names of <see cref="AdditivityText"/>.</summary>
    public SortedSet<string> Mixed { get; } = new(StringComparer.Ordinal);

    /// <summary>Words and phrases searched for so far.</summary>
    public int SearchTerms { get; set; }
}

/// <summary>What names mean at one place of a request.</summary>
/// <param name="Current">Where names without a prefix are looked up.</param>
/// <param name="It">$it: the instance that the resource path yields; null where there is none.</param>
internal sealed record Scope(BindingContext Context, Instance Current, Instance? It)
{
    /// <summary>$this: the member of the collection that a nested option is about.</summary>
    public Instance? This { get; init; }

    /// <summary>$these: opens the collection that an option or transformation is about; null where there is none.</summary>
    public Func<Rows>? These { get; init; }

    /// <summary>The node that rows of a hierarchy are rolled up to; null outside of such a roll-up.</summary>
    public Instance? RollupNode { get; init; }

    /// <summary>Range variables of lambdas.</summary>
    public ImmutableDictionary<string, Instance> Variables { get; init; } = ImmutableDictionary<string, Instance>.Empty;

    public ImmutableDictionary<string, Alias> Aliases { get; init; } = ImmutableDictionary<string, Alias>.Empty;

    /// <summary>Aliases being looked up: one that leads back to itself is an error.</summary>
    public ImmutableHashSet<string> Pending { get; init; } = [];

    /// <summary>The scope of an option that is nested in an option of this scope.</summary>
    public Scope Nested(Instance current) => this with { Current = current, This = current };

    public Scope With(string variable, Instance instance) => this with { Variables = Variables.SetItem(variable, instance) };

    public Scope With(IEnumerable<AliasOption> aliases) =>
        this with { Aliases = Aliases.SetItems(aliases.Select(a => KeyValuePair.Create(a.Alias, new Alias(a.Value, This)))) };
}

/// <param name="This">$this where the alias is defined; null at the top level.</param>
internal sealed record Alias(ExpressionSyntax Value, Instance? This);
