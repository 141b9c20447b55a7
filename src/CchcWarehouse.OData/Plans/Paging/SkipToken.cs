namespace CchcWarehouse.OData.Plans.Paging;

/// <summary>Where a page begins: after the row with these values of the keyset.</summary>
/// <param name="Values">In the order of <see cref="Shapes.PageShape.Keyset"/>, with its types; decimals may be text.</param>
/// <param name="Remaining">Rows that <c>$top</c> still allows; null: no <c>$top</c>.</param>
public sealed record SkipToken(IReadOnlyList<object?> Values, long? Remaining);
