using System.Globalization;
using System.Text;
using System.Text.Json;
using CchcWarehouse.PostgresTests.OData.Oracle.Generation;
using CchcWarehouse.PostgresTests.OData.Oracle.Requests;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;
using CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;

namespace CchcWarehouse.PostgresTests.OData.Oracle;

/// <summary>Many generated requests, each answered over HTTP and in memory.</summary>
internal sealed class OracleRun(OracleServer server)
{
    private const int Shown = 6;
    private int decided;

    /// <summary>Cases where the standard says what the answer is.</summary>
    public int Decided => decided;

    /// <returns>What differs, each case made as small as it goes; empty when all agree.</returns>
    public async Task<string> RunAsync(int cases, int seed, Func<RequestGenerator, Request> make)
    {
        var wrong = new SortedDictionary<int, string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, cases),
            new ParallelOptions { MaxDegreeOfParallelism = 4 },
            async (number, cancellationToken) =>
            {
                var request = make(new RequestGenerator(new Dice(HashCode(seed, number)), server.Data));
                if (await DifferenceAsync(request, cancellationToken) is not { } difference)
                {
                    return;
                }

                lock (wrong)
                {
                    if (wrong.Count >= Shown)
                    {
                        wrong.TryAdd(int.MaxValue, "… and more");
                        return;
                    }

                    wrong[number] = "";
                }

                var told = await ShrunkAsync(request, difference, cancellationToken);
                lock (wrong)
                {
                    wrong[number] = $"case {number}: {told}";
                }
            });
        return string.Join("\n\n", wrong.Values);
    }

    /// <returns>Null: both say the same, or the standard leaves it open.</returns>
    public async Task<string?> DifferenceAsync(Request request, CancellationToken cancellationToken)
    {
        (Ordered Rows, int Count) expected;
        try
        {
            expected = request.Options.Of(server.Data.Items(request.Shape.Set!), request.Shape, null, server.Data.Ordering);
            var (status, body) = await server.GetAsync(request.Url, cancellationToken);
            if (status == 414 || (status == 400 && body.Contains("\"Limit", StringComparison.Ordinal)))
            {
                return null;
            }

            Interlocked.Increment(ref decided);
            if (status != 200)
            {
                return $"{expected.Rows.Rows.Count()} rows expected, {status} got: {body[..Math.Min(body.Length, 600)]}";
            }

            var json = JsonSerializer.Deserialize<JsonElement>(body);
            return Answer.Difference(expected.Rows, json.GetProperty("value"))
                ?? (request.Options.Count && json.GetProperty("@odata.count").GetInt32() != expected.Count
                    ? $"@odata.count: {expected.Count} expected, {json.GetProperty("@odata.count")} got"
                    : null);
        }
        catch (Exception e) when (e is UndecidedException or InvalidOperationException { InnerException: UndecidedException })
        {
            return null;
        }
    }

    private async Task<string> ShrunkAsync(Request request, string difference, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < 300;)
        {
            var smaller = false;
            foreach (var candidate in request.Smaller())
            {
                if (tries++ >= 300)
                {
                    break;
                }

                if (await DifferenceAsync(candidate, cancellationToken) is { } again && !IsBroken(again))
                {
                    (request, difference, smaller) = (candidate, again, true);
                    break;
                }
            }

            if (!smaller)
            {
                break;
            }
        }

        return new StringBuilder().AppendLine(request.Readable).AppendLine(CultureInfo.InvariantCulture, $"  {server.Root}{request.Url}").Append("  ").Append(difference).ToString();
    }

    // What was taken away left a name behind that means nothing any more.
    private static bool IsBroken(string difference) =>
        difference.Contains("\"UnknownName\"", StringComparison.Ordinal) || difference.Contains("\"TypeMismatch\"", StringComparison.Ordinal);

    private static int HashCode(int seed, int number) => unchecked((seed * 1_000_003) + number);
}
