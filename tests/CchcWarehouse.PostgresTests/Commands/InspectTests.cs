using System.Text.Json;
using CchcWarehouse.PostgresTests.Clusters;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Commands;

public sealed class InspectTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Several_files_are_one_object_a_line()
    {
        var files = Directory.GetFiles(Cchc.Samples, "*.txt");
        var outcome = await Cchc.RunAsync(["inspect", "--json", .. files]);
        outcome.ExitCode.ShouldBe(0);
        outcome.Error.ShouldBeEmpty();
        outcome.Lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("file").GetString())
            .ShouldBe(files.Select(Path.GetFileName));
    }

    [Fact]
    public async Task For_people_there_is_a_table_with_every_row()
    {
        var outcome = await Cchc.RunAsync("inspect", Directory.GetFiles(Cchc.Samples, "*vinh-chau*").Single());
        outcome.ExitCode.ShouldBe(0);
        outcome.Output.ShouldContain("Thị xã Vĩnh Châu (950, District)");
        outcome.Output.ShouldContain("1.1.4");
    }

    [Fact]
    public async Task A_file_that_is_no_report_does_not_hide_the_others()
    {
        var empty = Path.Combine(folder.Path, "empty.txt");
        await File.WriteAllTextAsync(empty, string.Empty);
        var outcome = await Cchc.RunAsync("inspect", "--json", empty, Directory.GetFiles(Cchc.Samples, "*.txt")[0]);
        outcome.ExitCode.ShouldBe(65);
        outcome.Lines.Length.ShouldBe(1);
        outcome.Error.ShouldContain("The file has no content");
    }

    [Theory]
    [InlineData("nowhere.txt")]
    [InlineData("inspect")]
    [InlineData("@nowhere.txt")]
    [InlineData("[nowhere].txt")]
    public async Task A_file_that_is_not_there_is_named(string name)
    {
        var outcome = await Cchc.RunAsync("inspect", name);
        outcome.ExitCode.ShouldBe(65);
        outcome.Error.ShouldContain($"There is no file {name}.");
    }

    [Fact]
    public async Task A_folder_is_no_file()
    {
        var outcome = await Cchc.RunAsync("inspect", folder.Path);
        outcome.ExitCode.ShouldBe(64);
        outcome.Error.ShouldContain("is a folder");
    }

    [Fact]
    public async Task A_file_of_200_megabytes_is_refused_unread()
    {
        var large = Path.Combine(folder.Path, "large.txt");
        await using (var file = File.Create(large))
            file.SetLength(200_000_000);
        var outcome = await Cchc.RunAsync("inspect", large);
        outcome.ExitCode.ShouldBe(65);
        outcome.Error.ShouldContain("200,000,000 bytes");
    }
}
