using System.Net;
using System.Text;
using System.Text.Json;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.PostgresTests.Pages;
using NodaTime;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Review;

/// <summary>What was decided at one warehouse is taken over by another one.</summary>
public sealed class DecisionImportTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private const string Unit = "huyện Thạnh Trị, tỉnh Sóc Trăng";
    private readonly WarehouseFixture other = new();
    private readonly ReviewWarehouse here = new(server.Connections);
    private ReviewWarehouse there = null!;

    public async Task InitializeAsync()
    {
        await other.InitializeAsync();
        there = new ReviewWarehouse(other.Connections);
    }

    public Task DisposeAsync() => other.DisposeAsync();

    [Fact]
    public async Task Exported_decisions_give_the_same_facts_in_another_warehouse_and_twice_change_nothing()
    {
        const string label = "Số lượt làm việc được nhận từ kho khác";
        ReviewPaper[] papers = [new(Unit, 2015) { OpenLabel = label }, new(Unit, 2016) { OpenLabel = label }, new(Unit, 2017) { OpenLabel = "Biểu khác" + label }, new(null, 2018)];
        var reports = new List<int>();
        foreach (var paper in papers)
        {
            reports.Add((await here.LoadAsync(paper.Document($"shared {paper.Year}"))).ReportKey);
        }

        await here.DecideAsync(DecisionAction.Map, reports[0], 6, "1.2.1", scope: DecisionScope.Label);
        await here.DecideAsync(DecisionAction.Map, reports[1], 4, "1.1.2", "23");
        await here.DecideAsync(DecisionAction.Map, reports[2], 6, "1.2.1", scope: DecisionScope.Form);
        await here.DecideAsync(DecisionAction.Identify, reports[3], null, identity: new DecidedIdentity("949", "2018", "7/BC", new LocalDate(2018, 12, 1)));
        var undone = await here.DecideAsync(DecisionAction.Reject, reports[1], 5);
        await here.UndoAsync(undone.Decision.Key);

        // One document comes after the decisions about it.
        foreach (var paper in papers.Where(p => p.Year != 2016))
        {
            await there.LoadAsync(paper.Document($"shared {paper.Year}"));
        }

        var table = await ExportAsync();
        (await ImportAsync(table)).ShouldBe("Taken Taken Taken Taken");
        await there.LoadAsync(papers[1].Document("shared 2016"));
        for (var year = 2015; year <= 2018; year++)
        {
            (await there.FactsAsync("949", year)).ShouldBe(await here.FactsAsync("949", year));
            (await there.FactsAsync("949", year)).ShouldNotBeEmpty();
        }

        (await there.TextAsync("SELECT string_agg(decided_by || ' ' || reason, ',') FROM review_decision WHERE decision_key = 1")).ShouldBe("Lan thử");
        var before = await there.TextAsync("SELECT count(*) || ' ' || max(recorded_from) FROM fact_observation");
        (await ImportAsync(table)).ShouldBe("Unchanged Unchanged Unchanged Unchanged");
        (await there.TextAsync("SELECT count(*) || ' ' || max(recorded_from) FROM fact_observation")).ShouldBe(before);
    }

    [Fact]
    public async Task What_does_not_fit_is_said_and_the_rest_is_taken()
    {
        var paper = new ReviewPaper(Unit, 2019);
        var (mine, yours) = ((await here.LoadAsync(paper.Document("conflict"))).ReportKey, (await there.LoadAsync(paper.Document("conflict"))).ReportKey);
        var taken = await here.DecideAsync(DecisionAction.Map, mine, 6, "1.2.1");
        await there.DecideAsync(DecisionAction.Map, yours, 6, "1.2.2");
        var line = (await ExportAsync()).Split('\n').First(l => l.StartsWith($"{taken.Decision.Key}\t", StringComparison.Ordinal));
        var head = (await ExportAsync()).Split('\n')[0];
        string[] lines = [line, line.Replace("\t6\t", "\t5\t", StringComparison.Ordinal), line.Replace("\t1.2.1\t", "\t9.9.9\t", StringComparison.Ordinal).Replace("\t6\t", "\t4\t", StringComparison.Ordinal)];

        var imported = await ListAsync(head + "\n" + string.Join('\n', lines), force: false);
        imported.Select(i => i.Refusal?.Code).ShouldBe(["decision-stands", "other-row", "unknown-indicator"]);
        imported.ShouldAllBe(i => i.Refusal!.Message.Length > 0 && i.Refusal.MessageEn.Length > 0);
        (await there.FactsAsync("949", 2019)).ShouldContain("1.2.2=12");

        (await ListAsync(head + "\n" + line, force: true)).ShouldHaveSingleItem().State.ShouldBe(ImportState.Taken);
        (await there.FactsAsync("949", 2019)).ShouldContain("1.2.1=12");
    }

    [Theory]
    [InlineData("decision\taction", "1\tMap", "Line 1", "scope")]
    [InlineData(Head, "1\tFly\tCell\t{0}\t6\tx\tx\t\t1.2.1\tLan\t2020-01-01T00:00:00Z", "Line 2", "Accept, Map, Reject, Identify, Withdraw")]
    [InlineData(Head, "1\tMap\tCell\tabc\t6\tx\tx\t\t1.2.1\tLan\t2020-01-01T00:00:00Z", "Line 2", "SHA-256")]
    [InlineData(Head, "1\tMap\tCell\t{0}\t0\tx\tx\t\t1.2.1\tLan\t2020-01-01T00:00:00Z", "“source_row”", "1, 2, 3")]
    [InlineData(Head, "1\tMap\tCell\t{0}\t6\tx\tx\t\t1.2.1\tLan\tyesterday", "“decided_at”", "2022-12-16T08:30:00Z")]
    [InlineData(Head, "1\tMap\tForm\t{0}\t6\tx\tx\t\t1.2.1\tLan\t2020-01-01T00:00:00Z", "“form_labels”", "…")]
    [InlineData(Head, "1\tMap\tReport\t{0}\t6\tx\tx\t\t1.2.1\tLan\t2020-01-01T00:00:00Z", "“scope”", "Withdraw")]
    public void A_table_that_is_none_is_refused_by_line_and_column(string head, string line, string where, string right)
    {
        var refused = Should.Throw<DecisionTableException>(() => DecisionTableReader.Read($"{head}\n{string.Format(null, line, new string('a', 64))}\n"));
        refused.MessageEn.ShouldContain(where);
        refused.MessageEn.ShouldContain(right);
        refused.Message.ShouldNotBe(refused.MessageEn);
    }

    [Fact]
    public async Task Over_http_the_export_is_imported_again_and_other_bodies_are_refused()
    {
        using var table = new StringContent(await ExportAsync(), Encoding.UTF8, "text/tab-separated-values");
        var answer = await server.Client.PostAsync("/api/review/import", table);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var outcome = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        (outcome.RootElement.GetProperty("taken").GetInt32(), outcome.RootElement.GetProperty("refused").GetInt32()).ShouldBe((0, 0));

        using var wrong = new StringContent("decision\taction\n1\tMap\n", Encoding.UTF8, "text/tab-separated-values");
        var refused = await server.Client.PostAsync("/api/review/import", wrong);
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("wrong-table");
        using var form = new StringContent("x=1", Encoding.UTF8, "application/x-www-form-urlencoded");
        (await server.Client.PostAsync("/api/review/import", form)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    private const string Head = "decision\taction\tscope\tsha256\tsource_row\tlabel\tlabel_key\twithin_key\tindicator_code\tdecided_by\tdecided_at";

    private Task<string> ExportAsync() => server.Client.GetStringAsync("/api/review/export");

    private async Task<string> ImportAsync(string table) => string.Join(' ', (await ListAsync(table, force: false)).Select(i => i.State));

    private async Task<List<ImportedDecision>> ListAsync(string table, bool force)
    {
        var imported = new List<ImportedDecision>();
        await foreach (var one in new DecisionImport(there.Desk).RunAsync(DecisionTableReader.Read(table), force, CancellationToken.None))
        {
            imported.Add(one);
        }

        return imported;
    }
}
