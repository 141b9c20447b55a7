using System.Globalization;
using System.Text.Json;
using CchcWarehouse.OData.Cases;
using CchcWarehouse.PostgresTests.Commands;
using CchcWarehouse.PostgresTests.Pages;
using CchcWarehouse.Star.Letters;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Cases;

/// <summary>The sample reports, loaded by the program, behind the server.</summary>
public sealed class SampleReports : IAsyncLifetime
{
    private readonly ServerFixture server = new();

    public HttpClient Client => server.Client;

    public async Task InitializeAsync()
    {
        await server.InitializeAsync();
        string[] files = [.. Directory.EnumerateFiles(Cchc.Samples, "*.txt").Order(StringComparer.Ordinal)];
        var load = await Cchc.RunAsync(["load", .. files], connectionString: server.ConnectionString);
        load.ExitCode.ShouldBeOneOf(0, 2);
    }

    public Task DisposeAsync() => server.DisposeAsync();
}

/// <summary>The JSON of each case, over the sample reports.</summary>
public sealed class AnswerTests(SampleReports reports) : IClassFixture<SampleReports>
{
    public static TheoryData<string> Names => [.. CaseFile.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_answer_is_that_of_the_case(string name)
    {
        var file = CaseFile.Read(name);
        var answer = await reports.Client.GetStringAsync(new Uri($"{reports.Client.BaseAddress}odata/{file.Url}"));
        var found = new Dictionary<string, string?> { ["json"] = ByLines(answer.Replace($"{reports.Client.BaseAddress}", "{root}/", StringComparison.Ordinal)) };
        file.Expected(found)["json"].ShouldBe(found["json"], name);
    }

    [Theory]
    [InlineData("AdminUnits/$count?$filter=Name eq 'Huyện Hương Khê'")]
    [InlineData("AdminUnits/$count?$filter='Thị xã Hương Trà' eq Name")]
    [InlineData("AdminUnits/$count?$filter=contains(Name,'Hương Khê')")]
    [InlineData("AdminUnits/$count?$filter=startswith(Name,'Thị xã Vĩnh')")]
    [InlineData("AdminUnits/$count?$filter=endswith(tolower(Name),'thạnh trị')")]
    [InlineData("AdminUnits/$count?$filter=indexof(Name,'Hương') eq 6")]
    [InlineData("AdminUnits/$count?$filter=matchesPattern(Name,'^Huyện H[ưu]ơng')")]
    [InlineData("AdminUnits/$count?$filter=Name in ('Huyện Hương Khê','Thị xã Hương Trà')")]
    [InlineData("AdminUnits/$count?$filter=Name in @names&@names=[\"Huyện Hương Khê\"]")]
    [InlineData("AdminUnits/$count?$filter=Name eq @name&@name='Huyện Hương Khê'")]
    [InlineData("AdminUnits/$count?$search=\"hương khê\"")]
    [InlineData("AdminUnits/$count?$search=Thạnh")]
    [InlineData("ObservationsFlat/$count?$filter=AdminUnitName eq 'Huyện Hương Khê'")]
    [InlineData("Observations/$count?$filter=AdminUnit/Name eq 'Huyện Hương Khê'")]
    [InlineData("Observations/$count?$apply=filter(AdminUnit/Name eq 'Huyện Hương Khê')")]
    public async Task Decomposed_letters_find_what_composed_letters_find(string url)
    {
        var composed = await CountAsync(url);
        var decomposed = string.Concat(url.Select(CanonicalText.Decompose));
        decomposed.ShouldNotBe(url);
        composed.ShouldBeGreaterThan(0);
        (await CountAsync(decomposed)).ShouldBe(composed);
    }

    private async Task<int> CountAsync(string url) => int.Parse(
        (await reports.Client.GetStringAsync(new Uri($"{reports.Client.BaseAddress}odata/{url}"))).TrimStart('\ufeff'), CultureInfo.InvariantCulture);

    /// <summary>A row on each line.</summary>
    private static string ByLines(string body)
    {
        if (!body.StartsWith('{') || !JsonSerializer.Deserialize<JsonElement>(body).TryGetProperty("value", out var rows) || rows is not { ValueKind: JsonValueKind.Array } || rows.GetArrayLength() == 0)
        {
            return body;
        }

        var (from, text) = (body.IndexOf("\"value\":[", StringComparison.Ordinal) + "\"value\":[".Length, rows.GetRawText());
        var lines = rows.EnumerateArray().Select(row => row.GetRawText());
        return $"{body[..from]}\n{string.Join(",\n", lines)}\n{body[(from + text.Length - 2)..]}";
    }
}
