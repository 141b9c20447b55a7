using System.Globalization;
using CchcWarehouse.Pages;
using CchcWarehouse.PostgresTests.Clusters;
using CchcWarehouse.PostgresTests.OData.Http;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Clients;

/// <summary>The code that the home page shows is run as it stands there.</summary>
[Collection(ODataCollection.Name)]
public sealed class ConnectionWayTests(ODataServer server)
{
    private string Root => server.Root[..^"odata/".Length];

    [ClientFact("Rscript")]
    public async Task R_reads_the_table_with_numbers_as_numbers()
    {
        var output = await ClientTool.RunAsync("Rscript", ["-e", Code("R") + "\ncat(\"\\nrows:\", nrow(facts), class(facts$Value), Encoding(facts$AdminUnitName[1]), \"\\n\")"]);
        output.ShouldContain($"rows: {await CountAsync()} numeric UTF-8");
    }

    [ClientFact("python3")]
    public async Task Python_reads_all_pages() =>
        (await ClientTool.RunAsync("python3", ["-c", Code("Python")])).ShouldBe($"{await CountAsync()} rows\n");

    [ClientFact("curl", "sh")]
    public async Task Curl_saves_a_table_that_Excel_reads()
    {
        using var folder = new TemporaryFolder();
        await ClientTool.RunAsync("sh", ["-c", Code("curl")], folder.Path);
        var bytes = await File.ReadAllBytesAsync(Path.Combine(folder.Path, "so-lieu.csv"));
        bytes[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        bytes.Count(letter => letter == '\n').ShouldBeGreaterThanOrEqualTo(int.Parse(await CountAsync(), CultureInfo.InvariantCulture) + 1);
    }

    [Fact]
    public async Task Every_address_of_the_page_answers()
    {
        var addresses = ConnectionWay.All(Root).SelectMany(way => way.Links.Select(link => link.Address))
            .Concat(ConnectionWay.Questions(Root).Select(question => question.Address))
            .Append(ConnectionWay.All(Root).Single(way => way.Tool == "Tableau").Code);
        foreach (var address in addresses)
        {
            using var response = await server.Client.GetAsync(new Uri(address));
            response.IsSuccessStatusCode.ShouldBeTrue($"{address}: {response.StatusCode}");
        }
    }

    [Fact]
    public async Task Page_shows_three_steps_and_the_code_of_every_tool()
    {
        var page = System.Net.WebUtility.HtmlDecode(await server.Client.GetStringAsync(new Uri(Root)));
        foreach (var way in ConnectionWay.All(Root))
        {
            way.Steps.Count.ShouldBe(3, way.Tool);
            page.ShouldContain(way.Code);
            page.ShouldContain(way.Steps[0].Vi);
            page.ShouldContain(way.Steps[0].En);
        }
    }

    private string Code(string tool) => ConnectionWay.All(Root).Single(way => way.Tool == tool).Code;

    private Task<string> CountAsync() => server.TextAsync("ObservationsFlat/$count");
}
