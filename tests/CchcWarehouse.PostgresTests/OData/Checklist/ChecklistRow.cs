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
        var answers = new List<(Probe Probe, int Status)>();
        foreach (var probe in Probes)
        {
            answers.Add((probe, (await probe.RunAsync(server)).Status));
        }

        if (Script is not null)
        {
            await Script(server);
        }

        return string.Join("; ", Outcomes(answers));
    }

    private IEnumerable<string> Outcomes(IReadOnlyList<(Probe Probe, int Status)> answers)
    {
        var demanded = answers.Where(answer => answer.Probe.Refusal is null).Select(answer => answer.Status).ToList();
        if (Script is not null || demanded.Exists(status => status < 400))
        {
            yield return "works";
        }
        else if (demanded is [var first, ..] && NotApplicable is null && answers[0].Probe.Refusal is null)
        {
            yield return $"refused with {first}, as it must be";
        }

        foreach (var (probe, status) in answers.Where(answer => answer.Probe.Refusal is not null))
        {
            yield return $"{(probe == Probes[0] ? "" : $"`{probe.Request}` ")}refused with {status}: {probe.Refusal}";
        }

        if (NotApplicable is { } reason)
        {
            yield return $"not applicable{(demanded is [>= 400 and var status, ..] ? $" ({status})" : "")}: {reason}";
        }
    }
}
