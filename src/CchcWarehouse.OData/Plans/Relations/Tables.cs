namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>The tables that the rows of a select come from.</summary>
internal static class Tables
{
    public static IEnumerable<TableSource> Of(Select select) =>
        Of(select.From).Concat(select.Joins.SelectMany(join => Of(join.Source)));

    private static IEnumerable<TableSource> Of(Source source) => source switch
    {
        TableSource table => [table],
        SelectSource inner => Of(inner.Rows),
        UnionSource union => union.Branches.SelectMany(Of),
        RecursiveSource recursive => Of(recursive.First),
        _ => [],
    };
}
