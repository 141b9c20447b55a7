namespace CchcWarehouse.OData.Plans;

/// <summary>What the request says beside its URL, and the instant it came.</summary>
public sealed record PlanOptions
{
    /// <summary>The instant of the request in UTC, of its first page if it has several: <c>now()</c>.</summary>
    public required DateTime Now { get; init; }

    /// <summary>The address under which the client sees the application, without a slash at its end: addresses of source tables begin with it.</summary>
    public string ApplicationRoot { get; init; } = "";

    /// <summary>Rows of one page, of the answer and of each nested collection.</summary>
    public int PageSize { get; init; } = 10_000;

    /// <summary>False for formats that are not cut into pages (CSV, XLSX).</summary>
    public bool Paged { get; init; } = true;

    /// <summary>Sums over what does not add up are given all the same, with the reasons beside them.</summary>
    public bool AllowMixed { get; init; }

    /// <summary>The moment of the facts to read (UTC), where it is not the present one: what the first page of the answer saw, or <see cref="AsOf"/>.</summary>
    public DateTime? Moment { get; init; }

    /// <summary>The moment of the facts (UTC) since which changes are asked for; null: the rows themselves are.</summary>
    public DateTime? Since { get; init; }

    /// <summary>The instant (UTC) for which the client asks; null: none.</summary>
    public DateTime? AsOf { get; init; }

    /// <summary>The decoded <c>$skiptoken</c>; null on the first page.</summary>
    public Paging.SkipToken? After { get; init; }
}
