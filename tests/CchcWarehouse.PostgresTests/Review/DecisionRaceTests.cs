using CchcWarehouse.Etl.Review;
using CchcWarehouse.PostgresTests.Connections;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Review;

public sealed class DecisionRaceTests(WarehouseFixture fixture) : IClassFixture<WarehouseFixture>
{
    private readonly ReviewWarehouse warehouse = new(fixture.Connections);

    [Fact]
    public async Task No_load_misses_a_decision_that_is_taken_meanwhile()
    {
        const string label = "Số lượt làm việc trong lúc nạp báo cáo";
        var first = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", 2014, label);
        var loads = new[] { "huyện Thạnh Trị, tỉnh Sóc Trăng", "thị xã Vĩnh Châu, tỉnh Sóc Trăng", "huyện Hương Khê, tỉnh Hà Tĩnh", "thị xã Hương Trà, tỉnh Thừa Thiên Huế" }
            .SelectMany(unit => Enumerable.Range(2015, 3), (unit, year) => Task.Run(() => LoadAsync(unit, year, label))).ToList();
        var decision = Task.Run(async () =>
        {
            await Task.WhenAny(loads);
            return await warehouse.DecideAsync(DecisionAction.Map, first, 6, "1.2.1", scope: DecisionScope.Label);
        });
        await Task.WhenAll(loads);
        await decision;

        (await warehouse.TextAsync(
            $"""
            SELECT count(*) || ' rows, ' || count(*) FILTER (WHERE w.status = 'Review') || ' wait, ' || count(f.observation_key) || ' stand, '
                || count(*) FILTER (WHERE r.loaded_count = 5 AND r.review_count = 0) || ' counted'
            FROM report_row w JOIN dim_report r USING (report_key) LEFT JOIN fact_observation_current f USING (report_key, source_row)
            WHERE w.printed_label = '{label}'
            """)).ShouldBe("13 rows, 0 wait, 13 stand, 13 counted");
    }

    [Fact]
    public async Task Of_two_decisions_about_one_row_at_once_one_is_taken_and_the_other_refused()
    {
        var report = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", 2020, "Số lượt làm việc cùng lúc của hai người");
        var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(() =>
            Record.ExceptionAsync(() => warehouse.DecideAsync(DecisionAction.Map, report, 6, n % 2 == 0 ? "1.2.1" : "1.2.2")))));
        results.Count(e => e is null).ShouldBe(1);
        results.OfType<DecisionRefusedException>().Select(e => e.Code).ShouldBe(["decision-stands", "decision-stands", "decision-stands"]);
    }

    [Fact]
    public async Task Decisions_about_different_rows_of_a_report_at_once_are_all_taken()
    {
        var report = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", 2021, "Số lượt làm việc cùng lúc của nhiều người");
        await Task.WhenAll(
            Task.Run(() => warehouse.DecideAsync(DecisionAction.Map, report, 6, "1.2.1")),
            Task.Run(() => warehouse.DecideAsync(DecisionAction.Map, report, 4, "1.1.2", "21")),
            Task.Run(() => warehouse.DecideAsync(DecisionAction.Map, report, 5, "1.1.3", "4")));
        (await warehouse.FactsAsync("949", 2021)).ShouldBe("1.1.1=25 Normal, 1.1.2=21 Normal, 1.1.3=4 Normal, 1.2.1=12 Normal, 2.1.1=11 Normal");
        (await warehouse.TextAsync($"SELECT string_agg(DISTINCT c::text, ',') FROM (SELECT count(*) AS c FROM fact_observation_current WHERE report_key = {report} GROUP BY indicator_key) g")).ShouldBe("1");
    }

    [Fact]
    public async Task A_withdrawal_and_the_load_of_another_revision_at_once_leave_the_right_one_standing()
    {
        var units = new[] { "huyện Thạnh Trị, tỉnh Sóc Trăng", "thị xã Vĩnh Châu, tỉnh Sóc Trăng", "huyện Hương Khê, tỉnh Hà Tĩnh", "thị xã Hương Trà, tỉnh Thừa Thiên Huế" };
        foreach (var (unit, code) in units.Zip(new[] { "949", "950", "444", "480" }))
        {
            var last = (await warehouse.LoadAsync(new ReviewPaper(unit, 2022, "20") { Completed = "22" }.Document($"last {code}"))).ReportKey;
            await Task.WhenAll(
                Task.Run(() => warehouse.DecideAsync(DecisionAction.Withdraw, last, null)),
                Task.Run(() => warehouse.LoadAsync(new ReviewPaper(unit, 2022, "10") { Completed = "18" }.Document($"first {code}"))));
            (await warehouse.FactsAsync(code, 2022)).ShouldContain("1.1.2=18 Normal");
            (await warehouse.ReportsAsync(code, 2022)).ShouldBe($"first {code}.txt Loaded 1 4+1, last {code}.txt Rejected 2 0+1");
        }
    }

    [Fact]
    public async Task The_same_files_and_decisions_in_any_order_give_the_same_observations()
    {
        const string label = "Số lượt làm việc theo thứ tự bất kỳ";
        var years = new[] { 2010, 2011, 2012 };
        foreach (var year in years)
        {
            await InOrderAsync(year, label + (year == 2011 ? " trước" : ""));
        }

        (await Task.WhenAll(years.Select(year => warehouse.FactsAsync("480", year)))).Distinct().ShouldHaveSingleItem().ShouldContain("1.2.1=9 Normal");
    }

    /// <summary>Two revisions and three decisions: all loaded first, decided in between, or decided from the back.</summary>
    private async Task InOrderAsync(int year, string label)
    {
        const string unit = "thị xã Hương Trà, tỉnh Thừa Thiên Huế";
        Task<int> First() => LoadAsync(unit, year, label, "10", "8");
        Task<int> Second() => LoadAsync(unit, year, label, "11", "9");
        Task Decide(int report) => warehouse.DecideAsync(DecisionAction.Map, report, 6, "1.2.1", scope: DecisionScope.Form);
        Task Correct(int report) => warehouse.DecideAsync(DecisionAction.Map, report, 5, "1.1.3", "7");
        switch (year)
        {
            case 2010:
                await First();
                var late = await Second();
                await Decide(late);
                await Correct(late);
                break;
            case 2011:
                var early = await First();
                await Decide(early);
                await Correct(await Second());
                break;
            default:
                // The same label and form as the first year's: its decision stands before anything is loaded.
                await Correct(await Second());
                await First();
                break;
        }
    }

    private async Task<int> LoadAsync(string unit, int year, string label, string number = "12", string value = "12") =>
        (await warehouse.LoadAsync(new ReviewPaper(unit, year, number) { OpenLabel = label, OpenValue = value }.Document($"{unit} {year} {number}"))).ReportKey;
}
