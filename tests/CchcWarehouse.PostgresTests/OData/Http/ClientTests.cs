using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Xml.Linq;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Recorded request sequences of clients, header by header, with their answers checked as those clients check them.</summary>
[Collection(ODataCollection.Name)]
public sealed class ClientTests(ODataServer server)
{
    private static readonly string[] PowerQuery =
    [
        "User-Agent", "Microsoft.Data.Mashup (https://go.microsoft.com/fwlink/?LinkID=304225)",
        "MaxDataServiceVersion", "3.0",
        "OData-MaxVersion", "4.0",
        "Accept", "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7",
        "Accept-Encoding", "gzip, deflate",
    ];

    /// <summary>Service document, model, preview of the navigator, folded query, the next pages, the number of rows.</summary>
    [Fact]
    public async Task Power_Query_connects_previews_and_refreshes()
    {
        var service = JsonSerializer.Deserialize<JsonElement>(await ReadAsync("", PowerQuery));
        service.GetProperty("@odata.context").GetString().ShouldBe(server.Root + "$metadata");
        var sets = service.GetProperty("value").EnumerateArray().Select(set => set.GetProperty("url").GetString()!).ToList();
        var model = XDocument.Parse(await ReadAsync("$metadata", PowerQuery));
        model.Root!.Attribute("Version")!.Value.ShouldBe("4.0");

        foreach (var set in sets)
        {
            var preview = JsonSerializer.Deserialize<JsonElement>(await ReadAsync($"{set}?%24top=1000", PowerQuery));
            ShouldFitModel(model, set, preview);
        }

        var folded = "ObservationsFlat?%24filter=AdminUnitLevel%20eq%20'District'%20and%20Value%20ge%2050%20and%20startswith(IndicatorCode%2C'1.')"
            + "&%24select=AdminUnitCode%2CIndicatorCode%2CPeriodEnd%2CValue&%24orderby=Value%20desc%2CIndicatorCode&%24top=1000";
        var rows = JsonSerializer.Deserialize<JsonElement>(await ReadAsync(folded, PowerQuery));
        rows.GetProperty("@odata.context").GetString().ShouldBe(server.Root + "$metadata#ObservationsFlat(AdminUnitCode,IndicatorCode,PeriodEnd,Value)");
        rows.GetProperty("value").EnumerateArray().ShouldAllBe(row => row.GetProperty("Value").GetDecimal() >= 50);

        var total = 0;
        for (string? next = "Observations?%24select=ObservationKey"; next is not null;)
        {
            var page = JsonSerializer.Deserialize<JsonElement>(await ReadAsync(next, PowerQuery));
            total += page.GetProperty("value").GetArrayLength();
            next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString()![server.Root.Length..] : null;
        }

        (await ReadAsync("Observations/$count", PowerQuery)).ShouldBe(total.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>Power Query's OmitValues and annotations options, and its batches for long addresses.</summary>
    [Fact]
    public async Task Power_Query_options_are_honoured()
    {
        using var response = await server.GetAsync("AdminUnits?%24top=10", [.. PowerQuery, "Prefer", "omit-values=nulls,odata.include-annotations=\"*\""]);
        response.Headers.GetValues("Preference-Applied").Single().ShouldContain("omit-values=nulls");
        response.Headers.GetValues("OData-Version").ShouldBe(["4.0"]);
    }

    /// <summary>The connection test of a scheduled refresh asks the bare set.</summary>
    [Theory]
    [InlineData("Observations")]
    [InlineData("ObservationsFlat")]
    public async Task A_bare_set_is_a_page(string set) =>
        JsonSerializer.Deserialize<JsonElement>(await ReadAsync(set, PowerQuery)).GetProperty("value").GetArrayLength().ShouldBe(10_000);

    [Fact]
    public async Task Tableau_reads_flat_sets_to_the_end()
    {
        string[] headers = ["Accept", "application/json;odata.metadata=minimal", "OData-MaxVersion", "4.0", "User-Agent", "Tableau", "Accept-Encoding", "gzip"];
        var page = JsonSerializer.Deserialize<JsonElement>(await ReadAsync("ObservationsFlat", headers));
        page.GetProperty("value")[0].EnumerateObject().ShouldAllBe(member => member.Value.ValueKind != JsonValueKind.Object && member.Value.ValueKind != JsonValueKind.Array);
        page.GetProperty("@odata.nextLink").GetString().ShouldStartWith(server.Root);
    }

    /// <summary>A grid of DevExtreme: its Accept names a format that nobody has, its filter lowers both sides.</summary>
    [Theory]
    [InlineData("AdminUnits?%24top=20&%24skip=20&%24count=true&%24orderby=Name%20desc")]
    [InlineData("AdminUnits?%24top=20&%24count=true&%24filter=contains(tolower(Name)%2C'v%C4%A9nh')")]
    [InlineData("AdminUnits?%24top=20&%24count=true&%24filter=(Level%20eq%20'District')%20and%20not(IsCurrent%20eq%20true)")]
    public async Task DevExtreme_pages_sorts_and_filters(string url)
    {
        var json = JsonSerializer.Deserialize<JsonElement>(await ReadAsync(
            url, "Accept", "application/json;odata=verbose,text/plain, */*; q=0.01", "MaxDataServiceVersion", "4.0", "Origin", "https://app.example.org"));
        json.GetProperty("@odata.count").GetInt64().ShouldBeGreaterThan(0);
        json.GetProperty("value").GetArrayLength().ShouldBe((int)Math.Min(20, json.GetProperty("@odata.count").GetInt64()));
    }

    [Fact]
    public async Task The_client_of_Microsoft_gets_what_it_names()
    {
        using var response = await server.GetAsync(
            "AdminUnits?$top=1", "OData-Version", "4.0", "OData-MaxVersion", "4.0", "Accept", "application/json;odata.metadata=minimal",
            "Accept-Charset", "UTF-8", "User-Agent", "Microsoft.OData.Client/7.20.0");
        response.Headers.GetValues("OData-Version").ShouldBe(["4.0"]);
        response.Content.Headers.ContentType!.CharSet.ShouldBe("utf-8");
    }

    /// <summary>UI5's ODataModel asks HEAD for a token of cross-site forgery, which a reading service does not need.</summary>
    [Fact]
    public async Task UI5_finds_the_root_and_the_model()
    {
        using var head = await server.SendAsync(HttpMethod.Head, "", "X-CSRF-Token", "Fetch");
        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var model = await server.GetAsync("$metadata", "Accept", "application/xml", "OData-MaxVersion", "4.0", "OData-Version", "4.0", "X-CSRF-Token", "Fetch");
        model.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
    }

    /// <summary>As a typed client does: no member that the model does not declare, no declared value of another kind.</summary>
    private static void ShouldFitModel(XDocument model, string set, JsonElement page)
    {
        XNamespace edm = "http://docs.oasis-open.org/odata/ns/edm";
        var type = model.Descendants(edm + "EntitySet").Single(element => element.Attribute("Name")!.Value == set).Attribute("EntityType")!.Value["Cchc.".Length..];
        var properties = model.Descendants(edm + "EntityType").Single(element => element.Attribute("Name")!.Value == type).Elements(edm + "Property")
            .ToDictionary(property => property.Attribute("Name")!.Value, StringComparer.Ordinal);
        foreach (var row in page.GetProperty("value").EnumerateArray())
        {
            foreach (var member in row.EnumerateObject())
            {
                var property = properties[member.Name];
                var isNullable = property.Attribute("Nullable")?.Value != "false";
                var expected = property.Attribute("Type")!.Value switch
                {
                    "Edm.Int32" or "Edm.Int64" or "Edm.Decimal" => member.Value.ValueKind == JsonValueKind.Number,
                    "Edm.Boolean" => member.Value.ValueKind is JsonValueKind.True or JsonValueKind.False,
                    "Edm.Date" => member.Value.ValueKind == JsonValueKind.String && DateOnly.TryParseExact(member.Value.GetString(), "yyyy-MM-dd", out _),
                    "Edm.DateTimeOffset" => member.Value.ValueKind == JsonValueKind.String && member.Value.GetString()!.EndsWith('Z') && member.Value.TryGetDateTimeOffset(out _),
                    _ => member.Value.ValueKind == JsonValueKind.String,
                };
                (expected || (isNullable && member.Value.ValueKind == JsonValueKind.Null)).ShouldBeTrue($"{set}: {member.Name} is {member.Value}");
            }

            row.EnumerateObject().Count().ShouldBe(properties.Count);
        }
    }

    private async Task<string> ReadAsync(string url, params string[] headers)
    {
        using var response = await server.GetAsync(url, headers);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, url);
        await using var body = await response.Content.ReadAsStreamAsync();
        await using var plain = response.Content.Headers.ContentEncoding.Contains("gzip") ? new GZipStream(body, CompressionMode.Decompress) : body;
        using var text = new StreamReader(plain);
        return await text.ReadToEndAsync();
    }
}
