using CchcWarehouse.PostgresTests.OData.Http;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>One demand of the standard on a reading service, and the requests that show what becomes of it here.</summary>
/// <param name="Number">The row of the checklist, such as 74 or 144a.</param>
/// <param name="Demand">In our own words.</param>
/// <param name="Probes">The first is the example that the documentation prints. None: the demand does not apply.</param>
internal sealed record ChecklistRow(string Number, string Demand, params Probe[] Probes)
{
    public ChecklistRow(int number, string demand, params Probe[] probes)
        : this(number.ToString(System.Globalization.CultureInfo.InvariantCulture), demand, probes)
    {
    }

    /// <summary>Why the demand means nothing here, wholly or in part: the model has nothing that it is about.</summary>
    public string? NotApplicable { get; init; }

    /// <summary>What several requests show together.</summary>
    public Func<ODataServer, Task>? Script { get; init; }

    /// <summary>The example in the documentation where it is none of the probes.</summary>
    public string? Example { get; init; }

    public override string ToString() => Number;

    /// <summary>Runs the whole row.</summary>
    /// <returns>The outcome as the documentation prints it.</returns>
    public async Task<string> RunAsync(ODataServer server)
    {
        var refused = new List<string>();
        foreach (var probe in Probes)
        {
            var answer = await probe.RunAsync(server);
            if (probe.Refusal is { } refusal)
            {
                refused.Add($"{(probe == Probes[0] ? "" : $"`{probe.Request}` ")}refused with {answer.Status}: {refusal}");
            }
        }

        if (Script is not null)
        {
            await Script(server);
        }

        string[] works = Probes.Any(probe => probe.Refusal is null) || Script is not null ? ["works"] : [];
        string[] without = NotApplicable is { } reason ? [$"not applicable: {reason}"] : [];
        return string.Join("; ", [.. works, .. refused, .. without]);
    }
}
