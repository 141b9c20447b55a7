using System.Text.Json;
using CchcWarehouse.PostgresTests.OData.Http;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Clients;

/// <summary>odata2ts: a typed client is generated from our model, compiled against what it reads, and reads.</summary>
[Collection(ODataCollection.Name)]
public sealed class Odata2tsTests(ODataServer server)
{
    [ClientFact("node", "packages")]
    public async Task Generated_client_compiles_and_reads()
    {
        var work = Directory.CreateDirectory(Path.Combine(ClientTool.Folder, "obj")).FullName;
        await File.WriteAllTextAsync(Path.Combine(work, "metadata.xml"), await server.TextAsync("$metadata"));
        await PackageAsync("@odata2ts/odata2ts/lib/run-cli.js", "-s", "obj/metadata.xml", "-o", "obj/generated", "-m", "service", "-e", "ts", "-name", "Warehouse");
        await PackageAsync("typescript/bin/tsc", "-p", ".");
        var read = JsonSerializer.Deserialize<JsonElement>(await ClientTool.RunAsync("node", ["obj/compiled/odata2ts/read.js", server.Root]));

        var expected = await server.JsonAsync(
            "Observations?$filter=Status eq 'Normal' and Value gt 50&$orderby=Value desc,ObservationKey&$top=5&$count=true&$expand=AdminUnit,Indicator");
        var rows = expected.GetProperty("value");
        read.GetProperty("count").GetInt64().ShouldBe(expected.GetProperty("@odata.count").GetInt64());
        read.GetProperty("values").EnumerateArray().Select(value => value.GetDecimal())
            .ShouldBe(rows.EnumerateArray().Select(row => row.GetProperty("Value").GetDecimal()));
        read.GetProperty("again").GetDecimal().ShouldBe(rows[0].GetProperty("Value").GetDecimal());
        read.GetProperty("unit").GetString().ShouldBe(rows[0].GetProperty("AdminUnit").GetProperty("Name").GetString());
        read.GetProperty("unitCode").GetString().ShouldBe(rows[0].GetProperty("AdminUnit").GetProperty("Code").GetString());
        read.GetProperty("indicator").GetString().ShouldBe(rows[0].GetProperty("Indicator").GetProperty("Code").GetString());
        read.GetProperty("codes").GetArrayLength().ShouldBe(3);
    }

    private static Task<string> PackageAsync(string program, params string[] arguments) =>
        ClientTool.RunAsync("node", [Path.Combine("node_modules", program), .. arguments]);
}
