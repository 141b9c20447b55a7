using System.Net;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Rows 1 to 42 of the checklist: documents, headers, formats, through real HTTP.</summary>
[Collection(ODataCollection.Name)]
public sealed class HeaderTests(ODataServer server)
{
    private const string PowerQuery =
        "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
        + "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.8,text/plain;q=0.7";

    [Fact]
    public async Task Row_1_the_root_lists_the_entity_sets()
    {
        using var response = await server.GetAsync("");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.GetValues("Content-Type").ShouldBe(["application/json; odata.metadata=minimal"]);
        response.Headers.GetValues("OData-Version").ShouldBe(["4.0"]);
        var json = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        json.GetProperty("@odata.context").GetString().ShouldBe(server.Root + "$metadata");
        json.GetProperty("value").EnumerateArray().Select(set => set.ToString()).ShouldContain(
            """{"name":"AdminUnits","kind":"EntitySet","url":"AdminUnits"}""");

        using var bare = await server.Client.GetAsync(new Uri(server.Root.TrimEnd('/')));
        bare.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("*/*")]
    [InlineData(PowerQuery)]
    public async Task Row_2_the_model_is_plain_XML_for_every_old_client(string? accept)
    {
        using var response = await server.GetAsync("$metadata", accept is null ? [] : ["Accept", accept]);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/xml");
        response.Headers.ETag.ShouldNotBeNull().IsWeak.ShouldBeTrue();
        response.Headers.CacheControl?.NoStore.ShouldBe(false);
        (await response.Content.ReadAsStringAsync()).ShouldContain("<edmx:Edmx Version=\"4.0\"");
    }

    [Fact]
    public async Task Row_3_the_model_is_JSON_where_that_is_asked_for()
    {
        (await server.JsonAsync("$metadata?$format=json")).GetProperty("$Version").GetString().ShouldBe("4.0");
        (await server.JsonAsync("$metadata", "Accept", "application/json", "OData-MaxVersion", "4.01")).GetProperty("$Version").GetString().ShouldBe("4.01");
        (await server.TextAsync("$metadata", "OData-MaxVersion", "4.01")).ShouldContain("<edmx:Edmx Version=\"4.01\"");
    }

    [Theory]
    [InlineData("$metadata")]
    [InlineData("AdminUnits")]
    [InlineData("AdminUnits/$count")]
    public async Task Row_4_HTML_is_not_to_be_had(string url)
    {
        using var response = await server.GetAsync(url, "Accept", "text/html");
        response.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        await ShouldBeErrorAsync(response);
    }

    [Theory]
    [InlineData("4.0", "4.0")]
    [InlineData("4.01", "4.01")]
    [InlineData("5.0", "4.01")]
    [InlineData(null, "4.0")]
    public async Task Rows_6_to_8_the_version_is_the_highest_that_the_client_takes(string? maxVersion, string version)
    {
        foreach (var url in (string[])["", "$metadata", "AdminUnits?$top=1", "AdminUnits(999999)", "Nope"])
        {
            using var response = await server.GetAsync(url, maxVersion is null ? [] : ["OData-MaxVersion", maxVersion]);
            response.Headers.GetValues("OData-Version").ShouldBe([version]);
        }
    }

    [Fact]
    public async Task Row_7_a_client_of_version_3_is_refused()
    {
        using var response = await server.GetAsync("AdminUnits?$top=1", "OData-MaxVersion", "3.0");
        response.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        response.Headers.GetValues("OData-Version").ShouldBe(["4.0"]);
        await ShouldBeErrorAsync(response);
    }

    [Fact]
    public async Task Row_9_what_the_body_depends_on_is_told()
    {
        using var response = await server.GetAsync("AdminUnits?$top=1");
        string.Join(", ", response.Headers.Vary).ShouldBe("OData-MaxVersion, Accept, Accept-Encoding, Prefer");
    }

    [Theory]
    [InlineData("AdminUnits?$top=1&$format=json", "application/xml", 200)]
    [InlineData("AdminUnits?$top=1&$format=application/json;odata.metadata=none", null, 200)]
    [InlineData("AdminUnits?$top=1&$format=json;odata.metadata=none", null, 400)]
    [InlineData("AdminUnits?$top=1&$format=xml", null, 406)]
    [InlineData("AdminUnits?$top=1&$format=atom", null, 406)]
    [InlineData("AdminUnits?$top=1", "application/json;odata.metadata=bogus", 406)]
    [InlineData("AdminUnits?$top=1", "application/json;odata=verbose,text/plain, */*; q=0.01", 200)]
    public async Task Rows_11_to_14_the_format_option_beats_Accept(string url, string? accept, int status)
    {
        using var response = await server.GetAsync(url, accept is null ? [] : ["Accept", accept]);
        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
    }

