using System.Globalization;
using System.Net;
using System.Text.Json;
using CchcWarehouse.Etl.Warehouse;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>asOf answers as the warehouse stood at an instant, on every set, in every format.</summary>
public sealed class AsOfTests(ODataServer server) : IClassFixture<ODataServer>
{
    private readonly Arrivals arrivals = new(server);

    [Fact]
    public async Task Every_set_answers_as_it_stood()
    {
        await arrivals.LoadAsync(Arrivals.Samples[0]);
        var before = await InstantAsync();
        var urls = (string[])
        [
            "Observations?$orderby=ObservationKey&$filter=PeriodKey ne 202100", "ObservationsFlat?$filter=PeriodCode ne '2021'&$count=true",
            "Reports?$orderby=ReportKey&$expand=Findings($orderby=FindingKey)", "Findings?$orderby=FindingKey", "Loads?$orderby=LoadKey",
            "Reports?$filter=Status eq 'Superseded'&$count=true&$top=0", "AdminUnits?$top=3&$expand=Observations($top=3)", "Periods?$top=2", "Indicators?$top=2",
            "Observations?$apply=groupby((ReportKey),aggregate($count as N,Value with max as Most))", "ObservationRevisions?$filter=PeriodKey ne 202100",
            "YearOverYear?$top=50&$filter=Value gt 3", "Observations/$count", "Observations?$filter=Value gt 3&$select=Value&$format=csv",
        ];
        var then = new List<string>();
        foreach (var url in urls)
        {
            then.Add(await BodyAsync(url));
        }

        foreach (var sample in Arrivals.Samples)
        {
            await arrivals.LoadAsync(sample);
            (await arrivals.CorrectAsync(sample)).State.ShouldBe(LoadState.Loaded);
        }

        await arrivals.ReviseAsync();
        foreach (var (url, body) in urls.Zip(then))
        {
            (await BodyAsync(With(url, before))).ShouldBe(body, url);
        }

        foreach (var url in (string[])["Observations/$count", "Reports/$count", "Findings/$count", "Loads/$count", "ObservationRevisions/$count"])
        {
            (await BodyAsync(url)).ShouldNotBe(await BodyAsync(With(url, before)), url);
        }

        (await BodyAsync(With("Reports?$filter=Status eq 'Superseded'&$count=true&$top=0", before))).ShouldContain("\"@odata.count\":0");
    }

    [Fact]
    public async Task One_entity_and_its_value_are_those_of_then()
    {
        await arrivals.ReviseAsync();
        var row = (await server.JsonAsync("Observations?$filter=PeriodKey eq 202100 and Value gt 1000&$top=1")).GetProperty("value")[0];
        var key = row.GetProperty("ObservationKey").GetInt64();
        var before = row.GetProperty("RecordedAt").GetDateTimeOffset();
        (await server.TextAsync($"Observations({key})/Value/$value?asOf={Text(before)}")).ShouldBe(row.GetProperty("Value").GetRawText());
        using var missing = await server.GetAsync($"Observations({key})?asOf={Text(before.AddTicks(-10))}");
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Links_keep_the_instant()
    {
        var before = await InstantAsync();
        var whole = Rows(await server.JsonAsync(With("Observations?$select=ObservationKey,Value", before), "Prefer", "maxpagesize=1000000"));
        await arrivals.ReviseAsync();
        var rows = new List<string>();
        for (var next = With("Observations?$select=ObservationKey,Value", before); next is not null;)
        {
            var page = await server.JsonAsync(next, "Prefer", "maxpagesize=7001");
            rows.AddRange(Rows(page));
            var link = page.TryGetProperty("@odata.nextLink", out var more) ? more.GetString() : null;
            link?.ShouldContain("asOf=");
            next = link?[server.Root.Length..];
            await arrivals.ReviseAsync();
        }

        rows.SequenceEqual(whole).ShouldBeTrue();
    }

    [Fact]
    public async Task A_workbook_is_of_the_instant_too()
    {
        var before = await InstantAsync();
        using var then = await server.GetAsync(With("Reports?$select=ReportKey,Status&$format=xlsx", before));
        var size = (await then.Content.ReadAsByteArrayAsync()).Length;
        await arrivals.ReviseAsync();
        using var again = await server.GetAsync(With("Reports?$select=ReportKey,Status&$format=xlsx", before));
        (await again.Content.ReadAsByteArrayAsync()).Length.ShouldBe(size);
    }

    [Theory]
    [InlineData("2022-12-31T00:00:00Z", 5)]
    [InlineData("2022-12-20T01:02:03.5Z", 5)]
    [InlineData("2022-12-20T01:02:03.499999Z", 0)]
    [InlineData("2022-12-20T08:02:03.5%2B07:00", 5)]
    [InlineData("2022-12-20T08:02:03.5+07:00", 5)]
    [InlineData("1999-01-01T00:00Z", 0)]
    public async Task Facts_begin_when_they_were_recorded(string asOf, int count) =>
        (await server.TextAsync($"Observations/$count?asOf={asOf}")).ShouldBe(count.ToString(CultureInfo.InvariantCulture));

    [Fact]
    public async Task The_future_is_the_present() =>
        (await server.TextAsync("Observations/$count?asOf=2999-01-01T00:00:00Z")).ShouldBe(await server.TextAsync("Observations/$count"));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T00:00:00")]
    [InlineData("2026-13-31T00:00:00Z")]
    [InlineData("")]
    [InlineData("2026-01-31T00:00:00Z&asOf=2026-01-31T00:00:00Z")]
    public async Task What_is_no_instant_is_refused_with_one_that_would_be(string asOf)
    {
        using var response = await server.GetAsync($"Reports?asOf={asOf}");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        var body = await response.Content.ReadAsStringAsync();
        body.ShouldContain("asOf");
        if (!asOf.Contains('&', StringComparison.Ordinal))
        {
            body.ShouldContain("asOf=2026-01-31T00:00:00Z");
        }
    }

    private static string With(string url, DateTimeOffset asOf) => $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}asOf={Text(asOf)}";

    private static string Text(DateTimeOffset instant) => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);

    private static List<string> Rows(JsonElement page) => [.. page.GetProperty("value").EnumerateArray().Select(row => row.GetRawText())];

    private async Task<DateTimeOffset> InstantAsync()
    {
        await using var command = server.Connections.Owner.CreateCommand("SELECT clock_timestamp()");
        return new DateTimeOffset((DateTime)(await command.ExecuteScalarAsync())!);
    }

    private async Task<string> BodyAsync(string url) => await server.TextAsync(url, "Prefer", "maxpagesize=1000000");
}
