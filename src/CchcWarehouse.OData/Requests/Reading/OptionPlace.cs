namespace CchcWarehouse.OData.Requests.Reading;

/// <summary>Where a query option stands.</summary>
[Flags]
internal enum OptionPlace
{
    None = 0,

    /// <summary>In the query part of a URL that addresses data.</summary>
    Request = 1,
    Metadata = 2,
    Batch = 4,

    /// <summary>$entity?$id=…</summary>
    Entity = 8,

    /// <summary>$entity/Type?$id=…</summary>
    EntityCast = 16,

    /// <summary>In the parentheses behind an expanded navigation property.</summary>
    Expand = 32,

    /// <summary>Behind /$ref in $expand.</summary>
    ExpandRef = 64,

    /// <summary>Behind /$count.</summary>
    Count = 128,

    /// <summary>In the parentheses behind a selected property.</summary>
    Select = 256,

    /// <summary>Behind * in $expand.</summary>
    ExpandStar = 512,
    Nested = Expand | ExpandRef | Count | Select | ExpandStar,
}
