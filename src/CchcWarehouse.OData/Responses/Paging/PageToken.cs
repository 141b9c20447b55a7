using CchcWarehouse.OData.Plans.Paging;

namespace CchcWarehouse.OData.Responses.Paging;

/// <summary>What the first page settles for those that follow.</summary>
/// <param name="PageSize">Rows a page.</param>
/// <param name="Count">The number of rows in all, so that it stays the same; null: not asked for.</param>
/// <param name="Format">The format, for a client that follows the link without naming one.</param>
/// <param name="Moment">The moment of the facts that all pages see (UTC).</param>
/// <param name="Now">The instant of the first page (UTC): what <c>now()</c> means on all of them.</param>
internal sealed record PageCarry(int PageSize, long? Count, Negotiation.ResponseFormat Format, DateTime Moment, DateTime Now)
{
    /// <summary>The last page leads to what changes after it.</summary>
    public bool Tracks { get; init; }

    /// <summary>The moment since which the pages tell changes; null: they tell what stands.</summary>
    public DateTime? Since { get; init; }

    /// <summary>The client has asked that all pages be of one moment, the names of dimensions too.</summary>
    public bool IsSnapshot { get; init; }

    /// <summary>The version of the dimensions that the client has seen.</summary>
    public long Dimensions { get; init; }
}

/// <summary>A continuation token that was made here and not changed.</summary>
/// <param name="Request">The digest of the fingerprint of the request that it continues.</param>
internal sealed record PageToken(SkipToken Place, PageCarry Carry, byte[] Request)
{
    /// <summary>It leads to what changed after the moment, not to a further page.</summary>
    public bool IsDelta { get; init; }

    public bool Continues(string fingerprint) => Request.AsSpan().SequenceEqual(PageTokens.Digest(fingerprint));
}
