using System.Globalization;
using System.Text.Json;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.PostgresTests.Pages;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Review;

/// <summary>What an observation shows beside its value is what was read at its time.</summary>
public sealed class RowVersionTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Words = "Không phát sinh";
    private readonly ReviewWarehouse warehouse = new(server.Connections);

    [Fact]
    public async Task Words_that_a_person_changes_are_then_as_they_were_then()
    {
        var report = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", 2015, Words);
        var before = await MomentAsync();
        (await TextsAsync(report, "")).ShouldBe($"{Words} ·");
        var decided = await warehouse.DecideAsync(DecisionAction.Map, report, 5, "1.1.3", "Chưa thống kê", force: true);
        var between = await MomentAsync();
        (await TextsAsync(report, "")).ShouldBe("Chưa thống kê · Lan");
        (await TextsAsync(report, before)).ShouldBe($"{Words} ·");
        await warehouse.UndoAsync(decided.Decision.Key);

        (await TextsAsync(report, "")).ShouldBe($"{Words} ·");
        (await TextsAsync(report, between)).ShouldBe("Chưa thống kê · Lan");
        (await TextsAsync(report, before)).ShouldBe($"{Words} ·");
        (await TextsAsync(report, "", "ObservationRevisions")).ShouldBe($"{Words} · | Chưa thống kê · Lan | {Words} ·");
        (await TextsAsync(report, between, "ObservationRevisions")).ShouldBe($"{Words} · | Chưa thống kê · Lan");
    }

    [Fact]
    public async Task Facts_entered_by_a_person_are_told_from_those_that_were_read()
    {
        var report = await LoadAsync("huyện Hương Khê, tỉnh Hà Tĩnh", 2015, "3");
        await warehouse.DecideAsync(DecisionAction.Map, report, 6, "1.2.1");
        await warehouse.DecideAsync(DecisionAction.Map, report, 5, "1.1.3", "3");
        await warehouse.DecideAsync(DecisionAction.Map, report, 4, "1.1.2", "23");

        foreach (var set in new[] { "Observations", "ObservationsFlat", "ObservationRevisions" })
        {
            var current = set == "ObservationRevisions" ? " and IsCurrent" : "";
            var of = set == "ObservationsFlat" ? "AdminUnitCode eq '444' and Year eq 2015" : $"ReportKey eq {report}";
            (await ListAsync($"{set}?$filter={of} and ValueGivenBy ne null{current}&$orderby=Value&$select=Value,ValueGivenBy", "Value", "ValueGivenBy")).ShouldBe("3 Lan, 23 Lan", set);
            (await server.Client.GetStringAsync($"/odata/{set}/$count?$filter={of} and ValueGivenBy eq null{current}")).ShouldBe("3", set);
        }
    }

    [Fact]
    public async Task A_fact_whose_number_a_person_confirms_begins_anew_with_that_person()
    {
        var report = await LoadAsync("thị xã Vĩnh Châu, tỉnh Sóc Trăng", 2015, "3");
        var others = await KeysAsync(report, "source_row <> 5");
        var key = await KeysAsync(report, "source_row = 5");
        await warehouse.DecideAsync(DecisionAction.Map, report, 5, "1.1.3", "3");
        (await KeysAsync(report, "source_row = 5")).ShouldNotBe(key);
        (await KeysAsync(report, "source_row <> 5")).ShouldBe(others);
    }

    private async Task<int> LoadAsync(string unit, int year, string documents) =>
        (await warehouse.LoadAsync(new ReviewPaper(unit, year) { Documents = documents }.Document($"{unit} {year}"))).ReportKey;

    private async Task<string> TextsAsync(int report, string asOf, string set = "Observations")
    {
        var url = $"{set}?$filter=ReportKey eq {report} and SourceRow eq 5&$orderby=RecordedAt&$select=TextValue,ValueGivenBy{(asOf.Length > 0 ? "&asOf=" + asOf : "")}";
        return (await ListAsync(url, "TextValue", "ValueGivenBy")).Replace(" Lan", " · Lan", StringComparison.Ordinal).Replace($"{Words} ", $"{Words} ·", StringComparison.Ordinal).Replace(", ", " | ", StringComparison.Ordinal);
    }

    private async Task<string> ListAsync(string url, params string[] names)
    {
        using var document = JsonDocument.Parse(await server.Client.GetStringAsync("/odata/" + url));
        return string.Join(", ", document.RootElement.GetProperty("value").EnumerateArray().Select(row => string.Join(' ', names.Select(name => row.GetProperty(name).ToString()))));
    }

    private Task<string> KeysAsync(int report, string which) =>
        warehouse.TextAsync($"SELECT string_agg(observation_key::text, ',' ORDER BY source_row) FROM fact_observation_current WHERE report_key = {report} AND {which}");

    private async Task<string> MomentAsync()
    {
        await using var command = server.Connections.Owner.CreateCommand("SELECT clock_timestamp()");
        return ((DateTime)(await command.ExecuteScalarAsync())!).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture);
    }
}
