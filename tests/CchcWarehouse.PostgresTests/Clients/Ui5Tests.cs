using System.Globalization;
using System.Text.Json;
using CchcWarehouse.Pages;
using CchcWarehouse.PostgresTests.OData.Http;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.Clients;

/// <summary>OpenUI5 with its OData V4 model in headless Chromium: what a person sees, and what was sent for it.</summary>
[Collection(ODataCollection.Name)]
public sealed class Ui5Tests(ODataServer server)
{
    [ClientFact("node", "chromium", "packages")]
    public async Task Tables_show_facts_with_their_dimensions_and_totals_by_aggregation()
    {
        const string chosen = "IndicatorCode eq '1.1.1' and PeriodCode eq '2021' and AdminUnitLevel eq 'District'";
        var seen = JsonSerializer.Deserialize<JsonElement>(
            await ClientTool.RunAsync("node", ["ui5/show.mjs", server.Root, "1.1.1", "2021", ConnectionWay.All(server.Root[..^"odata/".Length]).Single(way => way.Tool == "SAP UI5").Code]));
        Texts(seen.GetProperty("failures")).ShouldBeEmpty();
        Texts(seen.GetProperty("errors")).ShouldBeEmpty();

        var facts = Rows(seen, "facts");
        var expected = (await server.JsonAsync(
            "Observations?$filter=Status eq 'Normal'&$orderby=ObservationKey&$top=20&$expand=AdminUnit,Indicator,Period&$count=true"));
        facts.Select(row => (row[0], row[1], row[2], Number(row[3]))).ShouldBe(expected.GetProperty("value").EnumerateArray().Select(row => (
            Text(row, "AdminUnit", "Name"), Text(row, "Indicator", "Name"), Text(row, "Period", "Code"), row.GetProperty("Value").GetDecimal())));
        seen.GetProperty("more").GetInt32().ShouldBe(40);
        seen.GetProperty("counts").GetProperty("facts").GetInt64().ShouldBe(expected.GetProperty("@odata.count").GetInt64());

        var groups = (await server.JsonAsync(
            $"ObservationsFlat?$apply=filter({chosen})/groupby((AdminUnitCode,AdminUnitName,UnitOfMeasureCode),aggregate(Value with sum as Total))&$orderby=AdminUnitCode"))
            .GetProperty("value").EnumerateArray().ToList();
        var totals = Rows(seen, "totals");
        Number(totals[0][2]).ShouldBe(groups.Sum(group => group.GetProperty("Total").GetDecimal()));
        totals.Skip(1).Select(row => (row[0], Number(row[2]))).ShouldBe(
            groups.Take(totals.Count - 1).Select(group => (group.GetProperty("AdminUnitCode").GetString()!, group.GetProperty("Total").GetDecimal())));
        seen.GetProperty("counts").GetProperty("totals").GetInt32().ShouldBe(groups.Count);

        var logged = seen.GetProperty("logged").EnumerateArray().ToList();
        logged.Count.ShouldBe(100);
        logged.ShouldAllBe(row => row.GetProperty("AdminUnitName").GetString() != null);

        var sent = seen.GetProperty("requests").EnumerateArray().Select(request => $"{request.GetProperty("method")} {request.GetProperty("url")}").ToList();
        sent.ShouldBe(["GET $metadata", "POST $batch", "POST $batch", "GET $metadata", "POST $batch"]);
    }

    private static List<string[]> Rows(JsonElement seen, string table) =>
        [.. seen.GetProperty(table).EnumerateArray().Select(row => Texts(row))];

    private static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];

    private static string Text(JsonElement row, string entity, string property) => row.GetProperty(entity).GetProperty(property).GetString()!;

    /// <summary>As UI5 writes it for Vietnamese readers: 1.050,5.</summary>
    private static decimal Number(string shown) =>
        decimal.Parse(shown.Replace(".", "", StringComparison.Ordinal).Replace(',', '.'), CultureInfo.InvariantCulture);
}
