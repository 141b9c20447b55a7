using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Commands;

public sealed class ExplainTests
{
    [Fact]
    public async Task Every_line_of_the_input_has_its_object()
    {
        var outcome = await Cchc.RunAsync(
            ["explain", "--syntax", "--json", "-"], "Observations?$top=5\nObservations?$filter=Value gt\n");
        outcome.ExitCode.ShouldBe(65);
        var answers = outcome.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        answers.Select(a => a.GetProperty("ok").GetBoolean()).ShouldBe([true, false]);
        answers[0].GetProperty("input").GetString().ShouldBe("Observations?$top=5");
        answers[1].GetProperty("option").GetString().ShouldBe("$filter");
        answers[1].GetProperty("position").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_is_understood_ends_with_0() =>
        (await Cchc.RunAsync("explain", "--syntax", "Observations?$filter=Value gt 90")).ExitCode.ShouldBe(0);
}
