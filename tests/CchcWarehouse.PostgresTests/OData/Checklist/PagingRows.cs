using CchcWarehouse.PostgresTests.OData.Http;
using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.Probe;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows from 134 on: pages that the server cuts.</summary>
internal static class PagingRows
{
    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(134, "A partial answer carries a link to the rest; the last page carries none.",
            Works("Observations?$select=ObservationKey", answer =>
            {
                answer.Rows.Count.ShouldBe(10_000);
                var members = answer.Json.EnumerateObject().Select(member => member.Name).ToList();
                members.IndexOf("@odata.nextLink").ShouldBeGreaterThan(members.IndexOf("value"));
                answer.Json.GetProperty("@odata.nextLink").GetString().ShouldStartWith("http");
            }))
        {
            Script = async server => (await ReadAsync(server, "Observations?$select=ObservationKey&$filter=Value ne null or ReportKey eq 1", 7_000)).Count.ShouldBe(SampleFacts.Bulk + 5),
        },
        new(135, "A token that the service did not give for this request is refused.",
            Fails(400, "Observations?$skiptoken=junk"),
            Fails(400, "Observations?$skiptoken="))
        {
            Script = async server =>
            {
                var link = (await server.JsonAsync("Observations?$select=ObservationKey", "Prefer", "maxpagesize=2")).GetProperty("@odata.nextLink").GetString()!;
                (await new Probe(link[server.Root.Length..] + "&$filter=Value gt 1").SendAsync(server)).Status.ShouldBe(400);
            },
        },
        new(136, "The pages together are the rows, each once, whatever the order and whatever ties or is null.",
            Works("Observations?$orderby=AdminUnit/Name desc,Value&$select=ObservationKey&$top=1"))
        {
            Script = async server =>
            {
                foreach (var url in (string[])[
                    "Observations?$filter=ReportKey eq 1 or IndicatorKey lt 10&$select=ObservationKey&$orderby=Value",
                    "Observations?$filter=ReportKey eq 1 or IndicatorKey lt 10&$select=ObservationKey&$orderby=Note desc,AdminUnit/Name",
                    "Observations?$filter=ReportKey eq 1 or IndicatorKey lt 10&$select=ObservationKey,V&$compute=Value mod 3 as V&$orderby=V desc"])
                {
                    var whole = await ReadAsync(server, url, 1_000_000);
                    (await ReadAsync(server, url, 173)).ShouldBe(whole, url);
                    whole.Distinct().Count().ShouldBe(whole.Count, url);
                }
            },
        },
    ];

    private static async Task<List<long>> ReadAsync(ODataServer server, string url, int size)
    {
        var keys = new List<long>();
        for (string? next = url; next is not null;)
        {
            var page = await server.JsonAsync(next, "Prefer", $"maxpagesize={size}");
            keys.AddRange(page.GetProperty("value").EnumerateArray().Select(row => row.GetProperty("ObservationKey").GetInt64()));
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString()![server.Root.Length..] : null;
        }

        return keys;
    }
}
