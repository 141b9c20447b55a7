using System.Text.Json;
using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.PostgresTests.Connections;
using CchcWarehouse.PostgresTests.Review;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Commands;

public sealed class ReviewTests(WarehouseFixture fixture) : IClassFixture<WarehouseFixture>
{
    private readonly ReviewWarehouse warehouse = new(fixture.Connections);

    [Fact]
    public async Task What_waits_is_listed_decided_compared_and_replayed_on_the_command_line()
    {
        var first = (await warehouse.LoadAsync(new ReviewPaper("huyện Thạnh Trị, tỉnh Sóc Trăng", 2019, "10").Document("first"))).ReportKey;
        var second = (await warehouse.LoadAsync(new ReviewPaper("huyện Thạnh Trị, tỉnh Sóc Trăng", 2019, "11") { Completed = "24" }.Document("second"))).ReportKey;
        var listed = await RunAsync("review", "list", "--json");
        JsonDocument.Parse(listed.Lines.ShouldHaveSingleItem()).RootElement.GetProperty("id").GetString().ShouldBe($"{second}#6");
        (await RunAsync("review", "show", $"{second}#6")).Output.ShouldContain("Số lượt làm việc chuyên đề của lãnh đạo");

        (await RunAsync("review", "map", $"{second}#6", "1.1.2", "--by", "Lan")).ShouldSatisfyAllConditions(o => o.ExitCode.ShouldBe(1), o => o.Error.ShouldContain("--force"));
        var mapped = await RunAsync("review", "map", $"{second}#6", "1.2.1", "--by", "Lan", "--json");
        mapped.ExitCode.ShouldBe(0);
        var decision = JsonDocument.Parse(mapped.Output).RootElement.GetProperty("decision").GetProperty("decision").GetInt64();
        (await RunAsync("review", "history")).Output.ShouldContain("1.2.1");

        var diff = await RunAsync("diff", $"{first}", $"{second}");
        diff.ExitCode.ShouldBe(0);
        diff.Lines.ShouldContain(line => line.StartsWith("+ 1.2.1 ", StringComparison.Ordinal) && line.EndsWith(": 12", StringComparison.Ordinal));
        diff.Lines.ShouldContain(line => line.StartsWith("~ 1.1.2 ", StringComparison.Ordinal) && line.EndsWith(": 20 → 24", StringComparison.Ordinal));
        (await RunAsync("diff", $"{second}@1", $"{second}@2")).Output.ShouldBe(diff.Output);

        (await RunAsync("withdraw", $"{second}", "--reason", "gửi nhầm", "--by", "Lan")).ExitCode.ShouldBe(0);
        (await warehouse.FactsAsync("949", 2019)).ShouldContain("1.1.2=20 Normal");
        (await RunAsync("review", "undo", $"{decision + 1}")).ExitCode.ShouldBe(0);
        (await warehouse.FactsAsync("949", 2019)).ShouldContain("1.1.2=24 Normal");
        var replayed = await RunAsync("replay", "--check", "--json");
        replayed.ExitCode.ShouldBe(0, replayed.Output + replayed.Error);
        JsonDocument.Parse(replayed.Output).RootElement.GetProperty("equal").GetBoolean().ShouldBeTrue();
        (await warehouse.TextAsync("SELECT count(*)::text FROM pg_database WHERE datname LIKE 'cchc_replay%'")).ShouldBe("0");
    }

    [Fact]
    public async Task Two_files_are_compared_without_a_database()
    {
        using var folder = new TemporaryFolder();
        var (old, next) = (Path.Combine(folder.Path, "old.txt"), Path.Combine(folder.Path, "next.txt"));
        await File.WriteAllBytesAsync(old, new ReviewPaper("huyện Thạnh Trị, tỉnh Sóc Trăng", 2019).Document("old").Bytes.ToArray());
        await File.WriteAllBytesAsync(next, new ReviewPaper("huyện Thạnh Trị, tỉnh Sóc Trăng", 2019) { Completed = "24", Documents = "không" }.Document("next").Bytes.ToArray());
        var outcome = await Cchc.RunAsync("diff", "--json", old, next);
        outcome.ExitCode.ShouldBe(0, outcome.Error);
        JsonDocument.Parse(outcome.Output).RootElement.GetProperty("changes").EnumerateArray()
            .Select(c => $"{c.GetProperty("change")} {c.GetProperty("indicatorCode")} {c.GetProperty("old").GetProperty("value")} {c.GetProperty("new").GetProperty("value")}")
            .ShouldBe(["~ 1.1.2 20 24", "~ 1.1.3 3 "]);
    }

    [Theory]
    [InlineData("review")]
    [InlineData("review", "acept", "1#2")]
    [InlineData("review", "accept", "one")]
    [InlineData("review", "accept", "1")]
    [InlineData("review", "accept", "1#2", "--scope", "world")]
    [InlineData("review", "map", "1#2")]
    [InlineData("review", "map", "1#2", "1.1.1", "--unit", "950")]
    [InlineData("review", "map", "1", "--date", "16/12/2022")]
    [InlineData("review", "undo", "x")]
    [InlineData("withdraw", "1")]
    [InlineData("withdraw", "1#2", "--reason", "x")]
    [InlineData("diff")]
    [InlineData("replay", "--check", "--into", "x")]
    public async Task Words_that_are_no_decision_are_wrong_usage_before_a_database_is_opened(params string[] words)
    {
        var outcome = await Cchc.RunAsync(words, connectionString: "Host=127.0.0.1;Port=1;Database=gone;Username=nobody;Password=x");
        outcome.ExitCode.ShouldBe(64, outcome.Error);
        outcome.Output.ShouldBeEmpty();
    }

    private Task<Cchc.Outcome> RunAsync(params string[] words) => Cchc.RunAsync(words, connectionString: fixture.ConnectionString);
}