    [Fact]
    public async Task Row_12_a_charset_is_named_only_when_asked_for()
    {
        using var plain = await server.GetAsync("AdminUnits?$top=1");
        plain.Content.Headers.ContentType!.CharSet.ShouldBeNull();
        (await plain.Content.ReadAsByteArrayAsync())[0].ShouldBe((byte)'{');
        using var asked = await server.GetAsync("AdminUnits?$top=1", "Accept-Charset", "UTF-8");
        asked.Content.Headers.ContentType!.CharSet.ShouldBe("utf-8");
    }

    [Theory]
    [InlineData("foo=bar", null)]
    [InlineData("odata.maxpagesize=2", "odata.maxpagesize=2")]
    [InlineData("maxpagesize=2", "maxpagesize=2")]
    [InlineData("maxpagesize=0", null)]
    [InlineData("omit-values=nulls", "omit-values=nulls")]
    [InlineData("odata.omit-values=nulls, maxpagesize=3", "maxpagesize=3, odata.omit-values=nulls")]
    [InlineData("odata.track-changes", null)]
    public async Task Rows_24_to_29_what_was_honoured_of_the_preferences_is_told(string prefer, string? applied)
    {
        using var response = await server.GetAsync("AdminUnits", "Prefer", prefer);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (response.Headers.TryGetValues("Preference-Applied", out var values) ? string.Join(", ", values) : null).ShouldBe(applied);
    }

