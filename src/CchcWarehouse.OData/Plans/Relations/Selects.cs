namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>The selects that a select reads from.</summary>
internal static class Selects
{
    /// <summary>The select itself and all those in the place of a table within it, the innermost first.</summary>
    public static IEnumerable<Select> Within(Select select) =>
        [.. Within(select.From), .. select.Joins.SelectMany(join => Within(join.Source)), select];

    private static IEnumerable<Select> Within(Source source) => source switch
    {
        SelectSource inner => Within(inner.Rows),
        UnionSource union => union.Branches.SelectMany(Within),
        _ => [],
    };
}
