using System.Text.Json;
using CchcWarehouse.Etl.Warehouse;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>All pages of an answer show the warehouse as its first page saw it, whatever is loaded meanwhile.</summary>
public sealed class SnapshotTests(ODataServer server) : IClassFixture<ODataServer>
{
    private readonly Arrivals arrivals = new(server);

    [Theory]
    [InlineData("Observations?$orderby=Value desc", 601)]
    [InlineData("Observations?$orderby=Denominator desc,Value&$filter=Value gt 50 or Value eq null", 907)]
    [InlineData("ObservationsFlat?$orderby=ProvinceName,IndicatorName desc", 809)]
    [InlineData("Observations?$orderby=Report/Number,Report/Status,AdminUnit/Name desc&$select=ObservationKey,Value&$expand=Report($select=Status,Revision)", 811)]
    [InlineData("Observations?$compute=Value mul 2 as Twice&$orderby=Twice desc&$select=ObservationKey,Twice", 907)]
    [InlineData("ObservationRevisions?$select=ObservationKey,IsCurrent,RecordedTo", 2003)]
    [InlineData("Observations?$apply=groupby((AdminUnitKey),aggregate(Value with max as Most,$count as N))", 23)]
    [InlineData("Observations?$apply=filter(PeriodKey eq 202100)/groupby((IndicatorKey),aggregate(Value with average as Mean))&$orderby=Mean desc&allowMixed=true", 5)]
    [InlineData("Indicators?$filter=Observations/any(o:o/Value gt 100)&$select=Code&$expand=Observations($select=ObservationKey;$top=2;$orderby=RecordedAt desc,Value desc)", 7)]
    public async Task Pages_read_while_reports_arrive_are_the_rows_of_one_shot(string url, int size)
    {
        var whole = Rows(await PagesAsync(url, 1_000_000, between: 0));
        var pages = await PagesAsync(url, size, between: 5);
        AssertSame(Rows(pages), whole);
        pages.Count.ShouldBeGreaterThan(10);
        Rows(await PagesAsync(url, 1_000_000, between: 0)).SequenceEqual(whole).ShouldBeFalse();
    }

    [Fact]
    public async Task Two_hundred_pages_outlast_every_sort_of_arrival()
    {
        var whole = Rows(await PagesAsync("Observations", 1_000_000, between: 0));
        var pages = await PagesAsync("Observations", whole.Count / 200, between: 9);
        pages.Count.ShouldBeGreaterThanOrEqualTo(200);
        AssertSame(Rows(pages), whole);
    }

    [Fact]
    public async Task A_nested_collection_goes_on_as_it_began()
    {
        const string url = "Periods(202100)?$expand=Observations($select=ObservationKey,Value;$orderby=Value desc)";
        var whole = Nested(await server.JsonAsync(url, "Prefer", "maxpagesize=1000000"));
        var page = await server.JsonAsync(url, "Prefer", "maxpagesize=4001");
        var rows = Nested(page).ToList();
        for (var link = page.GetProperty("Observations@odata.nextLink").GetString(); link is not null; link = Link(page))
        {
            await arrivals.ReviseAsync();
            page = await server.JsonAsync(link[(link.IndexOf("/odata/", StringComparison.Ordinal) + 7)..]);
            rows.AddRange(page.GetProperty("value").EnumerateArray().Select(row => row.GetRawText()));
        }

        AssertSame(rows, [.. whole]);
    }

    [Fact]
    public async Task Reports_and_findings_keep_their_state_over_the_pages()
    {
        await arrivals.NextAsync();
        foreach (var url in (string[])["Reports?$orderby=Status,Revision desc", "Findings?$orderby=Rule desc&$expand=Report($select=Status,Revision)"])
        {
            var whole = Rows(await PagesAsync(url, 1_000_000, between: 0));
            AssertSame(Rows(await PagesAsync(url, 1, between: 1)), whole);
        }
    }

    [Fact]
    public async Task An_isolated_answer_ends_where_names_have_changed_since()
    {
        var page = await server.JsonAsync("UnitsOfMeasure", "Prefer", "maxpagesize=2", "Isolation", "snapshot");
        var usual = await server.JsonAsync("UnitsOfMeasure", "Prefer", "maxpagesize=2");
        page = await server.JsonAsync(Relative(Link(page)!)); // the link knows that it is one of a snapshot
        await using (var command = server.Connections.Owner.CreateCommand("UPDATE dim_unit_of_measure SET name_en = name_en || ' ' WHERE unit_of_measure_key = 1"))
        {
            await command.ExecuteNonQueryAsync();
        }

        using var response = await server.GetAsync(Relative(Link(page)!));
        response.StatusCode.ShouldBe(System.Net.HttpStatusCode.Gone);
        (await server.JsonAsync(Relative(response.Headers.Location!.ToString()))).GetProperty("value").GetArrayLength().ShouldBeGreaterThan(2);
        (await server.JsonAsync(Relative(Link(usual)!))).GetProperty("value").GetArrayLength().ShouldBe(2);
    }

    [Fact]
    public async Task Now_is_the_instant_of_the_first_page()
    {
        var page = await server.JsonAsync("Indicators?$compute=now() as At&$select=At&$top=3", "Prefer", "maxpagesize=1");
        var first = page.GetProperty("value")[0].GetProperty("At").GetString();
        page = await server.JsonAsync(Relative(Link(page)!));
        page.GetProperty("value")[0].GetProperty("At").GetString().ShouldBe(first);
    }

    /// <summary>Tells the first difference; whole lists would be megabytes.</summary>
    private static void AssertSame(IReadOnlyList<string> rows, IReadOnlyList<string> whole)
    {
        var first = rows.Zip(whole).FirstOrDefault(pair => pair.First != pair.Second);
        first.First.ShouldBe(first.Second);
        rows.Count.ShouldBe(whole.Count);
    }

    private static List<string> Rows(IEnumerable<JsonElement> pages) =>
        [.. pages.SelectMany(page => page.GetProperty("value").EnumerateArray()).Select(row => row.GetRawText())];

    private static IEnumerable<string> Nested(JsonElement page) =>
        page.GetProperty("Observations").EnumerateArray().Select(row => row.GetRawText());

    private static string? Link(JsonElement page) => page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString() : null;

    private string Relative(string link) => link[server.Root.Length..];

    /// <param name="between">After how many pages another report arrives, beginning with the first; nought: none does.</param>
    private async Task<List<JsonElement>> PagesAsync(string url, int size, int between)
    {
        var pages = new List<JsonElement>();
        for (string? next = url; next is not null;)
        {
            pages.Add(await server.JsonAsync(next, "Prefer", $"maxpagesize={size}"));
            next = Link(pages[^1]) is { } link ? Relative(link) : null;
            if (next is not null && between > 0 && pages.Count % between == 1 % between)
            {
                (await arrivals.NextAsync()).State.ShouldBeOneOf(LoadState.Loaded, LoadState.Unchanged);
            }
        }

        return pages;
    }
}
