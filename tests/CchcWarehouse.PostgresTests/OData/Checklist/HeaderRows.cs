using System.Xml.Linq;
using CchcWarehouse.PostgresTests.OData.Http;
using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.DocumentRows;
using static CchcWarehouse.PostgresTests.OData.Checklist.Probe;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 24 to 42: preferences, errors, methods and other headers.</summary>
internal static class HeaderRows
{
    private static readonly string[] Readable = ["", "$metadata", "AdminUnits?$top=1", "AdminUnits(1)", "AdminUnits/$count", "AdminUnits(1)/Name/$value", "AdminUnits(999999)", "Nope"];

    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(24, "Unknown preferences are ignored.", With("AdminUnits?$top=1", 200, Applied(null), "Prefer", "foo=bar")),
        new(25, "A client chooses the size of pages, by either name of the preference.",
            With("AdminUnits", 200, answer => Page(answer, "odata.maxpagesize=2"), "Prefer", "odata.maxpagesize=2"),
            With("AdminUnits", 200, answer => Page(answer, "maxpagesize=2"), "Prefer", "maxpagesize=2"),
            With("AdminUnits?$top=1", 200, Applied(null), "Prefer", "maxpagesize=0"),
            With("AdminUnits?$top=1", 200, Applied(null), "Prefer", "maxpagesize=-5"),
            With("AdminUnits?$top=1", 200, Applied(null), "Prefer", "maxpagesize=many"),
            With("AdminUnits?$top=1", 200, Applied("maxpagesize=1000000"), "Prefer", "maxpagesize=2000000")) { Example = "Prefer: maxpagesize=2" },
        new(26, "Null properties are left out on request.",
            With("Observations?$filter=Value eq null&$select=Value,Status", 200, answer =>
            {
                Applied("omit-values=nulls")(answer);
                answer.ShouldHaveMembers("Status");
            }, "Prefer", "omit-values=nulls"),
            With("Observations?$top=1", 200, Applied("odata.omit-values=nulls"), "Prefer", "odata.omit-values=nulls"),
            With("Observations?$top=1", 200, Applied(null), "Prefer", "omit-values=defaults")) { Example = "Prefer: omit-values=nulls" },
        new(27, "Annotations are included as the client wants them.",
            With("ObservationsFlat?$apply=aggregate(Value with sum as S)&allowMixed=true", 200, answer =>
            {
                Applied("odata.include-annotations=\"*\"")(answer);
                answer.Json.TryGetProperty("@Cchc.Mixed", out _).ShouldBeTrue();
            }, "Prefer", "odata.include-annotations=\"*\""),
            With("ObservationsFlat?$apply=aggregate(Value with sum as S)&allowMixed=true", 200, answer =>
            {
                Applied("include-annotations=\"-*\"")(answer);
                answer.Json.TryGetProperty("@Cchc.Mixed", out _).ShouldBeFalse();
            }, "Prefer", "include-annotations=\"-*\"")) { Example = "Prefer: include-annotations=\"*\"" },
        new(28, "Leave to answer with references is not used: whole rows are sent.",
            With("AdminUnits?$top=1&$select=Code", 200, answer =>
            {
                Applied(null)(answer);
                answer.ShouldHaveMembers("Code");
            }, "Prefer", "odata.allow-entityreferences")) { Example = "Prefer: odata.allow-entityreferences" },
        new(29, "Changes are tracked on Observations and ObservationsFlat; elsewhere the preference is ignored.",
            With("Observations?$filter=PeriodKey eq 202200", 200, answer =>
            {
                Applied("odata.track-changes")(answer);
                answer.Json.GetProperty("@odata.deltaLink").GetString()!.ShouldContain("$deltatoken=");
            }, "Prefer", "odata.track-changes"),
            With("AdminUnits?$top=1", 200, Applied(null), "Prefer", "odata.track-changes")) { Example = "Prefer: odata.track-changes" },
        new(30, "A snapshot is one moment over all pages; an isolation that cannot be kept fails the precondition.",
            With("ObservationsFlat?$top=1", 200, answer => answer.Json.GetProperty("value").GetArrayLength().ShouldBe(1), "OData-Isolation", "snapshot"),
            With("AdminUnits?$top=1", 412, ShouldBeError, "OData-Isolation", "serializable"),
            With("Loads", 412, ShouldBeError, "OData-Isolation", "snapshot")) { Example = "OData-Isolation: snapshot" },
        new(31, "Headers and preferences are read with and without their prefix.",
            With("AdminUnits?$top=1", 412, ShouldBeError, "Isolation", "junk", "OData-Isolation", "snapshot"),
            With("AdminUnits?$top=1", 200, answer => answer.Json.GetProperty("value").GetArrayLength().ShouldBe(1), "Isolation", "snapshot"),
            With("AdminUnits", 200, answer => Page(answer, "maxpagesize=2"), "Prefer", "odata.maxpagesize=7, maxpagesize=2")) { Example = "Isolation: snapshot" },
        new(32, "A document that the client has is not sent again.")
        {
            Example = "If-None-Match: W/\"…\"",
            Script = async server =>
            {
                foreach (var url in (string[])["", "$metadata", "$metadata?$format=json"])
                {
                    var tag = (await new Probe(url).SendAsync(server)).Headers["ETag"];
                    var again = await new Probe(url) { Headers = ["If-None-Match", $"\"other\", {tag}"] }.SendAsync(server);
                    (again.Status, again.Text, again.Headers["ETag"], again.Headers["OData-Version"]).ShouldBe((304, "", tag, "4.0"));
                    (await new Probe(url) { Headers = ["If-None-Match", "W/\"other\""] }.SendAsync(server)).Status.ShouldBe(200);
                }
            },
        },
        new(33, "An error says in one object what was wrong and where, in the language asked for.",
            With("AdminUnits?$filter=Bogus eq 1", 400, answer =>
            {
                ShouldBeError(answer);
                answer.Json.GetProperty("error").GetProperty("target").GetString().ShouldBe("$filter");
                answer.Text.ShouldNotContain(" at CchcWarehouse");
            }),
            With("AdminUnits?$filtre=Code eq '1'", 400, ShouldBeError),
            With("Nope", 404, ShouldBeError),
            With("AdminUnits(999999)", 404, ShouldBeError)),
        new(34, "An answer that fails under way is broken off; a short one never looks whole.")
        {
            Example = "Observations?$compute=1 div (ObservationKey sub 5000) as X",
            Script = async server => await Should.ThrowAsync<HttpRequestException>(
                () => server.TextAsync("Observations?$orderby=ObservationKey&$compute=1 div (ObservationKey sub 5000) as X")),
        },
        new(35, "What only reads refuses to be changed, and says what it allows.",
            [.. from url in (string[])["AdminUnits", "AdminUnits(1)", "", "$metadata"] from method in (string[])["POST", "PUT", "PATCH", "DELETE"]
                select With($"{method} {url}", 405, answer =>
                {
                    ShouldBeError(answer);
                    answer.Headers["Allow"].ShouldBe("GET, HEAD, OPTIONS");
                })]),
        new(36, "HEAD gives the head of what GET gives.")
        {
            Example = "HEAD AdminUnits",
            Script = async server =>
            {
                foreach (var url in Readable)
                {
                    var (get, head) = (await new Probe(url).SendAsync(server), await new Probe($"HEAD {url}").SendAsync(server));
                    (head.Status, head.Text).ShouldBe((get.Status, ""), url);
                    foreach (var name in (string[])["Content-Type", "OData-Version", "Vary", "ETag"])
                    {
                        head.Headers.GetValueOrDefault(name).ShouldBe(get.Headers.GetValueOrDefault(name), $"{url}: {name}");
                    }
                }
            },
        },
        new(37, "OPTIONS tells the methods; browsers of other origins are let in.",
            With("OPTIONS AdminUnits", 204, answer => answer.Headers["Allow"].ShouldBe("GET, HEAD, OPTIONS")),
            With("OPTIONS $batch", 204, answer => answer.Headers["Allow"].ShouldBe("POST, OPTIONS")),
            With("OPTIONS AdminUnits", 204, answer =>
            {
                answer.Headers["Access-Control-Allow-Origin"].ShouldBe("*");
                foreach (var name in (string[])["OData-MaxVersion", "OData-Version", "Prefer", "x-mine"])
                {
                    answer.Headers["Access-Control-Allow-Headers"].ShouldContain(name);
                }
            }, "Origin", "https://example.org", "Access-Control-Request-Method", "GET", "Access-Control-Request-Headers", "odata-maxversion,x-mine"),
            With("AdminUnits?$top=1", 200, answer =>
            {
                foreach (var name in (string[])["OData-Version", "ETag", "Preference-Applied"])
                {
                    answer.Headers["Access-Control-Expose-Headers"].ShouldContain(name);
                }
            }, "Origin", "https://example.org")),
        new(38, "Who is not known is asked for credentials.") { NotApplicable = "the data is public; whoever restricts it puts a proxy before the service, and a key in the query option apikey is ignored and never repeated" },
        new(39, "A version of the schema can be asked for.",
            Refuses(501, "AdminUnits?$schemaversion=zzz", "one version of the schema is kept, so Core.SchemaVersion is not published"),
            Refuses(501, "$metadata?$schemaversion=*", "one version of the schema is kept, so Core.SchemaVersion is not published")),
        new(40, "Bodies are compressed as the client takes it.",
            With("AdminUnits?$top=200", 200, answer => answer.Headers["Content-Encoding"].ShouldBe("gzip"), "Accept-Encoding", "gzip, deflate"),
            With("AdminUnits?$top=200", 200, answer => answer.Headers["Content-Encoding"].ShouldBe("br"), "Accept-Encoding", "gzip, br"),
            With("AdminUnits?$top=200", 200, answer => answer.Headers.ContainsKey("Content-Encoding").ShouldBeFalse(), "Accept-Encoding", "identity")) { Example = "Accept-Encoding: gzip, br", Script = ShouldStreamCompressedAsync },
        new(41, "Encoded option names are the same options.", Same("AdminUnits?%24top=5&%24select=Code", "AdminUnits?$top=5&$select=Code")),
        new(42, "The model says which versions and conventions the service follows.",
            Works("$metadata", answer =>
            {
                var terms = XDocument.Parse(answer.Text).Descendants().Where(element => element.Name.LocalName == "Annotation")
                    .ToLookup(element => element.Attribute("Term")!.Value, element => element.Attribute("String")?.Value);
                terms["Org.OData.Core.V1.ODataVersions"].ShouldBe(["4.0 4.01"]);
                terms["Org.OData.Core.V1.ConventionalIDs"].ShouldNotBeEmpty();
                terms["Org.OData.Core.V1.DereferenceableIDs"].ShouldNotBeEmpty();
            })),
    ];

    private static Action<Answer> Applied(string? preference) => answer =>
        answer.Headers.GetValueOrDefault("Preference-Applied").ShouldBe(preference);

    private static void Page(Answer answer, string applied)
    {
        Applied(applied)(answer);
        answer.Rows.Count.ShouldBe(2);
        answer.Json.GetProperty("@odata.nextLink").GetString().ShouldStartWith("http");
    }

    /// <summary>The first rows arrive, whole, while the last are still to come.</summary>
    private static async Task ShouldStreamCompressedAsync(ODataServer server)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(server.Root + "Observations?$format=csv"));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip");
        using var response = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        response.Content.Headers.ContentLength.ShouldBeNull();
        await using var plain = new System.IO.Compression.GZipStream(await response.Content.ReadAsStreamAsync(), System.IO.Compression.CompressionMode.Decompress);
        using var text = new StreamReader(plain);
        (await text.ReadLineAsync())!.ShouldStartWith("ObservationKey,");
        (await text.ReadToEndAsync()).Count(letter => letter == '\n').ShouldBeGreaterThanOrEqualTo(SampleFacts.Bulk + 5);
    }
}
