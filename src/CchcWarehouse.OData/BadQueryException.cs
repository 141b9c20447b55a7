namespace CchcWarehouse.OData;

/// <summary>A request that cannot be answered as it stands. One function at the edge turns it into the OData error object.</summary>
/// <param name="code">Stable and machine-readable, one of <see cref="BadQueryCodes"/>.</param>
/// <param name="message">English: what was found, and what would be right there. The place is put in front of it.</param>
/// <param name="target">The query option, such as $filter; null: the resource path.</param>
/// <param name="position">0-based offset into the URL text as it was sent; null: the request as a whole.</param>
public sealed class BadQueryException(string code, string message, string? target = null, int? position = null)
    : Exception(position is null ? message : $"At position {position}, in {target ?? "the resource path"}: {message}")
{
    public string Code { get; } = code;

    public string? Target { get; } = target;

    public int? Position { get; } = position;
}
