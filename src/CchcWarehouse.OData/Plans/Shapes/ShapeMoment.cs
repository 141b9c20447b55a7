namespace CchcWarehouse.OData.Plans.Shapes;

/// <summary>The shape of one request as the shape of another of its form.</summary>
internal static class ShapeMoment
{
    /// <summary>The shape whose nested pages see the facts as of another instant.</summary>
    public static RowShape At(this RowShape row, DateTime asOf) => row.HasPages() ? row with { Members = [.. row.Members.Select(member => At(member, asOf))] } : row;

    private static bool HasPages(this RowShape row) => row.Members.Any(member => member switch
    {
        CollectionShape collection => collection.Page is not null || collection.Row.HasPages(),
        ObjectShape nested => nested.Row.HasPages(),
        _ => false,
    });

    private static MemberShape At(MemberShape member, DateTime asOf) => member switch
    {
        CollectionShape collection => collection with
        {
            Row = collection.Row.At(asOf),
            Page = collection.Page is { } page ? page with { AsOf = asOf } : null,
        },
        ObjectShape nested => nested with { Row = nested.Row.At(asOf) },
        _ => member,
    };
}
