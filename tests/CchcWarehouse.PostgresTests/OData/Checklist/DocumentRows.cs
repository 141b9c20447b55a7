using System.Xml.Linq;
using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.Probe;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 1 to 23: the service document, the model, versions and the forms of values.</summary>
internal static class DocumentRows
{
    private const string PowerQuery =
        "application/json;odata.metadata=minimal;q=1.0,application/json;odata=minimalmetadata;q=0.9,"
        + "application/atomsvc+xml;q=0.8,application/atom+xml;q=0.8,application/xml;q=0.7,text/plain;q=0.7";

    private static readonly string[] Documents = ["", "$metadata", "AdminUnits?$top=1", "AdminUnits(999999)", "Nope", "AdminUnits(1)/Name/$value"];

    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(1, "The service document stands at the root and lists the sets.",
            Works("", answer =>
            {
                answer.Headers["Content-Type"].ShouldBe("application/json; odata.metadata=minimal");
                answer.Headers["OData-Version"].ShouldBe("4.0");
                answer.Context.ShouldEndWith("/odata/$metadata");
                answer.Each("name").ShouldContain("AdminUnits");
                answer.Rows.ShouldAllBe(set => set.GetProperty("kind").GetString() == "EntitySet" && set.GetProperty("url").GetString() == set.GetProperty("name").GetString());
            })) { Example = "/odata/" },
        new(2, "The model is XML unless JSON is asked for.",
            Works("$metadata", ShouldBeModel),
            With("$metadata", 200, ShouldBeModel, "Accept", "*/*"),
            With("$metadata", 200, ShouldBeModel, "Accept", PowerQuery)),
        new(3, "The model is JSON on request.",
            Works("$metadata?$format=json", answer =>
            {
                answer.Json.GetProperty("$Version").GetString().ShouldBe("4.0");
                answer.Json.GetProperty("$EntityContainer").GetString().ShouldBe("Cchc.Warehouse");
                answer.Json.GetProperty("Cchc").GetProperty("Warehouse").GetProperty("$Kind").GetString().ShouldBe("EntityContainer");
            }),
            With("$metadata", 200, answer => answer.Json.GetProperty("$Version").GetString().ShouldBe("4.01"), "Accept", "application/json", "OData-MaxVersion", "4.01")),
        new(4, "Of several acceptable formats the preferred one is given; where none is, 406.",
            With("$metadata", 200, ShouldBeModel, "Accept", "application/json;q=0.1,application/xml"),
            With("$metadata", 406, ShouldBeError, "Accept", "text/html"),
            With("AdminUnits", 406, ShouldBeError, "Accept", "text/html")),
        new(5, "All types are of Edm or declared.",
            Works("$metadata", answer => XDocument.Parse(answer.Text).Descendants().Where(element => element.Name.LocalName is "Property" or "NavigationProperty")
                .Select(element => element.Attribute("Type")!.Value.Replace("Collection(", "", StringComparison.Ordinal).TrimEnd(')'))
                .Where(type => !type.StartsWith("Edm.", StringComparison.Ordinal) && !answer.Text.Contains($"<EntityType Name=\"{type["Cchc.".Length..]}\"", StringComparison.Ordinal))
                .ShouldBeEmpty())),
        new(6, "Every response names its version, once.") { Script = async server => await EachAsync(server, Documents, answer => answer.Headers["OData-Version"].ShouldBe("4.0")), Example = "AdminUnits(999999)" },
        new(7, "The highest version is answered that the client takes.",
            With("AdminUnits?$top=1", 200, answer => answer.Context.ShouldEndWith("#AdminUnits"), "OData-MaxVersion", "4.0"),
            With("AdminUnits?$top=1", 200, ShouldBe401, "OData-MaxVersion", "4.01"),
            With("AdminUnits?$top=1", 200, ShouldBe401, "OData-MaxVersion", "5.0"),
            With("AdminUnits?$top=1", 406, ShouldBeError, "OData-MaxVersion", "3.0"),
            With("AdminUnits?$top=1", 400, ShouldBeError, "OData-MaxVersion", "junk")) { Example = "OData-MaxVersion: 4.01" },
        new(8, "A client that names no version is answered in 4.0, for ever.",
            Works("AdminUnits?$top=1", answer => answer.Headers["OData-Version"].ShouldBe("4.0"))),
        new(9, "Vary names what the body depends on.",
            Works("AdminUnits?$top=1", answer => answer.Headers["Vary"].ShouldBe("OData-MaxVersion, Accept, Accept-Encoding, Prefer"))),
        new(10, "A request written in a version that is not read is refused.",
            new Probe("POST $batch", 400) { Headers = ["OData-Version", "9.0"], Body = ("{\"requests\":[]}", "application/json") }),
        new(11, "Unknown format parameters of OData are refused; others lose to a better match.",
            With("AdminUnits?$top=1", 406, ShouldBeError, "Accept", "application/json;odata.metadata=bogus"),
            With("AdminUnits?$top=1", 200, answer => answer.Context.ShouldEndWith("#AdminUnits"), "Accept", "application/json;odata=verbose,text/plain, */*; q=0.01"),
            With("AdminUnits?$top=1", 200, answer => answer.Context.ShouldEndWith("#AdminUnits"), "Accept", PowerQuery)) { Example = "Accept: application/json;odata.metadata=bogus" },
        new(12, "The charset is UTF-8, and named only where it is asked for.",
            Works("AdminUnits?$top=1", answer => answer.Headers["Content-Type"].ShouldNotContain("charset")),
            With("AdminUnits?$top=1", 200, answer => answer.Headers["Content-Type"].ShouldEndWith("charset=utf-8"), "Accept-Charset", "utf-8"),
            With("AdminUnits?$top=1", 406, ShouldBeError, "Accept", "application/json;charset=iso-8859-1")),
        new(13, "$format is stronger than Accept; short names take no parameters.",
            With("AdminUnits?$top=1&$format=json", 200, answer => answer.Context.ShouldEndWith("#AdminUnits"), "Accept", "application/xml"),
            Works("AdminUnits?$top=1&$format=application/json;odata.metadata=none", answer => answer.Text.ShouldNotContain("@odata")),
            Fails(400, "AdminUnits?$top=1&$format=json;odata.metadata=none")),
        new(14, "Rows are not to be had as Atom or XML.",
            Fails(406, "AdminUnits?$format=xml"), Fails(406, "AdminUnits?$format=atom"), Fails(406, "AdminUnits?$format=application/atom%2Bxml")),
        new(15, "Minimal metadata: the context, and types that a reader could not guess.",
            With("AdminUnits?$top=1&$compute=1 add 1.5 as X&$select=Code,X", 200, answer =>
            {
                answer.Headers["Content-Type"].ShouldContain("odata.metadata=minimal");
                answer.Text.ShouldStartWith("{\"@odata.context\":");
                answer.Rows[0].EnumerateObject().Select(member => member.Name).ShouldBe(["Code", "X@odata.type", "X"]);
            }, "Accept", "application/json;odata.metadata=minimal")),
        new(16, "Full metadata: addresses, types and navigation links of every row.",
            With("AdminUnits?$top=1", 200, answer =>
            {
                var row = answer.Rows[0];
                row.GetProperty("@odata.type").GetString().ShouldBe("#Cchc.AdminUnit");
                row.GetProperty("@odata.id").GetString().ShouldEndWith("/odata/AdminUnits(1)");
                row.GetProperty("AdminUnitKey@odata.type").GetString().ShouldBe("#Int32");
                row.GetProperty("ValidFrom@odata.type").GetString().ShouldBe("#Date");
                row.GetProperty("Parent@odata.navigationLink").GetString().ShouldEndWith("/odata/AdminUnits(1)/Parent");
                row.GetProperty("Parent@odata.associationLink").GetString().ShouldEndWith("/odata/AdminUnits(1)/Parent/$ref");
            }, "Accept", "application/json;odata.metadata=full")),
        new(17, "No metadata: only the count and the link to the next page.",
            With("AdminUnits?$count=true&$format=application/json;odata.metadata=none", 200, answer =>
            {
                answer.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["@odata.count", "value", "@odata.nextLink"]);
                answer.Rows[0].EnumerateObject().ShouldAllBe(member => !member.Name.Contains('@'));
            }, "Prefer", "maxpagesize=2")),
        new(18, "In 4.01 control information and parameters have no prefix; both spellings are read.",
            With("AdminUnits?$top=1", 200, answer =>
            {
                answer.Headers["Content-Type"].ShouldBe("application/json; metadata=full");
                answer.Json.GetProperty("@context").GetString().ShouldEndWith("#AdminUnits");
                answer.Rows[0].GetProperty("@id").GetString().ShouldEndWith("AdminUnits(1)");
            }, "OData-MaxVersion", "4.01", "Accept", "application/json;odata.metadata=full"),
            With("AdminUnits?$top=1", 200, answer => answer.Headers["Content-Type"].ShouldBe("application/json; odata.metadata=full"), "Accept", "application/json;metadata=full")),
        new(19, "IEEE754Compatible: long numbers are texts, the count included.",
            With("Observations?$top=1&$count=true&$filter=Value ne null", 200, answer =>
            {
                answer.Headers["Content-Type"].ShouldContain("IEEE754Compatible=true");
                answer.Json.GetProperty("@odata.count").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
                answer.Rows[0].GetProperty("Value").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
                answer.Rows[0].GetProperty("ObservationKey").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.String);
                answer.Rows[0].GetProperty("AdminUnitKey").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Number);
            }, "Accept", "application/json;odata.metadata=minimal;IEEE754Compatible=true")),
        new(20, "Decimals have no exponent.",
            Works("AdminUnits?$top=1&$compute=0.00000001 as X&$select=X", answer => answer.Text.ShouldContain("\"X\":0.00000001}"))),
        new(21, "The order of streaming: context first, a type right before its value.",
            With("AdminUnits?$top=1&$compute=1.5 as X&$select=Code,X", 200, answer =>
            {
                answer.Headers["Content-Type"].ShouldContain("odata.streaming=true");
                answer.Text.ShouldStartWith("{\"@odata.context\":");
                answer.Text.ShouldContain("\"X@odata.type\":\"#Decimal\",\"X\":1.5");
            }, "Accept", "application/json;odata.streaming=true")),
        new(22, "What is no number, or has no end, is a text.",
            Works("AdminUnits?$top=1&$compute=1e0 divby 0 as X,-1e0 divby 0 as Y,0e0 divby 0 as Z&$select=X,Y,Z", answer =>
                new[] { "X", "Y", "Z" }.Select(name => answer.Each(name)[0]).ShouldBe(["INF", "-INF", "NaN"]))),
        new(23, "Values have the forms of JSON: dates, instants, nulls.",
            Works("ObservationsFlat?$filter=ReportNumber eq '15/BC-UBND' and Status eq 'NotReported'&$compute=duration'P1DT2H' as D&$select=Value,PeriodStart,RecordedAt,D", answer =>
            {
                answer.Each("Value").ShouldAllBe(value => value == null);
                answer.Each("PeriodStart")[0].ShouldBe("2021-12-15");
                answer.Each("RecordedAt")[0].ShouldBe("2022-12-20T01:02:03.5Z");
                answer.Each("D")[0].ShouldBe("P1DT2H");
            })) { NotApplicable = "enumerations, binaries and identifiers: no property is one" },
    ];

    /// <summary>A request with headers, name and value in turn.</summary>
    public static Probe With(string request, int status, Action<Answer> check, params string[] headers) => new(request, status)
    {
        Headers = headers,
        Check = (answer, _) =>
        {
            check(answer);
            return Task.CompletedTask;
        },
    };

    public static async Task EachAsync(Http.ODataServer server, IEnumerable<string> requests, Action<Answer> check)
    {
        foreach (var request in requests)
        {
            check(await new Probe(request).SendAsync(server));
        }
    }

    /// <summary>The error object of OData, and nothing else.</summary>
    public static void ShouldBeError(Answer answer)
    {
        answer.Headers["Content-Type"].ShouldBe("application/json");
        answer.Headers["Content-Language"].ShouldBe("en");
        answer.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["error"]);
        var error = answer.Json.GetProperty("error");
        error.GetProperty("code").GetString().ShouldNotBeNullOrWhiteSpace();
        answer.Message.ShouldNotBeNullOrWhiteSpace();
        error.EnumerateObject().Select(member => member.Name).ShouldBeSubsetOf(["code", "message", "target", "details", "innererror"]);
    }

    private static void ShouldBe401(Answer answer)
    {
        answer.Headers["OData-Version"].ShouldBe("4.01");
        answer.Json.TryGetProperty("@context", out _).ShouldBeTrue();
    }

    private static void ShouldBeModel(Answer answer)
    {
        answer.Headers["Content-Type"].ShouldBe("application/xml");
        answer.Headers["ETag"].ShouldStartWith("W/\"");
        answer.Headers.GetValueOrDefault("Cache-Control", "").ShouldNotContain("no-store");
        var edmx = XDocument.Parse(answer.Text).Root!;
        edmx.Attribute("Version")!.Value.ShouldBe("4.0");
        edmx.Descendants().Count(element => element.Name.LocalName == "DataServices").ShouldBe(1);
        edmx.Descendants().Count(element => element.Name.LocalName == "EntityContainer").ShouldBe(1);
    }
}
