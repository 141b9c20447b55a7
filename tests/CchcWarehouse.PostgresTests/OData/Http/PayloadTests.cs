using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>What the bodies say: control information by level and version, values, nulls, addresses.</summary>
[Collection(ODataCollection.Name)]
public sealed class PayloadTests(ODataServer server)
{
    private const string Sample = "Observations?$filter=ReportKey eq 1&$orderby=SourceRow&$select=SourceRow,Value,Denominator,RecordedAt,Note,ObservationKey";

    [Fact]
    public async Task Values_are_exact_and_nulls_are_null()
    {
        var text = await server.TextAsync(Sample);
        text.ShouldStartWith("{\"@odata.context\":\"" + server.Root + "$metadata#Observations(SourceRow,Value,Denominator,RecordedAt,Note,ObservationKey)\",\"value\":[");
        text.ShouldContain("\"Value\":92.59,\"Denominator\":null,\"Note\":\"Có \\\"ngoặc\\\", phẩy\\nxuống dòng\",\"SourceRow\":1,\"RecordedAt\":\"2022-12-20T01:02:03.5Z\"");
        text.ShouldContain("\"Value\":90,\"Denominator\":10,\"Note\":\"\",\"SourceRow\":4,");
        text.ShouldContain("\"Value\":0.000001,\"Denominator\":null,\"Note\":null,\"SourceRow\":5,");
        text.ShouldNotContain("odata.type");
        text.ShouldNotContain("odata.id");
    }

    [Fact]
    public async Task Row_16_full_metadata_tells_types_and_addresses()
    {
        var json = await server.JsonAsync("Observations?$filter=ReportKey eq 1&$top=1", "Accept", "application/json;odata.metadata=full");
        var row = json.GetProperty("value")[0];
        row.GetProperty("@odata.type").GetString().ShouldBe("#Cchc.Observation");
        row.GetProperty("Value@odata.type").GetString().ShouldBe("#Decimal");
        row.GetProperty("SourceRow@odata.type").GetString().ShouldBe("#Int32");
        row.TryGetProperty("Note@odata.type", out _).ShouldBeFalse();
        var id = row.GetProperty("@odata.id").GetString()!;
        row.GetProperty("AdminUnit@odata.navigationLink").GetString().ShouldBe(id + "/AdminUnit");
        row.GetProperty("AdminUnit@odata.associationLink").GetString().ShouldBe(id + "/AdminUnit/$ref");

        // Row 72: what is addressed is there.
        var entity = await server.JsonAsync(id[server.Root.Length..]);
        entity.GetProperty("ObservationKey").GetInt64().ShouldBe(row.GetProperty("ObservationKey").GetInt64());
    }

    [Fact]
    public async Task Row_17_without_metadata_only_count_and_next_link_are_told()
    {
        var json = await server.JsonAsync("AdminUnits?$count=true&$top=3", "Accept", "application/json;odata.metadata=none", "Prefer", "maxpagesize=2");
        json.EnumerateObject().Select(member => member.Name).ShouldBe(["@odata.count", "value", "@odata.nextLink"]);
    }

    [Fact]
    public async Task Row_18_version_4_01_has_no_prefix()
    {
        var json = await server.JsonAsync(
            "Observations?$top=2&$count=true", "OData-MaxVersion", "4.01", "Accept", "application/json;metadata=full", "Prefer", "maxpagesize=1");
        json.EnumerateObject().Select(member => member.Name).ShouldBe(["@context", "@count", "value", "@nextLink"]);
        var row = json.GetProperty("value")[0];
        row.GetProperty("@id").GetString().ShouldStartWith(server.Root);
        row.GetProperty("Value@type").GetString().ShouldBe("Decimal");
    }

