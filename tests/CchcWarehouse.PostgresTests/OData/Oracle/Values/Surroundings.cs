using System.Collections.Immutable;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Values;

/// <summary>What names mean where an expression is evaluated.</summary>
/// <param name="Current">Where names without a variable are looked up.</param>
/// <param name="It">What $it is: the item of the request itself.</param>
internal sealed record Surroundings(Item Current, Item It, ImmutableDictionary<string, Item> Variables, Ordering Ordering)
{
    public static Surroundings Of(Item item, Ordering ordering) => new(item, item, ImmutableDictionary<string, Item>.Empty, ordering);

    public Surroundings Within(Item item) => this with { Current = item };

    public Surroundings With(string variable, Item item) => this with { Variables = Variables.SetItem(variable, item) };
}
