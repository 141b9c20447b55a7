using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Requests;

/// <summary>A request for an entity set with options.</summary>
internal sealed record Request(Shape Shape, Options Options)
{
    /// <summary>Relative to the service root.</summary>
    public string Url => $"{Shape.Set}?{Options.Print('&', Uri.EscapeDataString)}{(Options.Apply.Count > 0 ? "&allowMixed=true" : "")}";

    public string Readable => $"{Shape.Set}?{Options.Print('&')}";

    public IEnumerable<Request> Smaller() => Options.Smaller().Select(options => this with { Options = options });
}
