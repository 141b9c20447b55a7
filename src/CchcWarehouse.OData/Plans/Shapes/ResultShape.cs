using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Paging;

namespace CchcWarehouse.OData.Plans.Shapes;

public enum ResultKind
{
    /// <summary>A collection of objects.</summary>
    Collection,

    /// <summary>One object. No row: 404, or 204 where <see cref="ResultShape.NullableEnd"/> holds and the parent exists.</summary>
    Single,

    /// <summary>One primitive value, the first member of the row: <c>{"value": …}</c>; null: 204. No row: 404.</summary>
    Value,

    /// <summary>The same as text: <c>/$value</c>.</summary>
    RawValue,

    /// <summary>A number as text: <c>/$count</c>. Only <see cref="QueryPlan.Count"/> is run.</summary>
    Count,

    /// <summary>References of a collection of entities: <c>/$ref</c>.</summary>
    References,

    /// <summary>The reference of one entity: <c>/$ref</c>.</summary>
    Reference,
}

/// <summary>What the answer looks like, and where in the rows each value stands.</summary>
/// <param name="Context">
/// What follows <c>$metadata#</c> before any list of properties: <c>AdminUnits</c>, or <c>AdminUnits(1)/Name</c>.
/// The writer adds the list and <c>/$entity</c>.
/// </param>
public sealed record ResultShape(ResultKind Kind, string Context, RowShape Row)
{
    /// <summary>The set the rows belong to; null after <c>$apply</c> made something else of them.</summary>
    public EntityMap? Entity => Row.Entity;

    /// <summary><c>$count=true</c>: <see cref="QueryPlan.Count"/> gives the number.</summary>
    public bool Counted { get; init; }

    /// <summary>Null: the answer is complete as it is.</summary>
    public PageShape? Page { get; init; }

    /// <summary>Of a collection's request without its token, also where it has no further page: a token belongs to one request only.</summary>
    public RequestFingerprint? Request { get; init; }

    public string? Fingerprint => Request?.Text;

    /// <summary>A boolean of each row, where the rows are changes: whether it ended. Null: the rows are those that stand.</summary>
    public int? EndedOrdinal { get; init; }

    /// <summary>The path ends in a single-valued navigation property: nothing at its end is 204.</summary>
    public bool NullableEnd { get; init; }

    /// <summary>Why sums of this answer may mix what does not add up, by the names of <see cref="AdditivityText"/>; only where the client allowed it.</summary>
    public IReadOnlyList<string> Mixed { get; init; } = [];
}
