using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Rows 134 to 138 of the checklist: pages and the links between them.</summary>
[Collection(ODataCollection.Name)]
public sealed class PagingTests(ODataServer server)
{
    [Fact]
    public async Task A_page_is_ten_thousand_rows_and_the_last_has_no_link()
    {
        var pages = await PagesAsync("Observations?$select=ObservationKey");
        pages.Select(page => page.GetProperty("value").GetArrayLength()).ShouldBe([10_000, 10_000, 10_000, 5]);
        Keys(pages).Distinct().Count().ShouldBe(SampleFacts.Bulk + 5);
    }

    [Theory]
    [InlineData("Observations?$select=ObservationKey,Value&$orderby=Value desc&$filter=PeriodKey eq 202100")]
    [InlineData("Observations?$select=ObservationKey,Value&$orderby=Value")]
    [InlineData("Observations?$select=ObservationKey&$orderby=AdminUnit/Name desc,Value")]
    [InlineData("Observations?$select=ObservationKey&$filter=Value gt 50 or Value eq null")]
    [InlineData("ObservationsFlat?$select=ObservationKey,AdminUnitName&$orderby=ProvinceName,IndicatorName desc")]
    public async Task Pages_of_any_order_are_the_rows_of_one_shot(string url)
    {
        var whole = await PagesAsync(url, "Prefer", "maxpagesize=1000000");
        whole.Count.ShouldBe(1);
        var pages = await PagesAsync(url, "Prefer", "maxpagesize=2003");
        pages.Count.ShouldBeGreaterThan(5);
        Keys(pages).ShouldBe(Keys(whole));
    }

    [Fact]
    public async Task Row_137_pages_end_at_top()
    {
        var pages = await PagesAsync("Observations?$select=ObservationKey&$top=2500", "Prefer", "maxpagesize=1000");
        pages.Select(page => page.GetProperty("value").GetArrayLength()).ShouldBe([1000, 1000, 500]);
        (await PagesAsync("Observations?$top=2000&$select=ObservationKey", "Prefer", "maxpagesize=1000")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Skip_counts_once()
    {
        var all = Keys(await PagesAsync("Observations?$select=ObservationKey&$filter=PeriodKey eq 202100&$top=50"));
        var skipped = Keys(await PagesAsync("Observations?$select=ObservationKey&$filter=PeriodKey eq 202100&$skip=10&$top=40", "Prefer", "maxpagesize=7"));
        skipped.ShouldBe(all.Skip(10));
    }

    [Fact]
    public async Task Rows_112_and_138_later_pages_keep_count_size_and_format()
    {
        var first = await server.JsonAsync(
            "Observations?$count=true&$select=ObservationKey&$top=5", "Prefer", "maxpagesize=2", "Accept", "application/json;odata.metadata=none;IEEE754Compatible=true");
        var second = await server.JsonAsync(Link(first)!);
        second.EnumerateObject().Select(member => member.Name).ShouldBe(["@odata.count", "value", "@odata.nextLink"]);
        second.GetProperty("@odata.count").GetString().ShouldBe(first.GetProperty("@odata.count").GetString());
        second.GetProperty("value").GetArrayLength().ShouldBe(2);
        (await server.JsonAsync(Link(second)!)).GetProperty("value").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("junk")]
    [InlineData("")]
    [InlineData("AAAA")]
    [InlineData("%00")]
    [InlineData("MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAw")]
    public async Task Row_135_a_token_of_others_is_refused(string token)
    {
        using var response = await server.GetAsync($"Observations?$skiptoken={token}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Row_135_a_changed_token_or_request_is_refused()
    {
        var link = Link(await server.JsonAsync("Observations?$filter=Value gt 1&$select=ObservationKey", "Prefer", "maxpagesize=2"))!;
        var token = link[(link.IndexOf("$skiptoken=", StringComparison.Ordinal) + 11)..];
        foreach (var changed in (string[])[
            link.Replace(token, token[..10] + (token[10] == 'A' ? 'B' : 'A') + token[11..], StringComparison.Ordinal),
            link.Replace("Value gt 1", "Value gt 2", StringComparison.Ordinal).Replace("Value%20gt%201", "Value%20gt%202", StringComparison.Ordinal),
            $"AdminUnits?$skiptoken={token}",
            link + "&$orderby=Value"])
        {
            using var response = await server.GetAsync(changed);
            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest, changed);
        }
    }

    [Fact]
    public async Task A_link_keeps_other_options_but_never_the_key()
    {
        var link = Link(await server.JsonAsync("Observations?trace=7&apikey=secret&$select=ObservationKey", "Prefer", "maxpagesize=2"))!;
        link.ShouldContain("trace=7");
        link.ShouldNotContain("secret");
    }

    [Fact]
    public async Task A_nested_page_leads_to_its_further_rows()
    {
        var row = (await server.JsonAsync(
            "AdminUnits?$filter=Level eq 'Province' and IsCurrent eq true&$top=1&$expand=Children($select=Code;$orderby=Name)", "Prefer", "maxpagesize=3")).GetProperty("value")[0];
        var key = row.GetProperty("AdminUnitKey").GetInt32();
        var codes = row.GetProperty("Children").EnumerateArray().Select(child => child.GetProperty("Code").GetString()).ToList();
        codes.Count.ShouldBe(3);
        var link = row.GetProperty("Children@odata.nextLink").GetString();
        for (; link is not null;)
        {
            link.ShouldStartWith(server.Root);
            var page = await server.JsonAsync(link[server.Root.Length..]);
            codes.AddRange(page.GetProperty("value").EnumerateArray().Select(child => child.GetProperty("Code").GetString()));
            link = Link(page) is { } next ? server.Root + next : null;
        }

        var whole = await server.JsonAsync($"AdminUnits({key})/Children?$select=Code&$orderby=Name");
        codes.ShouldBe(whole.GetProperty("value").EnumerateArray().Select(child => child.GetProperty("Code").GetString()));
    }

    private static List<long> Keys(IEnumerable<JsonElement> pages) =>
        [.. pages.SelectMany(page => page.GetProperty("value").EnumerateArray()).Select(row => row.GetProperty("ObservationKey").GetInt64())];

    private string? Link(JsonElement page)
    {
        if (!page.TryGetProperty("@odata.nextLink", out var link))
        {
            return null;
        }

        link.GetString().ShouldStartWith(server.Root);
        return link.GetString()![server.Root.Length..];
    }

    private async Task<List<JsonElement>> PagesAsync(string url, params string[] headers)
    {
        var pages = new List<JsonElement>();
        for (string? next = url; next is not null; next = Link(pages[^1]))
        {
            pages.Add(await server.JsonAsync(next, headers));
        }

        return pages;
    }
}
