using CchcWarehouse.OData.Plans.Paging;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Shapes;

/// <summary>One page of a collection: at most <see cref="Size"/> rows, and how to go on after the last of them.</summary>
/// <param name="Size">
/// Rows to write. The statement reads one row more where further rows may be asked for: when that row comes, there is a next
/// page and the row itself is not written.
/// </param>
/// <param name="Keyset">
/// The values of the last row written that the next page starts after: the ordering expressions, then what makes the order total.
/// </param>
/// <param name="Remaining">Rows that <c>$top</c> still allows after this page; null: no <c>$top</c>. Nought: there is no next page.</param>
/// <param name="Request">The request without its token: a token belongs to one request only.</param>
public sealed record PageShape(int Size, IReadOnlyList<KeysetColumn> Keyset, long? Remaining, RequestFingerprint Request)
{
    public string Fingerprint => Request.Text;
}

/// <param name="Type">The type the value has in the token.</param>
public sealed record KeysetColumn(int Ordinal, EdmPrimitiveTypeKind Type, WireForm Form);
