using System.Globalization;
using System.Text.Json;
using CchcWarehouse.PostgresTests.OData.Oracle.Generation;
using CchcWarehouse.PostgresTests.OData.Oracle.Requests;
using CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Oracle;

/// <summary>Whatever is asked, the answer is one, or an error that says whose fault it is: never the service's.</summary>
/// <remarks>The seed is fixed; CCHC_FUZZ_ROUNDS and CCHC_FUZZ_SEED make a longer or another run.</remarks>
public sealed class SemanticFuzzTests(OracleServer server) : IClassFixture<OracleServer>
{
    [Fact]
    public async Task Damaged_requests_are_answered_or_refused()
    {
        var seed = Number("CCHC_FUZZ_SEED", 20_260_101);
        var faults = new SortedDictionary<int, string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, Number("CCHC_FUZZ_ROUNDS", 1_500)),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (round, cancellationToken) =>
            {
                var url = Url(new Dice(unchecked((seed * 7_919) + round)));
                if (await FaultAsync(url, cancellationToken) is { } fault)
                {
                    lock (faults)
                    {
                        faults[round] = $"{Uri.UnescapeDataString(url)}\n  {url}\n  {fault}";
                    }
                }
            });
        string.Join("\n\n", faults.Values.Take(12)).ShouldBeEmpty($"{faults.Count} faults");
    }

    private static int Number(string variable, int usual) =>
        int.Parse(Environment.GetEnvironmentVariable(variable) ?? $"{usual}", CultureInfo.InvariantCulture);

    private string Url(Dice dice) => new Damage(dice).Of(Sound(dice), Sound(dice));

    private Request Sound(Dice dice)
    {
        var generator = new RequestGenerator(dice, server.Data);
        return dice.Any(generator.Filter, generator.Compute, generator.Expand, generator.Apply, generator.Apply);
    }

    private async Task<string?> FaultAsync(string url, CancellationToken cancellationToken)
    {
        var (status, body) = await server.GetAsync(url, cancellationToken);
        return status switch
        {
            204 => null,
            200 => url.Contains("/$count?", StringComparison.Ordinal) || IsJson(body) ? null : $"no JSON: {body}",
            501 or (>= 400 and < 500) when IsError(body) => null,
            _ => $"{status} {body[..Math.Min(body.Length, 500)]}",
        };
    }

    private static bool IsJson(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.ValueKind == JsonValueKind.Object;
    }

    private static bool IsError(string body)
    {
        using var document = JsonDocument.Parse(body);
        return document.RootElement.EnumerateObject().Select(member => member.Name).SequenceEqual(["error"])
            && document.RootElement.GetProperty("error").GetProperty("code").GetString() is { Length: > 0 }
            && document.RootElement.GetProperty("error").GetProperty("message").GetString() is { Length: > 0 };
    }
}
