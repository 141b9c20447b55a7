namespace CchcWarehouse.OData;

/// <summary>What an operator may set, in the section <c>OData</c> of the configuration.</summary>
public sealed record ODataOptions
{
    /// <summary>Origins whose pages may read the service in a browser; <c>*</c>: every page. Empty: none.</summary>
    public IReadOnlyList<string> CorsOrigins { get; init; } = ["*"];

    /// <summary>Rows of a page where the client does not ask for another size.</summary>
    public int PageSize { get; init; } = 10_000;

    /// <summary>How long the database may work on one answer before it is given up; a client may ask for less (Prefer: wait).</summary>
    public TimeSpan WorkLimit { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Answers that are made for later fetching.</summary>
    public Responses.Exports.ExportOptions Exports { get; init; } = new();

    /// <summary>The query option in which a client sends its key; it is never repeated in a link.</summary>
    public string ApiKeyOption { get; init; } = "apikey";
}
