using CchcWarehouse.OData.Wording;

namespace CchcWarehouse.OData;

/// <summary>A request that cannot be answered as it stands. One function at the edge turns it into the OData error object.</summary>
/// <param name="code">Stable and machine-readable, one of <see cref="BadQueryCodes"/>.</param>
/// <param name="reason">What was found, and what would be right there. The place is put in front of it.</param>
/// <param name="target">The query option, such as $filter; null: the resource path.</param>
/// <param name="position">0-based offset into the URL text as it was sent; null: the request as a whole.</param>
public sealed class BadQueryException(string code, ErrorText reason, string? target = null, int? position = null)
    : Exception(Placed(reason, target, position).ToString())
{
    public string Code { get; } = code;

    /// <summary>What is wrong, without the place.</summary>
    public ErrorText Reason { get; } = reason;

    /// <summary>The message in the languages there are.</summary>
    public ErrorText Text { get; } = Placed(reason, target, position);

    public string? Target { get; } = target;

    public int? Position { get; } = position;

    /// <summary>The address itself is too long, before anything in it is read.</summary>
    public bool IsOfUrlLength { get; init; }

    private static ErrorText Placed(ErrorText reason, string? target, int? position)
    {
        if (position is null)
        {
            return reason;
        }

        ErrorText placed = $"At position {position}, in {target ?? "the resource path"}: {reason}";
        return placed;
    }
}
