using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.DocumentRows;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 137 to 141: pages a client bounds, changes, answers fetched later, patience.</summary>
internal static class AsynchronousRows
{
    private static readonly string Slow = "Observations?$filter="
        + Uri.EscapeDataString("AdminUnit/Observations/any(a:a/Report/Observations/any(b:b/Value mul a/Value eq -1))") + "&$top=1";

    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(137, "$top above the size of a page gives several pages, and no link on the last.")
        {
            Example = "Observations?$top=2500",
            Script = async server => (await SizesAsync(server, "Observations?$top=2500&$select=ObservationKey", "maxpagesize=1000")).ShouldBe([1000, 1000, 500]),
        },
        new(138, "A link is followed without the headers of the first page, and goes on as it began.")
        {
            Example = "…&$skiptoken=…",
            Script = async server =>
            {
                var first = await server.JsonAsync(
                    "Observations?$select=ObservationKey", "Prefer", "maxpagesize=7", "Accept", "application/json;odata.metadata=minimal;IEEE754Compatible=true");
                var link = first.GetProperty("@odata.nextLink").GetString()!;
                var second = await server.JsonAsync(link[server.Root.Length..]);
                second.GetProperty("value").GetArrayLength().ShouldBe(7);
                second.GetProperty("value")[0].GetProperty("ObservationKey").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
            },
        },
        new(139, "The last page leads to what changes after it; a set whose changes are not tracked ignores the wish.",
            With("AdminUnits?$top=1", 200, answer => answer.Text.ShouldNotContain("deltaLink"), "Prefer", "odata.track-changes"))
        {
            Example = "Prefer: odata.track-changes",
            Script = async server =>
            {
                var page = await server.JsonAsync("ObservationsFlat?$filter=PeriodCode eq '2022'", "Prefer", "odata.track-changes, maxpagesize=3");
                while (page.TryGetProperty("@odata.nextLink", out var next))
                {
                    page.TryGetProperty("@odata.deltaLink", out _).ShouldBeFalse();
                    page = await server.JsonAsync(next.GetString()![server.Root.Length..]);
                }

                var changes = page.GetProperty("@odata.deltaLink").GetString()![server.Root.Length..];
                page = await server.JsonAsync(changes);
                page.GetProperty("value").GetArrayLength().ShouldBe(0);
                page.GetProperty("@odata.context").GetString().ShouldEndWith("/$delta");
                (await new Probe(changes + "&$format=application/json;odata.metadata=none").SendAsync(server)).Status.ShouldBe(400);
            },
        },
        new(140, "A long answer is made while its client does something else, and fetched from a monitor.",
            With("Periods?$top=2&$select=Code", 202, answer =>
            {
                answer.Headers["Location"].ShouldContain("/odata/$exports/");
                answer.Headers["Preference-Applied"].ShouldBe("respond-async");
                answer.Headers["Retry-After"].ShouldNotBeNullOrEmpty();
                answer.Text.ShouldBeEmpty();
            }, "Prefer", "respond-async"))
        {
            Example = "Prefer: respond-async",
            Script = ShouldBeFetchedLaterAsync,
        },
        new(141, "A client says how long it waits at the most.",
            With(Slow, 504, answer =>
            {
                ShouldBeError(answer);
                answer.Message.ShouldContain("1 seconds");
            }, "Prefer", "wait=1")) { Example = "Prefer: wait=1" },
    ];

    private static async Task ShouldBeFetchedLaterAsync(Http.ODataServer server)
    {
        foreach (var (headers, wrapped) in ((string[], bool)[])[(["OData-MaxVersion", "4.01"], false), (["Accept", "application/http"], true)])
        {
            var accepted = await new Probe("Periods?$top=2&$select=Code") { Headers = ["Prefer", "respond-async", "OData-MaxVersion", "4.01"] }.SendAsync(server);
            var monitor = accepted.Headers["Location"][server.Root.Length..];
            Answer answer;
            while ((answer = await new Probe(monitor) { Headers = headers }.SendAsync(server)).Status == 202)
            {
                await Task.Delay(50);
            }

            answer.Status.ShouldBe(200);
            answer.Headers.GetValueOrDefault("AsyncResult").ShouldBe(wrapped ? null : "200");
            (wrapped ? answer.Text[(answer.Text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..] : answer.Text).ShouldContain("#Periods(Code)");
            (await new Probe($"DELETE {monitor}").SendAsync(server)).Status.ShouldBe(204);
            (await new Probe(monitor).SendAsync(server)).Status.ShouldBe(404);
        }
    }

    private static async Task<List<int>> SizesAsync(Http.ODataServer server, string url, string prefer)
    {
        var sizes = new List<int>();
        for (string? next = url; next is not null;)
        {
            var page = await server.JsonAsync(next, "Prefer", prefer);
            sizes.Add(page.GetProperty("value").GetArrayLength());
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString()![server.Root.Length..] : null;
        }

        return sizes;
    }
}