    [Theory]
    [InlineData("OData-Isolation")]
    [InlineData("Isolation")]
    public async Task Rows_30_and_31_an_isolation_is_kept_or_refused(string header)
    {
        foreach (var (url, isolation, status) in ((string, string, HttpStatusCode)[])
            [
                ("AdminUnits?$top=1", "snapshot", HttpStatusCode.OK), ("Observations/$count", "Snapshot", HttpStatusCode.OK), ("$metadata", "snapshot", HttpStatusCode.OK),
                ("AdminUnits?$top=1", "serializable", HttpStatusCode.PreconditionFailed),
                ("Loads", "snapshot", HttpStatusCode.PreconditionFailed), ("Loads?asOf=2020-01-01T00:00:00Z", "snapshot", HttpStatusCode.OK),
            ])
        {
            using var response = await server.GetAsync(url, header, isolation);
            response.StatusCode.ShouldBe(status, $"{url} {isolation}");
        }

        using var batch = await server.SendAsync(HttpMethod.Post, "$batch", header, "snapshot");
        batch.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$metadata")]
    public async Task Row_32_a_known_document_is_not_sent_again(string url)
    {
        using var first = await server.GetAsync(url);
        using var again = await server.GetAsync(url, "If-None-Match", first.Headers.ETag!.ToString());
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        again.Headers.GetValues("OData-Version").ShouldBe(["4.0"]);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
        using var other = await server.GetAsync(url, "If-None-Match", "W/\"other\"");
        other.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("AdminUnits?$filter=Bogus eq 1", 400)]
    [InlineData("AdminUnits?$filter=", 400)]
    [InlineData("AdminUnits?$top=-1", 400)]
    [InlineData("AdminUnits?$filtre=Code eq '1'", 400)]
    [InlineData("Nope", 404)]
    [InlineData("AdminUnits(999999)", 404)]
    [InlineData("AdminUnits(999999)/Name", 404)]
    [InlineData("AdminUnits(999999)/Children", 404)]
    [InlineData("AdminUnits(999999)/Parent", 404)]
    [InlineData("AdminUnits(999999)/Parent/$ref", 404)]
    [InlineData("AdminUnits(1)/Nope", 404)]
    [InlineData("$all", 501)]
    [InlineData("AdminUnits?$schemaversion=*", 501)]
    public async Task Row_33_an_error_says_what_was_wrong(string url, int status)
    {
        using var response = await server.GetAsync(url);
        ((int)response.StatusCode).ShouldBe(status);
        await ShouldBeErrorAsync(response);
    }

    [Theory]
    [InlineData("POST", "AdminUnits")]
    [InlineData("PUT", "AdminUnits(1)")]
    [InlineData("PATCH", "AdminUnits(1)")]
    [InlineData("DELETE", "AdminUnits(1)")]
    [InlineData("POST", "")]
    [InlineData("POST", "$metadata")]
    public async Task Row_35_only_reading_is_allowed(string method, string url)
    {
        using var response = await server.SendAsync(new HttpMethod(method), url);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        string.Join(", ", response.Content.Headers.Allow).ShouldBe("GET, HEAD, OPTIONS");
        await ShouldBeErrorAsync(response);
    }

    [Theory]
    [InlineData("")]
    [InlineData("$metadata")]
    [InlineData("AdminUnits?$top=1")]
    [InlineData("AdminUnits(1)")]
    [InlineData("AdminUnits/$count")]
    [InlineData("AdminUnits(1)/Name/$value")]
    [InlineData("AdminUnits(999999)")]
    [InlineData("Nope")]
    public async Task Row_36_HEAD_answers_as_GET_does_without_a_body(string url)
    {
        using var get = await server.GetAsync(url);
        using var head = await server.SendAsync(HttpMethod.Head, url);
        head.StatusCode.ShouldBe(get.StatusCode);
        head.Content.Headers.ContentType.ShouldBe(get.Content.Headers.ContentType);
        head.Headers.GetValues("OData-Version").ShouldBe(get.Headers.GetValues("OData-Version"));
        (await head.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Row_37_OPTIONS_tells_the_methods_and_lets_browsers_in()
    {
        using var plain = await server.SendAsync(HttpMethod.Options, "AdminUnits");
        plain.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        string.Join(", ", plain.Content.Headers.Allow).ShouldBe("GET, HEAD, OPTIONS");
        plain.Headers.Contains("Server-Timing").ShouldBeFalse();

        using var preflight = await server.SendAsync(
            HttpMethod.Options, "AdminUnits", "Origin", "https://example.org", "Access-Control-Request-Method", "GET",
            "Access-Control-Request-Headers", "odata-maxversion,maxdataserviceversion,x-mine");
        preflight.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        preflight.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        var allowed = string.Join(", ", preflight.Headers.GetValues("Access-Control-Allow-Headers"));
        allowed.ShouldContain("OData-MaxVersion");
        allowed.ShouldContain("Prefer");
        allowed.ShouldContain("MaxDataServiceVersion");
        allowed.ShouldContain("x-mine");

        using var answer = await server.GetAsync("AdminUnits?$top=1", "Origin", "https://example.org");
        string.Join(", ", answer.Headers.GetValues("Access-Control-Expose-Headers")).ShouldContain("Preference-Applied");
    }

    [Theory]
    [InlineData("gzip, deflate", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("br;q=0.1, gzip;q=0.9", "gzip")]
    [InlineData("identity", null)]
    public async Task Row_40_a_body_is_compressed_as_the_client_takes_it(string accepted, string? coding)
    {
        using var response = await server.GetAsync("AdminUnits?$top=50", "Accept-Encoding", accepted);
        string.Join(", ", response.Content.Headers.ContentEncoding).ShouldBe(coding ?? "");
        await using var body = await response.Content.ReadAsStreamAsync();
        await using var plain = coding switch
        {
            "gzip" => new System.IO.Compression.GZipStream(body, System.IO.Compression.CompressionMode.Decompress),
            "br" => (Stream)new System.IO.Compression.BrotliStream(body, System.IO.Compression.CompressionMode.Decompress),
            _ => body,
        };
        (await JsonSerializer.DeserializeAsync<JsonElement>(plain)).GetProperty("value").GetArrayLength().ShouldBe(50);
    }

    [Fact]
    public async Task Row_41_encoded_option_names_are_the_same_options() =>
        (await server.JsonAsync("AdminUnits?%24top=5&%24select=Code")).GetProperty("value").GetArrayLength().ShouldBe(5);

    [Fact]
    public async Task Behind_a_proxy_every_address_is_the_one_the_client_used()
    {
        var json = await server.JsonAsync(
            "Observations?$top=1", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "cchc.example.vn", "X-Forwarded-Prefix", "/kho");
        json.GetProperty("@odata.context").GetString().ShouldBe("https://cchc.example.vn/kho/odata/$metadata#Observations");
        json.GetProperty("value")[0].GetProperty("SourceUrl").GetString().ShouldStartWith("https://cchc.example.vn/kho/sources/");
    }

    [Fact]
    public async Task The_time_of_every_stage_is_told()
    {
        using var response = await server.GetAsync("AdminUnits?$top=1");
        var timing = response.Headers.GetValues("Server-Timing").Single();
        foreach (var stage in (string[])["parse;dur=", "plan;dur=", "sql;dur=", "write;dur="])
        {
            timing.ShouldContain(stage);
        }
    }

    private static async Task ShouldBeErrorAsync(HttpResponseMessage response)
    {
        response.Content.Headers.GetValues("Content-Type").ShouldBe(["application/json"]);
        response.Content.Headers.ContentLanguage.ShouldBe(["en"]);
        response.Headers.Contains("OData-Version").ShouldBeTrue();
        var body = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        body.EnumerateObject().Select(member => member.Name).ShouldBe(["error"]);
        var error = body.GetProperty("error");
        error.GetProperty("code").GetString().ShouldNotBeNullOrWhiteSpace();
        error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
        error.EnumerateObject().Select(member => member.Name).ShouldBeSubsetOf(["code", "message", "target", "details", "innererror"]);
    }
}
