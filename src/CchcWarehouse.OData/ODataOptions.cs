using CchcWarehouse.OData.Plans;
using CchcWarehouse.OData.Requests;

namespace CchcWarehouse.OData;

/// <summary>What an operator may set, in the section <c>OData</c> of the configuration.</summary>
public sealed record ODataOptions
{
    /// <summary>Origins whose pages may read the service in a browser; <c>*</c>: every page. Empty: none.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = ["*"];

    /// <summary>Rows of a page where the client does not ask for another size.</summary>
    public int PageSize { get; init; } = 10_000;

    /// <summary>The most rows that a page has, whatever the client asks for.</summary>
    public int LargestPage { get; init; } = 1_000_000;

    /// <summary>How large the text of a request may be.</summary>
    public RequestLimits RequestLimits { get; init; } = new();

    /// <summary>How large the plan of a request may become.</summary>
    public PlanLimits PlanLimits { get; init; } = new();

    /// <summary>The most that the database may expect a request to cost, in the units of its planner; one request for ten million rows costs some 500,000.</summary>
    public double CostLimit { get; init; } = 50_000_000;

    /// <summary>How long the database may work on one answer before it is given up; a client may ask for less (Prefer: wait).</summary>
    public TimeSpan WorkLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Answers that are made for later fetching.</summary>
    public Responses.Exports.ExportOptions Exports { get; init; } = new();

    /// <summary>The query option in which a client sends its key; it is never repeated in a link.</summary>
    public string ApiKeyOption { get; init; } = "apikey";
}
