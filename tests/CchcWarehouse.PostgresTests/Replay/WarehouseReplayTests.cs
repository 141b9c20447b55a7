using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Replay;
using CchcWarehouse.Etl.Review;
using CchcWarehouse.PostgresTests.Commands;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.PostgresTests.Review;
using NodaTime;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Replay;

public sealed class WarehouseReplayTests(WarehouseFixture fixture) : IClassFixture<WarehouseFixture>, IAsyncLifetime
{
    private readonly WarehouseFixture rebuilt = new();
    private readonly ReviewWarehouse warehouse = new(fixture.Connections);

    public Task InitializeAsync() => rebuilt.InitializeAsync();

    public Task DisposeAsync() => rebuilt.DisposeAsync();

    [Fact]
    public async Task From_the_original_bytes_and_the_decisions_the_same_observations_come_byte_by_byte()
    {
        await FillAsync();
        var result = await new WarehouseReplay(fixture.Connections.Loader, rebuilt.Connections.Loader, ReportReader.ReadAsync).RunAsync(null, CancellationToken.None);
        result.Unreadable.ShouldBeEmpty();
        result.Decisions.ShouldBe(10);

        var feeds = await FeedComparison.RunAsync(fixture.Connections.Reader, rebuilt.Connections.Reader, CancellationToken.None);
        feeds.SelectMany(f => f.Differences).ShouldBeEmpty();
        feeds.ShouldAllBe(f => f.AreEqual && f.Rows > 0 && f.Rows == f.OtherRows);
        (await warehouse.TextAsync("SELECT string_agg(DISTINCT status, ',' ORDER BY status) FROM dim_report")).ShouldBe("InReview,Loaded,Rejected,Superseded");

        await ExecuteAsync("UPDATE fact_observation SET value = value + 1 WHERE recorded_to = 'infinity' AND observation_key = (SELECT min(observation_key) FROM fact_observation_current WHERE value IS NOT NULL)");
        var altered = (await FeedComparison.RunAsync(fixture.Connections.Reader, rebuilt.Connections.Reader, CancellationToken.None))[0];
        altered.AreEqual.ShouldBeFalse();
        altered.Differences.Count.ShouldBe(2);
        await Should.ThrowAsync<InvalidOperationException>(() =>
            new WarehouseReplay(fixture.Connections.Loader, rebuilt.Connections.Loader, ReportReader.ReadAsync).RunAsync(null, CancellationToken.None));
    }

    /// <summary>Several revisions, decisions of every kind and scope, undone and replaced ones, withdrawn reports, one of nobody.</summary>
    private async Task FillAsync()
    {
        foreach (var sample in Directory.GetFiles(Cchc.Samples, "*.txt").Order(StringComparer.Ordinal))
        {
            await warehouse.LoadAsync(Etl.Documents.SourceDocument.FromBytes(sample, await File.ReadAllBytesAsync(sample)));
        }

        var first = await LoadAsync(new ReviewPaper("huyện Thạnh Trị, tỉnh Sóc Trăng", 2019, "10"), "a1");
        var second = await LoadAsync(new ReviewPaper("huyện Thạnh Trị, tỉnh Sóc Trăng", 2019, "11") { Completed = "21" }, "a2");
        var third = await LoadAsync(new ReviewPaper("huyện Thạnh Trị, tỉnh Sóc Trăng", 2019, "12") { Completed = "22" }, "a3");
        var other = await LoadAsync(new ReviewPaper("huyện Hương Khê, tỉnh Hà Tĩnh", 2019) { OpenLabel = "Số lượt làm việc khác của lãnh đạo" }, "b");
        var nobody = await LoadAsync(new ReviewPaper(null, 2019), "nobody");
        await LoadAsync(new ReviewPaper(null, 2018), "still nobody");
        await warehouse.DecideAsync(DecisionAction.Map, second, 6, "1.2.1", scope: DecisionScope.Label);
        await warehouse.DecideAsync(DecisionAction.Withdraw, third, null);
        await warehouse.DecideAsync(DecisionAction.Map, first, 4, "1.1.2", "23");
        var undone = await warehouse.DecideAsync(DecisionAction.Reject, other, 6);
        await warehouse.UndoAsync(undone.Decision.Key);
        await warehouse.DecideAsync(DecisionAction.Map, other, 6, "1.2.1", scope: DecisionScope.Form);
        await warehouse.DecideAsync(DecisionAction.Map, other, 6, "1.1.2", force: true);
        await warehouse.DecideAsync(DecisionAction.Map, other, 6, "1.2.2", "7", force: true);
        await LoadAsync(new ReviewPaper("thị xã Vĩnh Châu, tỉnh Sóc Trăng", 2017), "after the label");
        await LoadAsync(new ReviewPaper("thị xã Vĩnh Châu, tỉnh Sóc Trăng", 2016) { OpenLabel = "Số lượt làm việc khác của lãnh đạo" }, "after the form");
        var early = await LoadAsync(new ReviewPaper("huyện Hương Khê, tỉnh Hà Tĩnh", 2018, "10") { Documents = "Không phát sinh" }, "c1");
        var words = await warehouse.DecideAsync(DecisionAction.Map, early, 5, "1.1.3", "Chưa thống kê", force: true);
        await warehouse.DecideAsync(DecisionAction.Map, early, 4, "1.1.2", "17");
        await LoadAsync(new ReviewPaper("huyện Hương Khê, tỉnh Hà Tĩnh", 2018, "11") { Documents = "Không phát sinh" }, "c2");
        await warehouse.UndoAsync(words.Decision.Key);
        await warehouse.DecideAsync(DecisionAction.Identify, nobody, null, identity: new DecidedIdentity("950", "2019", null, new LocalDate(2019, 12, 20)));
    }

    private async Task<int> LoadAsync(ReviewPaper paper, string name) => (await warehouse.LoadAsync(paper.Document(name))).ReportKey;

    private async Task ExecuteAsync(string sql)
    {
        await using var command = rebuilt.Connections.Owner.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
