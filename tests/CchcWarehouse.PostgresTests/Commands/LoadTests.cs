using System.Text.Json;
using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.PostgresTests.Connections;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Commands;

public sealed class LoadTests(WarehouseFixture warehouse) : IClassFixture<WarehouseFixture>
{
    private static readonly string[] SampleFiles = Directory.GetFiles(Cchc.Samples, "*.txt");

    [Fact]
    public async Task Loaded_twice_nothing_changes()
    {
        var first = await LoadAsync(["load", "--json", .. SampleFiles]);
        first.ExitCode.ShouldBeOneOf(0, 2);
        States(first).ShouldAllBe(state => state == "Loaded" || state == "Unchanged");
        var count = await CountAsync();

        States(await LoadAsync(["load", "--json", .. SampleFiles])).ShouldAllBe(state => state == "Unchanged");
        (await CountAsync()).ShouldBe(count);
    }

    [Fact]
    public async Task A_file_that_is_no_report_is_refused_and_the_others_are_loaded()
    {
        using var folder = new TemporaryFolder();
        var prose = Path.Combine(folder.Path, "prose.txt");
        await File.WriteAllTextAsync(prose, "Kính gửi: các đơn vị.\nĐề nghị báo cáo đúng hạn.\n");
        var outcome = await LoadAsync(["load", "--json", prose, SampleFiles[0]]);
        outcome.ExitCode.ShouldBe(65);
        States(outcome)[0].ShouldBe("Rejected");
        States(outcome)[1].ShouldBeOneOf("Loaded", "Unchanged");
        outcome.Error.ShouldContain("prose.txt:");
    }

    [Fact]
    public async Task For_people_there_is_a_table_and_a_total()
    {
        var outcome = await LoadAsync(["load", SampleFiles[0]]);
        outcome.Output.ShouldContain(Path.GetFileName(SampleFiles[0]));
        outcome.Output.ShouldContain("1 files:");
    }

    [Fact]
    public async Task Without_a_database_the_exit_code_is_69()
    {
        var outcome = await Cchc.RunAsync(
            ["load", SampleFiles[0]], connectionString: "Host=127.0.0.1;Port=1;Database=gone;Username=nobody;Password=x");
        outcome.ExitCode.ShouldBe(69);
        outcome.Error.ShouldContain("cannot be reached");
        outcome.Output.ShouldBeEmpty();
    }

    private static List<string?> States(Cchc.Outcome outcome) =>
        [.. outcome.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("state").GetString())];

    private Task<Cchc.Outcome> LoadAsync(string[] words) => Cchc.RunAsync(words, connectionString: warehouse.ConnectionString);

    private async Task<object?> CountAsync()
    {
        await using var command = warehouse.Connections.Reader.CreateCommand("SELECT count(*) FROM fact_observation");
        return await command.ExecuteScalarAsync();
    }
}
