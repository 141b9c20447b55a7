using CchcWarehouse.Etl.Review;
using CchcWarehouse.Etl.Warehouse;
using CchcWarehouse.PostgresTests.Connections;
using NodaTime;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Review;

public sealed class ReviewDeskTests(WarehouseFixture fixture) : IClassFixture<WarehouseFixture>
{
    private const string Base = "1.1.1=25 Normal, 1.1.2=20 Normal, 1.1.3=3 Normal, 2.1.1=11 Normal";
    private readonly ReviewWarehouse warehouse = new(fixture.Connections);

    [Fact]
    public async Task A_row_that_a_person_maps_becomes_a_fact_and_no_longer_waits()
    {
        var loaded = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", 2015, "mapped");
        (loaded.LoadedRows, loaded.ReviewRows).ShouldBe((4, 1));
        var outcome = await warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 6, "1.2.1");

        (await warehouse.FactsAsync("949", 2015)).ShouldBe("1.1.1=25 Normal, 1.1.2=20 Normal, 1.1.3=3 Normal, 1.2.1=12 Normal, 2.1.1=11 Normal");
        (await warehouse.ReportsAsync("949", 2015)).ShouldBe("mapped.txt Loaded 1 5+0");
        outcome.Reports.ShouldHaveSingleItem().Rows.ShouldHaveSingleItem().After.IndicatorCode.ShouldBe("1.2.1");
        (await warehouse.TextAsync($"SELECT message_en FROM finding WHERE report_key = {loaded.ReportKey} AND rule = 'decided-by-person'")).ShouldContain("Lan decided");
        (await warehouse.TextAsync($"SELECT count(*)::text FROM finding WHERE report_key = {loaded.ReportKey} AND rule = 'indicator-uncertain'")).ShouldBe("0");
    }

    [Fact]
    public async Task Undoing_restores_what_was_before_and_keeps_the_history()
    {
        var loaded = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", 2016, "undone");
        var before = await StateAsync(loaded.ReportKey);
        var outcome = await warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 6, "1.2.1", "15");
        (await warehouse.FactsAsync("949", 2016)).ShouldContain("1.2.1=15 Normal");
        (await warehouse.TextAsync($"SELECT value_given_by FROM report_row WHERE report_key = {loaded.ReportKey} AND source_row = 6")).ShouldBe("Lan");

        await warehouse.UndoAsync(outcome.Decision.Key);
        (await StateAsync(loaded.ReportKey)).ShouldBe(before);
        (await warehouse.FactsAsync("949", 2016)).ShouldBe(Base);
        (await warehouse.TextAsync($"SELECT count(*)::text FROM observation_revision WHERE report_key = {loaded.ReportKey} AND NOT is_current")).ShouldBe("1");
        (await warehouse.TextAsync($"SELECT undone_by FROM review_decision WHERE decision_key = {outcome.Decision.Key}")).ShouldBe("Minh");
        (await Refused(() => warehouse.UndoAsync(outcome.Decision.Key))).ShouldBe("already-undone");
    }

    [Fact]
    public async Task Facts_that_a_decision_does_not_concern_keep_their_keys_and_times()
    {
        var loaded = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", 2017, "kept");
        const string keys = "SELECT string_agg(observation_key || ' ' || recorded_from, ',' ORDER BY source_row) FROM fact_observation_current WHERE source_row < 6 AND report_key = ";
        var before = await warehouse.TextAsync(keys + loaded.ReportKey);
        await warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 6, "1.2.1");
        (await warehouse.TextAsync(keys + loaded.ReportKey)).ShouldBe(before);
    }

    [Theory]
    [InlineData(DecisionScope.Label, "Số lượt họp giao ban về cải cách ở cơ quan", "5 Normal")]
    [InlineData(DecisionScope.Form, "Số lượt nghe báo cáo chuyên đề ở cơ quan", "5 Normal")]
    [InlineData(DecisionScope.Cell, "Số lượt đi cơ sở nắm tình hình ở cơ quan", "")]
    public async Task A_decision_holds_for_waiting_rows_and_later_loads_as_far_as_its_scope(DecisionScope scope, string label, string elsewhere)
    {
        var year = 2018 + (int)scope;
        var first = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", year, $"{scope} first", p => p with { OpenLabel = label });
        await LoadAsync("huyện Hương Khê, tỉnh Hà Tĩnh", year, $"{scope} waiting", p => p with { OpenLabel = label, OpenValue = "5" });
        var outcome = await warehouse.DecideAsync(DecisionAction.Map, first.ReportKey, 6, "1.2.1", scope: scope);
        await LoadAsync("thị xã Vĩnh Châu, tỉnh Sóc Trăng", year, $"{scope} later", p => p with { OpenLabel = label, OpenValue = "5" });

        (await warehouse.FactsAsync("949", year)).ShouldContain("1.2.1=12 Normal");
        foreach (var unit in new[] { "444", "950" })
        {
            (await FactAsync(unit, year, "1.2.1")).ShouldBe(elsewhere);
        }

        await warehouse.UndoAsync(outcome.Decision.Key);
        foreach (var unit in new[] { "949", "444", "950" })
        {
            (await warehouse.FactsAsync(unit, year)).ShouldBe(Base);
        }
    }

    [Fact]
    public async Task The_same_label_under_another_heading_is_not_decided_along()
    {
        const string label = "Số lượt rà soát chuyên đề trong năm";
        var first = await LoadAsync("huyện Thạnh Trị, tỉnh Sóc Trăng", 2023, "under the plan", p => p with { OpenLabel = label });
        var other = await LoadAsync("huyện Hương Khê, tỉnh Hà Tĩnh", 2023, "under another", p => p with { More = ["3.1\tRà soát TTHC\t\t\t", $"3.1.1\t{label}\tVăn bản\t7\t"] });
        await warehouse.DecideAsync(DecisionAction.Map, first.ReportKey, 6, "1.2.1", scope: DecisionScope.Label);
        (await warehouse.TextAsync($"SELECT string_agg(source_row || ' ' || status, ',' ORDER BY source_row) FROM report_row WHERE report_key = {other.ReportKey} AND status = 'Review'")).ShouldBe("6 Review,11 Review");
    }

    [Fact]
    public async Task A_value_that_cannot_be_read_needs_a_value()
    {
        var loaded = await LoadAsync("huyện Hương Khê, tỉnh Hà Tĩnh", 2015, "unreadable", p => p with { Documents = "1O" });
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Accept, loaded.ReportKey, 5))).ShouldBe("value-unreadable");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 5, "1.1.3", "mười"))).ShouldBe("");
        (await Should.ThrowAsync<DecisionRefusedException>(() => warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 5, "1.1.3", "9o", force: true))).MessageEn.ShouldContain("“9o” cannot be read");
        await warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 5, "1.1.3", "10", force: true);
        (await warehouse.FactsAsync("444", 2015)).ShouldContain("1.1.3=10 Normal");
        (await warehouse.TextAsync($"SELECT printed_value FROM report_row WHERE report_key = {loaded.ReportKey} AND source_row = 5")).ShouldBe("1O");
    }

    [Fact]
    public async Task What_stands_against_a_decision_is_said_and_nothing_changes()
    {
        var loaded = await LoadAsync("thị xã Vĩnh Châu, tỉnh Sóc Trăng", 2015, "conflicts");
        var before = await StateAsync(loaded.ReportKey);
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 6, "1.1.2"))).ShouldBe("indicator-taken");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 6, "1.3.5"))).ShouldBe("unit-does-not-fit");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 6, "9.9.9"))).ShouldBe("unknown-indicator");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 99, "1.1.2"))).ShouldBe("no-row");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Map, 99999, 1, "1.1.2"))).ShouldBe("no-report");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Accept, loaded.ReportKey, 3))).ShouldBe("not-waiting");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 6, "1.2.1", "7", DecisionScope.Label))).ShouldBe("value-of-many");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Identify, loaded.ReportKey, null, identity: new("950", "2015-Q9", null, null)))).ShouldBe("unknown-period");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Identify, loaded.ReportKey, null, identity: new("00000", null, null, null)))).ShouldBe("unknown-admin-unit");
        (await Refused(() => warehouse.UndoAsync(12345))).ShouldBe("no-decision");
        (await StateAsync(loaded.ReportKey)).ShouldBe(before);
    }

    [Fact]
    public async Task Forced_against_another_row_the_other_one_waits()
    {
        var loaded = await LoadAsync("thị xã Vĩnh Châu, tỉnh Sóc Trăng", 2016, "forced");
        var outcome = await warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 6, "1.1.2", force: true);
        (await warehouse.FactsAsync("950", 2016)).ShouldBe("1.1.1=25 Normal, 1.1.2=12 Normal, 1.1.3=3 Normal, 2.1.1=11 Normal");
        (await warehouse.ReportsAsync("950", 2016)).ShouldBe("forced.txt Loaded 1 4+1");
        await warehouse.UndoAsync(outcome.Decision.Key);
        (await warehouse.FactsAsync("950", 2016)).ShouldBe(Base);
    }

    [Fact]
    public async Task A_later_decision_replaces_an_earlier_one_only_by_force_and_its_undoing_restores_that_one()
    {
        var loaded = await LoadAsync("thị xã Vĩnh Châu, tỉnh Sóc Trăng", 2017, "replaced");
        var first = await warehouse.DecideAsync(DecisionAction.Map, loaded.ReportKey, 6, "1.2.1");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Reject, loaded.ReportKey, 6))).ShouldBe("decision-stands");
        var second = await warehouse.DecideAsync(DecisionAction.Reject, loaded.ReportKey, 6, force: true);
        (await warehouse.FactsAsync("950", 2017)).ShouldBe(Base);
        (await Refused(() => warehouse.UndoAsync(first.Decision.Key))).ShouldBe("replaced");
        await warehouse.UndoAsync(second.Decision.Key);
        (await FactAsync("950", 2017, "1.2.1")).ShouldBe("12 Normal");
    }

    [Fact]
    public async Task A_rejected_row_is_no_observation_and_waits_no_more()
    {
        var loaded = await LoadAsync("huyện Hương Khê, tỉnh Hà Tĩnh", 2016, "rejected row");
        await warehouse.DecideAsync(DecisionAction.Reject, loaded.ReportKey, 6);
        (await warehouse.ReportsAsync("444", 2016)).ShouldBe("rejected row.txt Loaded 1 4+0");
        (await warehouse.TextAsync($"SELECT kind || ' ' || status || ' ' || text_value FROM report_row WHERE report_key = {loaded.ReportKey} AND source_row = 6")).ShouldBe("Text Normal 12");
    }

    [Fact]
    public async Task A_report_of_nobody_is_released_by_saying_whose_it_is()
    {
        var loaded = await LoadAsync(null, 2017, "nobody");
        loaded.State.ShouldBe(LoadState.InReview);
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Identify, loaded.ReportKey, null, identity: new(null, "2017", null, null)))).ShouldBe("admin-unit-missing");
        var outcome = await warehouse.DecideAsync(DecisionAction.Identify, loaded.ReportKey, null, identity: new("444", "2017", "77/BC-UBND", new LocalDate(2017, 12, 10)));
        (await warehouse.FactsAsync("444", 2017)).ShouldBe(Base);
        (await warehouse.TextAsync($"SELECT status || number || issued_on FROM dim_report WHERE report_key = {loaded.ReportKey}")).ShouldBe("Loaded77/BC-UBND2017-12-10");
        (await warehouse.TextAsync($"SELECT count(*)::text FROM finding WHERE report_key = {loaded.ReportKey} AND rule LIKE 'admin-unit%'")).ShouldBe("0");

        await warehouse.UndoAsync(outcome.Decision.Key);
        (await warehouse.FactsAsync("444", 2017)).ShouldBe("");
        (await warehouse.TextAsync($"SELECT status FROM dim_report WHERE report_key = {loaded.ReportKey}")).ShouldBe("InReview");
    }

    [Fact]
    public async Task Withdrawing_a_report_lets_the_one_before_it_stand_again_and_back()
    {
        await LoadAsync("thị xã Hương Trà, tỉnh Thừa Thiên Huế", 2016, "first", p => p with { Number = "10" });
        var second = await LoadAsync("thị xã Hương Trà, tỉnh Thừa Thiên Huế", 2016, "second", p => p with { Number = "11", Completed = "24" });
        (await FactAsync("480", 2016, "1.1.2")).ShouldBe("24 Normal");
        var outcome = await warehouse.DecideAsync(DecisionAction.Withdraw, second.ReportKey, null);
        (await warehouse.FactsAsync("480", 2016)).ShouldBe(Base);
        (await warehouse.ReportsAsync("480", 2016)).ShouldBe("first.txt Loaded 1 4+1, second.txt Rejected 2 0+1");
        (await Refused(() => warehouse.DecideAsync(DecisionAction.Withdraw, second.ReportKey, null))).ShouldBe("already-withdrawn");

        await LoadAsync("thị xã Hương Trà, tỉnh Thừa Thiên Huế", 2016, "between", p => p with { Number = "10", Completed = "22", Day = "17" });
        (await FactAsync("480", 2016, "1.1.2")).ShouldBe("22 Normal");
        await warehouse.UndoAsync(outcome.Decision.Key);
        (await warehouse.ReportsAsync("480", 2016)).ShouldBe("first.txt Superseded 1 4+1, second.txt Superseded 2 4+1, between.txt Loaded 3 4+1");
    }

    [Fact]
    public async Task A_report_that_is_withdrawn_alone_leaves_no_fact()
    {
        var only = await LoadAsync("thị xã Hương Trà, tỉnh Thừa Thiên Huế", 2017, "only");
        var outcome = await warehouse.DecideAsync(DecisionAction.Withdraw, only.ReportKey, null);
        (await warehouse.FactsAsync("480", 2017)).ShouldBe("");
        await warehouse.UndoAsync(outcome.Decision.Key);
        (await warehouse.FactsAsync("480", 2017)).ShouldBe(Base);
    }

    [Fact]
    public async Task Undoing_a_decision_about_a_report_that_was_superseded_meanwhile_changes_nothing_that_stands()
    {
        var first = await LoadAsync("thị xã Hương Trà, tỉnh Thừa Thiên Huế", 2018, "superseded first", p => p with { Number = "10" });
        var decided = await warehouse.DecideAsync(DecisionAction.Map, first.ReportKey, 6, "1.2.1", "9");
        var second = await LoadAsync("thị xã Hương Trà, tỉnh Thừa Thiên Huế", 2018, "superseded second", p => p with { Number = "11", Completed = "24" });
        var standing = await warehouse.FactsAsync("480", 2018);
        standing.ShouldBe("1.1.1=25 Normal, 1.1.2=24 Normal, 1.1.3=3 Normal, 2.1.1=11 Normal");
        await warehouse.UndoAsync(decided.Decision.Key);
        (await warehouse.FactsAsync("480", 2018)).ShouldBe(standing);
        (await warehouse.ReportsAsync("480", 2018)).ShouldBe("superseded first.txt Superseded 1 4+1, superseded second.txt Loaded 2 4+1");

        await warehouse.DecideAsync(DecisionAction.Withdraw, second.ReportKey, null);
        (await warehouse.FactsAsync("480", 2018)).ShouldBe(Base);
        (await warehouse.TextAsync($"SELECT status FROM report_row WHERE report_key = {first.ReportKey} AND source_row = 6")).ShouldBe("Review");
    }

    [Fact]
    public async Task A_report_sent_for_two_units_is_told_on_both_until_one_is_withdrawn()
    {
        var sample = System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Directory.GetFiles(Commands.Cchc.Samples, "*huong-khe*").Single()));
        var right = await warehouse.LoadAsync(Etl.Documents.SourceDocument.FromBytes("right.txt", System.Text.Encoding.UTF8.GetBytes(sample)));
        var wrong = await warehouse.LoadAsync(Etl.Documents.SourceDocument.FromBytes(
            "wrong.txt", System.Text.Encoding.UTF8.GetBytes(sample.Replace("HƯƠNG KHÊ", "VŨ QUANG", StringComparison.Ordinal).Replace("Hương Khê", "Vũ Quang", StringComparison.Ordinal))));
        Task<string> Told() => warehouse.TextAsync($"SELECT string_agg(report_key || ' ' || actual, ', ' ORDER BY report_key) FROM finding WHERE rule = 'same-table-other-unit'");
        (await Told()).ShouldBe($"{right.ReportKey} Huyện Vũ Quang, {wrong.ReportKey} Huyện Hương Khê");
        var withdrawn = await warehouse.DecideAsync(DecisionAction.Withdraw, wrong.ReportKey, null);
        (await Told()).ShouldBe("");
        await warehouse.UndoAsync(withdrawn.Decision.Key);
        (await Told()).ShouldBe($"{right.ReportKey} Huyện Vũ Quang, {wrong.ReportKey} Huyện Hương Khê");
    }

    [Fact]
    public async Task A_form_that_was_not_filled_in_ends_no_figures_until_a_person_confirms_it()
    {
        await LoadAsync("huyện Hương Khê, tỉnh Hà Tĩnh", 2013, "filled in");
        var blank = await warehouse.LoadAsync(Blank(new ReviewPaper("huyện Hương Khê, tỉnh Hà Tĩnh", 2013, "99").Document("not filled in")));
        blank.State.ShouldBe(LoadState.InReview);
        (await warehouse.FactsAsync("444", 2013)).ShouldBe(Base);
        (await warehouse.TextAsync($"SELECT severity || ' ' || message_en FROM finding WHERE report_key = {blank.ReportKey} AND rule = 'no-figures'")).ShouldStartWith("Error The table has 9 rows but not one figure");

        await warehouse.DecideAsync(DecisionAction.Identify, blank.ReportKey, null, identity: new("444", "2013", null, null));
        (await warehouse.FactsAsync("444", 2013)).ShouldBe("1.1.1= NotReported, 1.1.2= NotReported, 1.1.3= NotReported, 2.1.1= NotReported");
    }

    private static Etl.Documents.SourceDocument Blank(Etl.Documents.SourceDocument filled) => Etl.Documents.SourceDocument.FromBytes(
        filled.FileName,
        System.Text.Encoding.UTF8.GetBytes(System.Text.RegularExpressions.Regex.Replace(
            System.Text.Encoding.UTF8.GetString(filled.Bytes.Span).Replace(new ReviewPaper(null, 0).OpenLabel, "Nội dung khác của đơn vị", StringComparison.Ordinal),
            @"\t(Nhiệm vụ|Văn bản)\t\d+\t", m => m.Value.Contains("Văn bản", StringComparison.Ordinal) ? "\tVăn bản\t\t" : "\tNhiệm vụ\t\t")));

    private async Task<LoadOutcome> LoadAsync(string? unit, int year, string name, Func<ReviewPaper, ReviewPaper>? change = null) =>
        await warehouse.LoadAsync((change ?? (p => p))(new ReviewPaper(unit, year)).Document(name));

    private async Task<string> FactAsync(string unit, int year, string code) =>
        (await warehouse.FactsAsync(unit, year)).Split(", ").Where(f => f.StartsWith(code + "=", StringComparison.Ordinal)).Select(f => f[(code.Length + 1)..]).FirstOrDefault("");

    private Task<string> StateAsync(int report) => warehouse.TextAsync(
        $"""
        SELECT (SELECT string_agg(to_jsonb(w)::text, ' ' ORDER BY source_row) FROM report_row w WHERE report_key = {report})
            || (SELECT to_jsonb(r)::text FROM dim_report r WHERE report_key = {report})
            || (SELECT string_agg(concat_ws('|', rule, severity, message, source_row, expected, actual), ' ' ORDER BY rule, source_row, message) FROM finding WHERE report_key = {report})
        """);

    private static async Task<string> Refused(Func<Task> decide) =>
        await Record.ExceptionAsync(decide) is DecisionRefusedException refused ? refused.Code : "";
}
