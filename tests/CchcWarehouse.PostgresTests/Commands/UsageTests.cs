using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("serv", "serve")]
    [InlineData("isnpect", "inspect")]
    [InlineData("migration", "migrate")]
    [InlineData("LOAD", "load")]
    [InlineData("ver", "version")]
    public async Task An_unknown_command_gets_64_and_the_nearest_name(string typed, string nearest)
    {
        var outcome = await Cchc.RunAsync(typed);
        outcome.ExitCode.ShouldBe(64);
        outcome.Error.ShouldContain($"The nearest one is “{nearest}”");
    }

    [Theory]
    [InlineData("inspect", "--jsn", "a.txt")]
    [InlineData("inspect")]
    [InlineData("load")]
    [InlineData("explain")]
    [InlineData("migrate", "extra")]
    [InlineData("migrate", "--data")]
    [InlineData("serve", "--urls", "nowhere")]
    [InlineData("help", "nothing")]
    [InlineData("bench", "sereis")]
    [InlineData("bench", "--facts", "0")]
    [InlineData("version", "--json")]
    public async Task Wrong_words_get_64_and_the_way_to_help(params string[] words)
    {
        var outcome = await Cchc.RunAsync(words);
        outcome.ExitCode.ShouldBe(64);
        outcome.Error.ShouldContain("./cchc help");
        outcome.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("test")]
    [InlineData("serve")]
    [InlineData("load")]
    [InlineData("inspect")]
    [InlineData("migrate")]
    [InlineData("explain")]
    [InlineData("bench")]
    [InlineData("tools")]
    [InlineData("help")]
    [InlineData("version")]
    public async Task Every_command_has_its_help(string command)
    {
        var outcome = await Cchc.RunAsync("help", command);
        outcome.ExitCode.ShouldBe(0);
        outcome.Output.ShouldStartWith($"./cchc {command}");
        (await Cchc.RunAsync(command, "--help")).Output.ShouldBe(outcome.Output);
        (await Cchc.RunAsync("help")).Output.ShouldContain($"./cchc {command}");
    }

    [Fact]
    public async Task The_version_is_told()
    {
        foreach (var word in (string[])["version", "--version"])
        {
            var outcome = await Cchc.RunAsync(word);
            outcome.ExitCode.ShouldBe(0, outcome.Error);
            outcome.Output.ShouldStartWith("CCHC Warehouse 0.1.0");
        }
    }
}
