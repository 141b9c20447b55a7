using System.Text.Json;
using Shouldly;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 142 to 151: several requests in one.</summary>
internal static class BatchRows
{
    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(142, "A multipart batch is answered part by part, in order, whatever the form of the addresses.",
            Multipart(answer =>
            {
                answer.Headers["Content-Type"].ShouldStartWith("multipart/mixed; boundary=");
                answer.Headers["OData-Version"].ShouldBe("4.0");
                answer.Text.ReplaceLineEndings("\r\n").ShouldBe(answer.Text);
                Statuses(answer).ShouldBe([200, 200, 200]);
                answer.Text.IndexOf("\"Code\":\"950\"", StringComparison.Ordinal).ShouldBeLessThan(answer.Text.IndexOf("text/plain", StringComparison.Ordinal));
            }, "GET AdminUnits?$top=1&$filter=Code eq '950'&$select=Code HTTP/1.1", "GET /odata/Periods/$count HTTP/1.1", "GET http://example.org/odata/Periods(202200)?$select=Code HTTP/1.1"),
            // As UI5 writes it: no blank after a colon, its own headers.
            Batch("--x\r\nContent-Type:application/http\r\nContent-Transfer-Encoding:binary\r\n\r\nGET Periods?$count=true&$skip=0&$top=2 HTTP/1.1\r\nAccept:application/json;odata.metadata=minimal;IEEE754Compatible=true\r\nAccept-Language:vi\r\nX-CSRF-Token:Fetch\r\nContent-Type:application/json;charset=UTF-8;IEEE754Compatible=true\r\n\r\n\r\n--x--\r\nGroup ID: $auto",
                "multipart/mixed; boundary=x", answer => answer.Text.ShouldContain("\"@odata.count\":\"")),
            Batch("--x\nContent-Type: application/http\n\nGET Periods/$count HTTP/1.1\n\n--x--", "multipart/mixed; boundary=x", answer => Statuses(answer).ShouldBe([200]))),
        new(143, "A multipart batch ends with its first failure, unless it is to go on.",
            Multipart(answer => Statuses(answer).ShouldBe([200, 404]), "GET Periods/$count HTTP/1.1", "GET Nope HTTP/1.1", "GET Periods/$count HTTP/1.1"),
            Multipart(answer =>
            {
                Statuses(answer).ShouldBe([200, 404, 200]);
                answer.Headers["Preference-Applied"].ShouldBe("odata.continue-on-error");
            }, "GET Periods/$count HTTP/1.1", "GET Nope HTTP/1.1", "GET Periods/$count HTTP/1.1") with { Headers = ["Prefer", "odata.continue-on-error"] },
            Multipart(answer => Statuses(answer).ShouldBe([404, 200]), "GET Nope HTTP/1.1", "GET Periods/$count HTTP/1.1") with { Headers = ["Prefer", "continue-on-error=true"] }),
        new(144, "A change set fails as one: this service only reads.",
            Batch("--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\nPATCH AdminUnits(1) HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{}\r\n--c\r\nContent-Type: application/http\r\nContent-ID: 2\r\n\r\nDELETE AdminUnits(1) HTTP/1.1\r\n\r\n--c--\r\n--b--",
                "multipart/mixed; boundary=b", answer =>
                {
                    Statuses(answer).ShouldBe([405]);
                    answer.Text.ShouldNotContain("boundary=");
                })),
        new("144a", "The form of the answer follows Accept.",
            Multipart(answer =>
            {
                var response = answer.Json.GetProperty("responses")[0];
                response.GetProperty("id").GetString().ShouldBe("1");
                response.GetProperty("status").GetInt32().ShouldBe(200);
            }, "GET Periods/$count HTTP/1.1") with { Headers = ["Accept", "application/json"] },
            Json("""{"requests":[{"id":"1","method":"GET","url":"Periods/$count"}]}""", answer => Statuses(answer).ShouldBe([200])) with { Headers = ["Accept", "multipart/mixed"] }),
        new(145, "Requests have ids; an id leads to the request before.",
            Batch("--b\r\nContent-Type: application/http\r\nContent-ID: one\r\n\r\nGET AdminUnits(Code='950') HTTP/1.1\r\n\r\n--b\r\nContent-Type: application/http\r\nContent-ID: two\r\n\r\nGET $one/Parent?$select=Code HTTP/1.1\r\n\r\n--b\r\nContent-Type: application/http\r\nContent-ID: three\r\n\r\nGET $99/Parent HTTP/1.1\r\n\r\n--b--",
                "multipart/mixed; boundary=b", answer =>
                {
                    answer.Text.ShouldContain("Content-ID: two");
                    answer.Text.ShouldContain("\"Code\":\"94\"");
                    Statuses(answer).ShouldBe([200, 200, 400]);
                }),
            Batch("--b\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\nGET Periods HTTP/1.1\r\n\r\n--b\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\nGET Periods HTTP/1.1\r\n\r\n--b--", "multipart/mixed; boundary=b", DocumentRows.ShouldBeError, 400)),
        new(146, "What is no batch is refused.",
            Batch("junk", "multipart/mixed; boundary=b", DocumentRows.ShouldBeError, 400), Batch("--b--", "multipart/mixed", DocumentRows.ShouldBeError, 400),
            Batch("--b\r\nContent-Type: application/http\r\n\r\nGET Periods HTTP/1.1\r\n", "multipart/mixed; boundary=b", DocumentRows.ShouldBeError, 400),
            Batch("[", "application/json", DocumentRows.ShouldBeError, 400), Batch("x", "text/plain", DocumentRows.ShouldBeError, 415)),
        new(147, "A JSON batch is answered in JSON.",
            Json("""{"requests":[{"id":"1","method":"GET","url":"AdminUnits?$filter=Code eq '950'&$select=Code","headers":{"Accept":"application/json;odata.metadata=none"}},{"id":"2","method":"get","url":"/odata/Periods/$count"}]}""", answer =>
            {
                var responses = answer.Json.GetProperty("responses");
                responses[0].GetProperty("id").GetString().ShouldBe("1");
                responses[0].GetProperty("headers").GetProperty("content-type").GetString().ShouldBe("application/json;odata.metadata=none");
                responses[0].GetProperty("body").GetRawText().ShouldBe("""{"value":[{"Code":"950"}]}""");
                responses[1].GetProperty("body").ValueKind.ShouldBe(JsonValueKind.String);
            })),
        new(148, "A JSON batch keeps its rules; what depends on a failure fails, the rest goes on.",
            Json("""{"requests":[{"id":"1","method":"GET","url":"Nope"},{"id":"2","method":"GET","url":"Periods/$count","dependsOn":["1"]},{"id":"3","method":"GET","url":"Periods/$count"}]}""",
                answer => answer.Json.GetProperty("responses").EnumerateArray().Select(part => part.GetProperty("status").GetInt32()).ShouldBe([404, 424, 200])),
            Json("""{"requests":[{"id":"1","method":"GET","url":"Nope"},{"id":"2","method":"GET","url":"Periods/$count"}]}""",
                answer => answer.Json.GetProperty("responses").GetArrayLength().ShouldBe(1)) with { Headers = ["Prefer", "continue-on-error=false"] },
            Json("""{"requests":[{"id":"1","method":"GET","url":"Periods"},{"id":"1","method":"GET","url":"Periods"}]}""", DocumentRows.ShouldBeError, 400),
            Json("""{"requests":[{"id":"1","method":"GET","url":"Periods","dependsOn":["2"]},{"id":"2","method":"GET","url":"Periods"}]}""", DocumentRows.ShouldBeError, 400),
            Json("""{"requests":[{"id":"1","method":"GET","url":"Periods","atomicityGroup":"g"},{"id":"2","method":"GET","url":"Periods"},{"id":"3","method":"GET","url":"Periods","atomicityGroup":"g"}]}""", DocumentRows.ShouldBeError, 400),
            Json("{}", DocumentRows.ShouldBeError, 400)),
        new(149, "An empty batch has an empty answer.", Json("""{"requests":[]}""", answer => answer.Text.ShouldBe("""{"responses":[]}"""))),
        new(150, "Too many requests, and batches inside of batches, are refused.",
            Json($$"""{"requests":[{{string.Join(',', Enumerable.Range(0, 101).Select(id => $$"""{"id":"{{id}}","method":"GET","url":"Periods/$count"}"""))}}]}""", DocumentRows.ShouldBeError, 400),
            Json("""{"requests":[{"id":"1","method":"POST","url":"$batch"}]}""", answer => answer.Json.GetProperty("responses")[0].GetProperty("status").GetInt32().ShouldBe(400))),
        new(151, "A batch of long answers is streamed, compressed as a whole.",
            Json("""{"requests":[{"id":"1","method":"GET","url":"Observations?$top=9000"},{"id":"2","method":"GET","url":"Observations?$select=ObservationKey&$format=csv"}]}""", answer =>
            {
                var responses = answer.Json.GetProperty("responses");
                responses[0].GetProperty("body").GetProperty("value").GetArrayLength().ShouldBe(9_000);
                responses[1].GetProperty("body").GetString()!.Split('\n').Length.ShouldBeGreaterThan(30_000);
            }),
            Json("""{"requests":[{"id":"1","method":"GET","url":"AdminUnits?$top=500","headers":{"Accept-Encoding":"gzip"}}]}""",
                answer => answer.Headers["Content-Encoding"].ShouldBe("gzip")) with { Headers = ["Accept-Encoding", "gzip"] }),
    ];

    private static Probe Json(string body, Action<Answer> check, int status = 200) => Batch(body, "application/json", check, status);

    private static Probe Multipart(Action<Answer> check, params string[] lines) => Batch(
        string.Concat(lines.Select(line => $"--b\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{line}\r\n\r\n\r\n")) + "--b--\r\n",
        "multipart/mixed; boundary=b", check);

    private static Probe Batch(string body, string type, Action<Answer> check, int status = 200) =>
        DocumentRows.With("POST $batch", status, check) with { Body = (body, type) };

    /// <summary>The status lines of a multipart answer, in order.</summary>
    private static List<int> Statuses(Answer answer) => [.. answer.Text.Split("\r\nHTTP/1.1 ").Skip(1)
        .Select(message => int.Parse(message.AsSpan(0, 3), System.Globalization.CultureInfo.InvariantCulture))];
}
