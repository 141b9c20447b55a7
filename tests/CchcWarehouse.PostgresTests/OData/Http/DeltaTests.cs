using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Row 139 of the checklist: a client keeps its copy of the observations up to date by what changed.</summary>
public sealed class DeltaTests(ODataServer server) : IClassFixture<ODataServer>
{
    private readonly Arrivals arrivals = new(server);

    [Theory]
    [InlineData("Observations", "application/json")]
    [InlineData("ObservationsFlat?$select=ObservationKey,AdminUnitName,Value", "application/json")]
    [InlineData("Observations?$filter=Value gt 40&$orderby=Value desc&$select=ObservationKey,Value", "application/json;odata.metadata=full")]
    [InlineData("ObservationsFlat?$filter=contains(IndicatorName,'nhiệm vụ')&$count=true", "application/json;IEEE754Compatible=true")]
    public async Task A_copy_that_follows_the_changes_is_the_set(string url, string accept)
    {
        var copy = new Dictionary<string, string>(StringComparer.Ordinal);
        var before = await WholeAsync(url, accept);
        var link = await FollowAsync(url, copy, accept, between: 1);
        AssertSame(copy, before);
        for (var round = 0; round < 3; round++)
        {
            await arrivals.NextAsync();
            await arrivals.ReviseAsync();
            await arrivals.NextAsync();
            link = await FollowAsync(link, copy, accept, between: 0);
            AssertSame(copy, await WholeAsync(url, accept));
        }
    }

    [Fact]
    public async Task Nothing_changed_is_an_empty_answer_with_a_link()
    {
        var link = Relative((await LastPageAsync("Observations?$filter=PeriodKey eq 202200")).GetProperty("@odata.deltaLink").GetString()!);
        var answer = await server.JsonAsync(link);
        answer.GetProperty("@odata.context").GetString().ShouldEndWith("$metadata#Observations/$delta");
        answer.GetProperty("value").GetArrayLength().ShouldBe(0);
        answer.GetProperty("@odata.deltaLink").GetString().ShouldNotBeNull();
    }

    [Theory]
    [InlineData("4.0")]
    [InlineData("4.01")]
    public async Task What_ended_is_told_in_the_form_of_the_version(string version)
    {
        var link = Relative((await LastPageAsync("Observations?$filter=PeriodKey eq 202100")).GetProperty("@odata.deltaLink").GetString()!);
        await arrivals.ReviseAsync();
        var items = (await server.JsonAsync(link, "OData-MaxVersion", version)).GetProperty("value").EnumerateArray().ToList();
        if (version == "4.0")
        {
            var removed = items.First(item => item.TryGetProperty("reason", out _));
            removed.GetProperty("@odata.context").GetString().ShouldBe($"{server.Root}$metadata#Observations/$deletedEntity");
            removed.GetProperty("id").GetString()!.ShouldMatch(@"^Observations\([0-9]+\)$");
        }
        else
        {
            var removed = items.First(item => item.TryGetProperty("@removed", out _));
            removed.GetProperty("@removed").GetProperty("reason").GetString().ShouldBe("deleted");
            removed.GetProperty("@id").GetString()!.ShouldMatch(@"^Observations\([0-9]+\)$");
        }

        items.Count(item => item.TryGetProperty("Value", out var value) && value.GetDecimal() > 1000).ShouldBe(3);
    }

    [Fact]
    public async Task Only_the_last_page_has_the_link_and_the_wish_is_confirmed()
    {
        using var response = await server.GetAsync("Observations?$filter=PeriodKey eq 202100", "Prefer", "odata.track-changes,odata.maxpagesize=20000");
        response.Headers.GetValues("Preference-Applied").Single().ShouldContain("odata.track-changes");
        var first = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        first.TryGetProperty("@odata.deltaLink", out _).ShouldBeFalse();
        var last = await server.JsonAsync(Relative(first.GetProperty("@odata.nextLink").GetString()!));
        last.TryGetProperty("@odata.nextLink", out _).ShouldBeFalse();
        last.GetProperty("@odata.deltaLink").GetString()!.ShouldContain("$deltatoken=");
    }

    [Theory]
    [InlineData("Observations?$top=5")]
    [InlineData("Observations?$apply=groupby((PeriodKey))")]
    [InlineData("Observations?$filter=PeriodKey eq 202200&$format=csv")]
    [InlineData("AdminUnits?$top=1")]
    [InlineData("Periods(202100)/Observations?$filter=Value gt 100")]
    public async Task What_cannot_be_tracked_says_nothing_of_it(string url)
    {
        using var response = await server.GetAsync(url, "Prefer", "track-changes");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.TryGetValues("Preference-Applied", out _).ShouldBeFalse();
        (await response.Content.ReadAsStringAsync()).ShouldNotContain("deltaLink");
    }