    [Fact]
    public async Task Row_19_long_numbers_are_strings_where_that_is_asked_for()
    {
        using var response = await server.GetAsync(
            "Observations?$filter=ReportKey eq 1&$top=1&$count=true", "Accept", "application/json;odata.metadata=minimal;IEEE754Compatible=true");
        response.Content.Headers.GetValues("Content-Type").Single().ShouldContain("IEEE754Compatible=true");
        var json = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        json.GetProperty("@odata.count").GetString().ShouldBe("5");
        var row = json.GetProperty("value")[0];
        row.GetProperty("ObservationKey").ValueKind.ShouldBe(JsonValueKind.String);
        row.GetProperty("Value").GetString().ShouldBe("92.59");
        row.GetProperty("SourceRow").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task Row_26_nulls_are_left_out_where_that_is_asked_for()
    {
        var row = (await server.JsonAsync("ObservationsFlat?$filter=ReportNumber eq '15/BC-UBND'&$top=1&$skip=1", "Prefer", "omit-values=nulls")).GetProperty("value")[0];
        row.TryGetProperty("Value", out _).ShouldBeFalse();
        row.GetProperty("DistrictName").GetString().ShouldBe("Thị xã Vĩnh Châu");
        row.EnumerateObject().ShouldAllBe(member => member.Value.ValueKind != JsonValueKind.Null);
    }

    [Theory]
    [InlineData("AdminUnits(1)/Name", "#AdminUnits(1)/Name")]
    [InlineData("AdminUnits(1)", "#AdminUnits/$entity")]
    [InlineData("AdminUnits(1)?$select=Code", "#AdminUnits(Code)/$entity")]
    [InlineData("Observations(1)/AdminUnit", "#AdminUnits/$entity")]
    [InlineData("Reports(1)/Observations?$top=1", "#Observations")]
    [InlineData("AdminUnits?$top=1&$select=Code&$expand=Parent($select=Name)", "#AdminUnits(Code,Parent(Name))")]
    [InlineData("AdminUnits?$top=1&$expand=Parent", "#AdminUnits")]
    [InlineData("AdminUnits/$ref?$top=1", "#Collection($ref)")]
    [InlineData("Observations?$apply=groupby((AdminUnit/Name,Period/Year),aggregate($count as N))", "#Observations(AdminUnit(Name),Period(Year),N)")]
    [InlineData("ObservationsFlat?$apply=groupby((AdminUnitName),aggregate($count as N))", "#ObservationsFlat(AdminUnitName,N)")]
    [InlineData("Observations?$apply=aggregate(Value with max as Most,$count as N)&$filter=N gt 0", "#Observations(Most,N)")]
    [InlineData("Observations(1)/AdminUnit/$ref", "#$ref")]
    public async Task The_context_tells_what_a_payload_is(string url, string context) =>
        (await server.JsonAsync(url)).GetProperty("@odata.context").GetString().ShouldBe(server.Root + "$metadata" + context);

    [Fact]
    public async Task Row_133_version_4_01_tells_expanded_properties_with_parentheses() =>
        (await server.JsonAsync("AdminUnits?$top=1&$expand=Parent", "OData-MaxVersion", "4.01")).GetProperty("@context").GetString()
            .ShouldBe(server.Root + "$metadata#AdminUnits(Parent())");

    [Theory]
    [InlineData("Reports(2)/Number")]
    [InlineData("Reports(2)/Number/$value")]
    [InlineData("AdminUnits(Code='01')/Parent")]
    [InlineData("AdminUnits(Code='01')/Parent/$ref")]
    [InlineData("AdminUnits(Code='01')/Parent/Name")]
    public async Task What_is_null_is_no_content(string url)
    {
        using var response = await server.GetAsync(url);
        response.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        response.Headers.Contains("OData-Version").ShouldBeTrue();
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_raw_value_is_its_text()
    {
        (await server.TextAsync("Reports(1)/Title/$value")).ShouldBe("Báo cáo \"CCHC\" năm 2022");
        (await server.TextAsync("Reports(1)/IssuedOn/$value")).ShouldBe("2022-12-16");
        using var count = await server.GetAsync("Observations/$count");
        count.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
        (await count.Content.ReadAsStringAsync()).ShouldBe((SampleFacts.Bulk + 5).ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Dimensions_beside_a_fact_are_those_of_its_keys()
    {
        var row = (await server.JsonAsync("Observations?$filter=ReportKey eq 1&$top=1&$expand=AdminUnit,Period,Indicator($expand=UnitOfMeasure),Report")).GetProperty("value")[0];
        row.GetProperty("AdminUnit").GetProperty("Name").GetString().ShouldBe("Thị xã Vĩnh Châu");
        row.GetProperty("Period").GetProperty("Code").GetString().ShouldBe("2022");
        row.GetProperty("Report").GetProperty("Number").GetString().ShouldBe("15/BC-UBND");
        row.GetProperty("Indicator").GetProperty("UnitOfMeasure").GetProperty("UnitOfMeasureKey").GetInt32()
            .ShouldBe(row.GetProperty("UnitOfMeasureKey").GetInt32());
    }

    [Fact]
    public async Task A_nested_collection_has_its_count_and_its_rows()
    {
        var row = (await server.JsonAsync("Reports?$filter=ReportKey eq 1&$expand=Observations($orderby=SourceRow desc;$top=2;$count=true;$select=SourceRow,Value,RecordedAt)")).GetProperty("value")[0];
        row.GetProperty("Observations@odata.count").GetInt64().ShouldBe(5);
        var nested = row.GetProperty("Observations");
        nested[0].GetProperty("Value").GetRawText().ShouldBe("0.000001");
        nested[1].GetProperty("Value").GetRawText().ShouldBe("90");
        nested[1].GetProperty("RecordedAt").GetString().ShouldBe("2022-12-20T01:02:03.5Z");
    }
}
