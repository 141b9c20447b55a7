using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace CchcWarehouse.PostgresTests.OData.Http;

/// <summary>Rows 142 to 151 of the checklist: batches, multipart and JSON.</summary>
[Collection(ODataCollection.Name)]
public sealed class BatchTests(ODataServer server)
{
    [Fact]
    public async Task Row_142_every_part_is_answered_in_order_whatever_the_form_of_its_address()
    {
        var parts = await MultipartAsync(Multipart(
            "GET AdminUnits?$top=1&$select=Code HTTP/1.1",
            $"GET {new Uri(server.Root).AbsolutePath}Periods/$count HTTP/1.1",
            $"GET {server.Root}Reports(1)/Title/$value HTTP/1.1",
            "GET AdminUnits?$filter=Code eq '950'&$select=Code HTTP/1.1"));
        parts.Count.ShouldBe(4);
        parts.ShouldAllBe(part => part.Status == 200);
        JsonSerializer.Deserialize<JsonElement>(parts[0].Body).GetProperty("value").GetArrayLength().ShouldBe(1);
        parts[0].Headers["OData-Version"].ShouldBe("4.0");
        int.Parse(parts[1].Body, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(100);
        parts[2].Body.ShouldBe("Báo cáo \"CCHC\" năm 2022");
        parts[3].Body.ShouldContain("\"Code\":\"950\"");
    }

    [Fact]
    public async Task UI5_is_understood()
    {
        // As sap.ui.model.odata.v4 writes it: no blank after colons, its own headers, IEEE754Compatible.
        const string body = "--batch_id-1\r\nContent-Type:application/http\r\nContent-Transfer-Encoding:binary\r\n\r\n"
            + "GET Observations?$count=true&$select=ObservationKey,Value&$skip=0&$top=2 HTTP/1.1\r\n"
            + "Accept:application/json;odata.metadata=minimal;IEEE754Compatible=true\r\nAccept-Language:en\r\nX-CSRF-Token:Fetch\r\n"
            + "Content-Type:application/json;charset=UTF-8;IEEE754Compatible=true\r\n\r\n\r\n--batch_id-1--\r\n";
        using var response = await PostAsync(body, "multipart/mixed; boundary=batch_id-1", ("OData-Version", "4.0"), ("OData-MaxVersion", "4.0"), ("MIME-Version", "1.0"));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.GetValues("OData-Version").ShouldBe(["4.0"]);
        var text = await response.Content.ReadAsStringAsync();
        text.ShouldContain("\r\n\r\nHTTP/1.1 200 OK\r\n");
        var part = (await ReadAsync(response)).Single();
        part.Headers["Content-Type"].ShouldContain("IEEE754Compatible=true");
        var json = JsonSerializer.Deserialize<JsonElement>(part.Body);
        json.GetProperty("@odata.count").ValueKind.ShouldBe(JsonValueKind.String);
        json.GetProperty("@odata.context").GetString().ShouldStartWith(server.Root);
    }

    [Fact]
    public async Task Bare_line_feeds_and_missing_encodings_are_understood()
    {
        var parts = await MultipartAsync("--b\nContent-Type: application/http\n\nGET Periods/$count HTTP/1.1\n\n--b--");
        parts.Single().Status.ShouldBe(200);
    }

    [Theory]
    [InlineData(null, 2)]
    [InlineData("continue-on-error", 3)]
    [InlineData("odata.continue-on-error=true", 3)]
    [InlineData("odata.continue-on-error=false", 2)]
    public async Task Row_143_a_multipart_batch_ends_at_its_first_error_unless_told_otherwise(string? prefer, int answered)
    {
        var parts = await MultipartAsync(
            Multipart("GET Periods/$count HTTP/1.1", "GET Nope HTTP/1.1", "GET Periods/$count HTTP/1.1"), prefer is null ? [] : [("Prefer", prefer)]);
        parts.Count.ShouldBe(answered);
        parts[1].Status.ShouldBe(404);
        JsonSerializer.Deserialize<JsonElement>(parts[1].Body).GetProperty("error").GetProperty("code").GetString().ShouldBe("NotFound");
    }

    [Fact]
    public async Task Row_144_a_change_set_is_one_refusal()
    {
        var body = "--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n"
            + "--c\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\nPATCH AdminUnits(1) HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{}\r\n"
            + "--c\r\nContent-Type: application/http\r\nContent-ID: 2\r\n\r\nDELETE AdminUnits(1) HTTP/1.1\r\n\r\n--c--\r\n"
            + "--b\r\nContent-Type: application/http\r\n\r\nGET Periods/$count HTTP/1.1\r\n\r\n--b--";
        var parts = await MultipartAsync(body, ("Prefer", "continue-on-error"));
        parts.Select(part => part.Status).ShouldBe([405, 200]);
    }

    [Fact]
    public async Task Row_144a_the_form_of_the_answer_follows_Accept()
    {
        using var response = await PostAsync(Multipart("GET Periods/$count HTTP/1.1"), "multipart/mixed; boundary=b", ("Accept", "application/json"));
        response.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var json = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        json.GetProperty("responses")[0].GetProperty("status").GetInt32().ShouldBe(200);
    }

    [Fact]
    public async Task Row_145_ids_are_echoed_and_references_followed()
    {
        const string body = "--b\r\nContent-Type: application/http\r\nContent-ID: one\r\n\r\nGET AdminUnits(Code='950') HTTP/1.1\r\n\r\n"
            + "--b\r\nContent-Type: application/http\r\nContent-ID: two\r\n\r\nGET $one/Parent?$select=Code HTTP/1.1\r\n\r\n"
            + "--b\r\nContent-Type: application/http\r\nContent-ID: three\r\n\r\nGET $99/Parent HTTP/1.1\r\n\r\n--b--";
        var parts = await MultipartAsync(body);
        parts.Select(part => part.Id).ShouldBe(["one", "two", "three"]);
        parts[1].Body.ShouldContain("\"Code\":\"94\"");
        parts[2].Status.ShouldBeInRange(400, 499);
        using var repeated = await PostAsync(body.Replace("two", "one", StringComparison.Ordinal), "multipart/mixed; boundary=b");
        repeated.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData("junk", "multipart/mixed; boundary=b", 400)]
    [InlineData("--b\r\nContent-Type: application/http\r\n\r\nGET Periods HTTP/1.1\r\n", "multipart/mixed; boundary=b", 400)]
    [InlineData("--b--", "multipart/mixed", 400)]
    [InlineData("--b\r\nContent-Type: text/plain\r\n\r\nGET Periods HTTP/1.1\r\n--b--", "multipart/mixed; boundary=b", 400)]
    [InlineData("{}", "application/json", 400)]
    [InlineData("[", "application/json", 400)]
    [InlineData("x", "text/plain", 415)]
    public async Task Row_146_what_is_no_batch_is_refused(string body, string contentType, int status)
    {
        using var response = await PostAsync(body, contentType);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldStartWith("{\"error\":");
    }

    [Fact]
    public async Task Row_10_a_version_that_is_not_read_is_refused()
    {
        using var response = await PostAsync("{\"requests\":[]}", "application/json", ("OData-Version", "9.0"));
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Row_147_a_JSON_batch_answers_in_JSON()
    {
        var responses = await JsonAsync("""
            {"requests":[
              {"id":"1","method":"get","url":"AdminUnits?$filter=Code eq '950'&$select=Code,Name","headers":{"accept":"application/json;odata.metadata=none"}},
              {"id":"2","method":"GET","url":"Periods/$count"},
              {"id":"3","method":"GET","url":"Nope"},
              {"id":"4","method":"GET","url":"Reports(2)/Number"},
              {"id":"5","method":"GET","url":"AdminUnits?$top=1&$select=Code&$format=csv"}]}
            """);
        responses.Select(response => response.GetProperty("id").GetString()).ShouldBe(["1", "2", "3", "4", "5"]);
        responses.Select(response => response.GetProperty("status").GetInt32()).ShouldBe([200, 200, 404, 204, 200]);
        responses[0].GetProperty("body").GetRawText().ShouldBe("""{"value":[{"Code":"950","Name":"Thị xã Vĩnh Châu"}]}""");
        responses[0].GetProperty("headers").GetProperty("odata-version").GetString().ShouldBe("4.0");
        responses[1].GetProperty("body").ValueKind.ShouldBe(JsonValueKind.String);
        responses[2].GetProperty("body").GetProperty("error").GetProperty("message").GetString().ShouldNotBeNull();
        responses[3].TryGetProperty("body", out _).ShouldBeFalse();
        responses[4].GetProperty("body").GetString().ShouldStartWith("Code\r\n");
    }

    [Theory]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"Periods"},{"id":"1","method":"GET","url":"Periods"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"Periods","dependsOn":["2"]},{"id":"2","method":"GET","url":"Periods"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET","url":"Periods","atomicityGroup":"g"},{"id":"2","method":"GET","url":"Periods"},{"id":"3","method":"GET","url":"Periods","atomicityGroup":"g"}]}""")]
    [InlineData("""{"requests":[{"method":"GET","url":"Periods"}]}""")]
    [InlineData("""{"requests":[{"id":"1","url":"Periods"}]}""")]
    [InlineData("""{"requests":[{"id":"1","method":"GET"}]}""")]
    [InlineData("""{"requests":{}}""")]
    [InlineData("""{"responses":[]}""")]
    public async Task Row_148_a_JSON_batch_keeps_its_rules(string body)
    {
        using var response = await PostAsync(body, "application/json");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Row_148_what_depends_on_a_failure_fails_and_the_rest_goes_on()
    {
        var responses = await JsonAsync("""
            {"requests":[{"id":"1","method":"GET","url":"Nope"},{"id":"2","method":"GET","url":"Periods/$count","dependsOn":["1"]},
              {"id":"3","method":"GET","url":"Periods/$count","if":"$1/x"},{"id":"4","method":"PATCH","url":"AdminUnits(1)","atomicityGroup":"g","body":{}}]}
            """);
        responses.Select(response => response.GetProperty("status").GetInt32()).ShouldBe([404, 424, 200, 405]);
        (await JsonAsync("""{"requests":[{"id":"1","method":"GET","url":"Nope"},{"id":"2","method":"GET","url":"Periods/$count"}]}""", ("Prefer", "continue-on-error=false")))
            .Count.ShouldBe(1);
    }

    [Fact]
    public async Task Row_149_an_empty_batch_has_an_empty_answer()
    {
        using var response = await PostAsync("""{"requests":[]}""", "application/json");
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"responses":[]}""");
    }

    [Fact]
    public async Task Row_150_too_many_requests_and_batches_in_batches_are_refused()
    {
        var many = string.Join(',', Enumerable.Range(0, 101).Select(id => $$"""{"id":"{{id}}","method":"GET","url":"Periods/$count"}"""));
        using var response = await PostAsync($"{{\"requests\":[{many}]}}", "application/json");
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await JsonAsync("""{"requests":[{"id":"1","method":"POST","url":"$batch"}]}"""))[0].GetProperty("status").GetInt32().ShouldBe(400);
    }

    [Fact]
    public async Task An_address_of_another_service_is_refused() =>
        (await JsonAsync("""{"requests":[{"id":"1","method":"GET","url":"/health/live"}]}"""))[0].GetProperty("status").GetInt32().ShouldBe(400);

    [Fact]
    public async Task A_long_part_is_streamed_whole()
    {
        var responses = await JsonAsync("""{"requests":[{"id":"1","method":"GET","url":"Observations?$top=9000"},{"id":"2","method":"GET","url":"Observations?$select=ObservationKey&$format=csv"}]}""");
        responses[0].GetProperty("body").GetProperty("value").GetArrayLength().ShouldBe(9000);
        responses[1].GetProperty("body").GetString()!.Split('\n').Length.ShouldBe(SampleFacts.Bulk + 7);
    }

    [Theory]
    [InlineData("AdminUnits/$query", "$filter=Code eq '950'&$select=Code")]
    [InlineData("AdminUnits/$query?$select=Code", "$filter=Code%20eq%20'950'")]
    public async Task Row_73_a_query_may_be_posted(string url, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "text/plain");
        using var response = await server.Client.PostAsync(new Uri(server.Root + url), content);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"value\":[{\"Code\":\"950\"}]");
    }

    private static string Multipart(params string[] lines) =>
        string.Concat(lines.Select(line => $"--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{line}\r\n\r\n\r\n")) + "--b--\r\n";

    private async Task<HttpResponseMessage> PostAsync(string body, string contentType, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server.Root + "$batch"))
        {
            Content = new StringContent(body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(contentType) } },
        };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return await server.Client.SendAsync(request);
    }

    private async Task<List<Part>> MultipartAsync(string body, params (string Name, string Value)[] headers)
    {
        using var response = await PostAsync(body, "multipart/mixed; boundary=b", headers);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await ReadAsync(response);
    }

    private async Task<List<JsonElement>> JsonAsync(string body, params (string Name, string Value)[] headers)
    {
        using var response = await PostAsync(body, "application/json", headers);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return [.. JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("responses").EnumerateArray()];
    }

    /// <summary>Takes the response apart with a reader that is not ours.</summary>
    private static async Task<List<Part>> ReadAsync(HttpResponseMessage response)
    {
        var boundary = response.Content.Headers.ContentType!.Parameters.Single(parameter => parameter.Name == "boundary").Value!;
        var reader = new MultipartReader(boundary, await response.Content.ReadAsStreamAsync());
        var parts = new List<Part>();
        while (await reader.ReadNextSectionAsync() is { } section)
        {
            section.ContentType.ShouldBe("application/http");
            using var text = new StreamReader(section.Body);
            var message = await text.ReadToEndAsync();
            var end = message.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            var lines = message[..end].Split("\r\n");
            parts.Add(new(
                section.Headers!.TryGetValue("Content-ID", out var id) ? id.ToString() : null,
                int.Parse(lines[0].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture),
                lines.Skip(1).ToDictionary(line => line.Split(": ", 2)[0], line => line.Split(": ", 2)[1], StringComparer.OrdinalIgnoreCase),
                message[(end + 4)..]));
        }

        return parts;
    }

    private sealed record Part(string? Id, int Status, Dictionary<string, string> Headers, string Body);
}