    [Fact]
    public async Task A_token_of_others_or_elsewhere_is_refused()
    {
        var link = (await LastPageAsync("Observations?$filter=PeriodKey eq 202200")).GetProperty("@odata.deltaLink").GetString()!;
        var token = link[(link.IndexOf("$deltatoken=", StringComparison.Ordinal) + 12)..];
        foreach (var url in (string[])[
            "Observations?$deltatoken=junk", "Observations?$deltatoken=", $"Observations?$deltatoken={token}", $"ObservationsFlat?$filter=PeriodKey eq 202200&$deltatoken={token}",
            $"Observations?$filter=PeriodKey eq 202200&$skiptoken={token}", $"AdminUnits?$deltatoken={token}",
            Relative(link) + "&$format=application/json;odata.metadata=none", Relative(link) + "&$top=3", Relative(link)[..^3] + "AAA"])
        {
            using var response = await server.GetAsync(url);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, url);
        }
    }

    [Fact]
    public async Task Names_that_changed_make_the_client_begin_again()
    {
        var flat = Relative((await LastPageAsync("ObservationsFlat?$filter=PeriodCode eq '2022'")).GetProperty("@odata.deltaLink").GetString()!);
        var narrow = Relative((await LastPageAsync("Observations?$filter=PeriodKey eq 202200")).GetProperty("@odata.deltaLink").GetString()!);
        await using (var command = server.Connections.Owner.CreateCommand("UPDATE dim_unit_of_measure SET name_en = name_en || ' ' WHERE unit_of_measure_key = 1"))
        {
            await command.ExecuteNonQueryAsync();
        }

        using var response = await server.GetAsync(flat);
        response.StatusCode.ShouldBe(HttpStatusCode.Gone);
        response.Headers.Location!.ToString().ShouldNotContain("deltatoken");
        (await server.JsonAsync(Relative(response.Headers.Location.ToString()))).GetProperty("value").GetArrayLength().ShouldBeGreaterThan(0);
        (await server.JsonAsync(narrow)).GetProperty("value").GetArrayLength().ShouldBe(0);
    }

    private static void AssertSame(Dictionary<string, string> copy, Dictionary<string, string> whole)
    {
        copy.Count.ShouldBe(whole.Count);
        whole.FirstOrDefault(row => copy.GetValueOrDefault(row.Key) != row.Value).Key.ShouldBeNull();
    }

    private static void Apply(JsonElement page, Dictionary<string, string> copy)
    {
        foreach (var item in page.GetProperty("value").EnumerateArray())
        {
            if (item.TryGetProperty("reason", out _))
            {
                copy.Remove(item.GetProperty("id").GetString()!.Split('(', ')')[1]).ShouldBeTrue();
            }
            else
            {
                copy[item.GetProperty("ObservationKey").ToString()] = item.GetRawText();
            }
        }
    }

    private string Relative(string link) => link.StartsWith(server.Root, StringComparison.Ordinal) ? link[server.Root.Length..] : link;

    /// <returns>The delta link of the last page.</returns>
    private async Task<string> FollowAsync(string url, Dictionary<string, string> copy, string accept, int between)
    {
        var delta = url.Contains("deltatoken", StringComparison.Ordinal);
        for (var page = await GetAsync(url); ; page = await GetAsync(page.GetProperty("@odata.nextLink").GetString()!))
        {
            Apply(page, copy);
            if (page.TryGetProperty("@odata.deltaLink", out var link))
            {
                return link.GetString()!;
            }

            if (between > 0)
            {
                await arrivals.ReviseAsync();
            }
        }

        Task<JsonElement> GetAsync(string address) =>
            server.JsonAsync(Relative(address), "Prefer", $"odata.track-changes,odata.maxpagesize={(delta ? 37 : 5003)}", "Accept", accept);
    }

    private async Task<Dictionary<string, string>> WholeAsync(string url, string accept)
    {
        var whole = new Dictionary<string, string>(StringComparer.Ordinal);
        Apply(await server.JsonAsync(url, "Prefer", "odata.maxpagesize=1000000", "Accept", accept), whole);
        return whole;
    }

    private async Task<JsonElement> LastPageAsync(string url) => await server.JsonAsync(url, "Prefer", "odata.track-changes,odata.maxpagesize=1000000");
}
