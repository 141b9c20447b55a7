using System.Text.Json;
using System.Xml.Linq;
using CchcWarehouse.PostgresTests.OData.Http;
using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.Probe;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 181 to 192: what the model says about itself, and that it is so.</summary>
internal static class VocabularyRows
{
    private const string Core = "Org.OData.Core.V1.";
    private const string Capabilities = "Org.OData.Capabilities.V1.";
    private const string Aggregation = "Org.OData.Aggregation.V1.";

    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(181, "The container says which versions and conventions it follows.",
            Model(model =>
            {
                var container = model.Container();
                container.Text(Core + "ODataVersions").ShouldBe("4.0 4.01");
                container.Has(Core + "ConventionalIDs").ShouldBeTrue();
                container.Has(Core + "DereferenceableIDs").ShouldBeTrue();
                model.Document.ToString().ShouldNotContain("SchemaVersion");
            })) { NotApplicable = "Core.DefaultNamespace: the model has no functions to call without a namespace" },
        new(182, "Sets, types and properties are described, in the language asked for.",
            Model(model =>
            {
                foreach (var element in model.Document.Descendants().Where(element => element.Name.LocalName is "EntitySet" or "EntityType" or "Property" or "NavigationProperty"))
                {
                    new Annotated(element).Text(Core + "Description").ShouldNotBeNullOrWhiteSpace(element.ToString());
                }
            }),
            DocumentRows.With("$metadata", 200, answer =>
            {
                answer.Headers["Content-Language"].ShouldBe("en");
                answer.Text.ShouldContain("Warehouse of public administration reform");
            }, "Accept-Language", "en-GB,en;q=0.9"),
            Works("$metadata?$format=json", answer => answer.Json.GetProperty("Cchc").GetProperty("AdminUnit").GetProperty("Name").GetProperty("@Org.OData.Core.V1.Description").GetString().ShouldNotBeNullOrWhiteSpace())),
        new(183, "The sets are for reading; readers that know no enumerations are not told so.",
            Model(model => model.Sets().ShouldAllBe(set => set.Member(Core + "Permissions") == "Org.OData.Core.V1.Permission/Read")),
            Works("$metadata", answer => answer.Text.ShouldNotContain("EnumMember"))),
        new(184, "Alternate keys are told, and work.",
            Model(model => model.Type("Indicator").Has(Core + "AlternateKeys").ShouldBeTrue()),
            Works("Indicators(Code='1.1.1')?$select=Code", answer => answer.Json.GetProperty("Code").GetString().ShouldBe("1.1.1"))),
        new(185, "Functions tell their optional parameters.") { NotApplicable = "the model declares no functions" },
        new(186, "A measure names its unit.",
            Model(model =>
            {
                model.Property("ObservationFlat", "Value").Path("Org.OData.Measures.V1.Unit").ShouldBe("UnitOfMeasureName");
                model.Property("Observation", "Value").Path("Org.OData.Measures.V1.Unit").ShouldBe("UnitOfMeasure/Name");
            })) { NotApplicable = "currencies and scales: values are as printed, in their indicator's unit" },
        new(187, "What the service says that it can do, it does.",
            Model(model =>
            {
                var container = model.Container();
                foreach (var term in (string[])["AsynchronousRequestsSupported", "BatchSupported", "BatchContinueOnErrorSupported", "CrossJoinSupported", "KeyAsSegmentSupported", "QuerySegmentSupported"])
                {
                    container.Has(Capabilities + term).ShouldBeTrue(term);
                    container.Text(Capabilities + term, "Bool").ShouldNotBe("false", term);
                }

                container.Strings(Capabilities + "SupportedFormats").ShouldContain("text/csv");
                container.Strings(Capabilities + "SupportedMetadataFormats").ShouldBe(["application/xml", "application/json"]);
                container.Strings(Capabilities + "AcceptableEncodings").ShouldBe(["gzip", "br"]);
            }))
        {
            Script = async server =>
            {
                foreach (var (request, headers) in ((string, string[])[])[
                    ("AdminUnits/1", []), ("$crossjoin(Indicators,UnitsOfMeasure)?$top=1", []), ("AdminUnits?$top=1&$skip=1&$compute=1 add 1 as X", []),
                    ("AdminUnits?$top=1", ["Accept", "text/csv"]), ("AdminUnits?$top=1", ["Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"])])
                {
                    (await new Probe(request) { Headers = headers }.SendAsync(server)).Status.ShouldBe(200, request);
                }

                (await new Probe("POST AdminUnits/$query") { Body = ("$top=1", "text/plain") }.SendAsync(server)).Status.ShouldBe(200);
            },
        },
        new(188, "Each set says what it restricts, and keeps to it.",
            Model(model =>
            {
                foreach (var set in model.Sets())
                {
                    foreach (var (term, member) in ((string, string)[])[("InsertRestrictions", "Insertable"), ("UpdateRestrictions", "Updatable"), ("DeleteRestrictions", "Deletable")])
                    {
                        set.Value(Capabilities + term, member).ShouldBe("false", $"{set.Name} {term}");
                    }

                    foreach (var (term, member) in ((string, string)[])[("FilterRestrictions", "Filterable"), ("SortRestrictions", "Sortable"), ("CountRestrictions", "Countable")])
                    {
                        set.Value(Capabilities + term, member).ShouldBe("true", $"{set.Name} {term}");
                    }
                }
            }))
        {
            Script = async server =>
            {
                foreach (var set in (await ReadAsync(server)).Sets())
                {
                    var searchable = set.Value(Capabilities + "SearchRestrictions", "Searchable") == "true";
                    (await new Probe($"{set.Name}?$search=a&$top=1").SendAsync(server)).Status.ShouldBe(searchable ? 200 : 501, set.Name);
                    var expandable = set.Value(Capabilities + "ExpandRestrictions", "Expandable") == "true";
                    (await new Probe($"{set.Name}?$expand={(expandable ? "*" : "AdminUnit")}&$top=1&$filter=false").SendAsync(server)).Status.ShouldBe(expandable ? 200 : 400, set.Name);
                }
            },
        },
        new(189, "The functions of filters are listed, and others are refused.",
            Model(model =>
            {
                var functions = model.Container().Strings(Capabilities + "FilterFunctions");
                functions.ShouldContain("contains");
                functions.ShouldNotContain("geo.distance");
                functions.ShouldBeUnique();
            }),
            new Probe("AdminUnits?$filter=geo.length(Name) gt 1&$top=1", 400, 501)),
        new(190, "What $apply can do is told: transformations, measures, custom aggregates, hierarchies.",
            Model(model =>
            {
                var set = model.Set("ObservationsFlat");
                set.Has(Aggregation + "ApplySupported").ShouldBeTrue();
                set.Has(Aggregation + "CustomAggregate").ShouldBeTrue();
                model.Container().Has(Aggregation + "ApplySupportedDefaults").ShouldBeTrue();
                model.Type("AdminUnit").Has(Aggregation + "RecursiveHierarchy").ShouldBeTrue();
                model.Property("ObservationFlat", "Value").Has(Aggregation + "ContextDefiningProperties").ShouldBeTrue();
            }),
            Works("ObservationsFlat?$apply=filter(IndicatorCode eq '1.1.1' and AdminUnitLevel eq 'District')/groupby((PeriodCode),aggregate(Value))", answer => answer.Rows.ShouldNotBeEmpty())),
        new(191, "Codes tell their allowed values, and hold no others.",
            Model(model => model.Property("AdminUnit", "Level").Has("Org.OData.Validation.V1.AllowedValues").ShouldBeTrue()))
        {
            Script = async server =>
            {
                var model = await ReadAsync(server);
                foreach (var (set, type, property) in ((string, string, string)[])[("AdminUnits", "AdminUnit", "Level"), ("Periods", "Period", "Kind"), ("Indicators", "Indicator", "Kind"), ("Observations", "Observation", "Status"), ("Reports", "Report", "Status")])
                {
                    var allowed = model.Property(type, property).Strings("Org.OData.Validation.V1.AllowedValues");
                    var there = (await new Probe($"{set}?$apply=groupby(({property}))").SendAsync(server)).Each(property);
                    there.ShouldBeSubsetOf(allowed, $"{set}/{property}");
                }
            },
        },
        new(192, "The vocabularies used are referred to, and no others are used.",
            Model(model =>
            {
                var aliases = model.Document.Descendants().Where(element => element.Name.LocalName == "Include").Select(element => element.Attribute("Namespace")!.Value).ToList();
                aliases.ShouldContain("Org.OData.Core.V1");
                model.Document.Descendants().Where(element => element.Name.LocalName == "Annotation").Select(element => element.Attribute("Term")!.Value)
                    .Select(term => term[..term.LastIndexOf('.')]).Distinct().ShouldBeSubsetOf([.. aliases, "Cchc"]);
                model.Document.Descendants().Where(element => element.Name.LocalName == "Reference").ShouldAllBe(element => element.Attribute("Uri")!.Value.StartsWith("https://"));
            })),
    ];

    /// <summary>The model with all its annotations.</summary>
    private static Probe Model(Action<Annotations> check) => DocumentRows.With(
        "$metadata", 200, answer => check(new(XDocument.Parse(answer.Text))), "Prefer", "include-annotations=\"*\"");

    private static async Task<Annotations> ReadAsync(ODataServer server) => new(XDocument.Parse(
        (await new Probe("$metadata") { Headers = ["Prefer", "include-annotations=\"*\""] }.SendAsync(server)).Text));

    private sealed record Annotations(XDocument Document)
    {
        public Annotated Container() => new(Elements("EntityContainer").Single());

        public IEnumerable<Annotated> Sets() => Elements("EntitySet").Select(element => new Annotated(element));

        public Annotated Set(string name) => Sets().Single(set => set.Name == name);

        public Annotated Type(string name) => new(Elements("EntityType").Single(element => element.Attribute("Name")!.Value == name));

        public Annotated Property(string type, string name) =>
            new(Type(type).Element.Elements().Single(element => element.Name.LocalName == "Property" && element.Attribute("Name")!.Value == name));

        private IEnumerable<XElement> Elements(string name) => Document.Descendants().Where(element => element.Name.LocalName == name);
    }

    private sealed record Annotated(XElement Element)
    {
        public string Name => Element.Attribute("Name")!.Value;

        public bool Has(string term) => Find(term).Any();

        public string? Text(string term, string form = "String") => Find(term).FirstOrDefault()?.Attribute(form)?.Value;

        public string? Path(string term) => Text(term, "Path");

        public string? Member(string term) => Text(term, "EnumMember") ?? Find(term).Elements().FirstOrDefault()?.Value;

        public IReadOnlyList<string> Strings(string term) =>
            [.. Find(term).Descendants().Where(element => element.Name.LocalName == "String").Select(element => element.Value)
                .Concat(Find(term).Descendants().Select(element => element.Attribute("String")?.Value).OfType<string>())];

        public string? Value(string term, string member) => Find(term).Descendants()
            .FirstOrDefault(element => element.Name.LocalName == "PropertyValue" && element.Attribute("Property")!.Value == member)?.Attribute("Bool")?.Value;

        private IEnumerable<XElement> Find(string term) => Element.Elements()
            .Where(element => element.Name.LocalName == "Annotation" && element.Attribute("Term")!.Value == term);
    }
}
