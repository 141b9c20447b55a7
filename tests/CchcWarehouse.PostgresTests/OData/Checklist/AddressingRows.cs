using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.Probe;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 43 to 73: what a resource path leads to.</summary>
internal static class AddressingRows
{
    private const string NoFunctions = "the model declares no functions; a call of one is 404";
    private const string NoCollections = "no property of the model is a collection of values";
    private const string NoComplexTypes = "the model has no complex types: every property is primitive";

    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(43, "An entity set is addressed by its name.",
            Works("AdminUnits?$top=2", answer =>
            {
                answer.Context.ShouldEndWith("/odata/$metadata#AdminUnits");
                answer.Rows.Count.ShouldBe(2);
            })),
        new(44, "An entity is addressed by its key, with or without the name of the key property.",
            Works("AdminUnits(1)", answer => answer.Context.ShouldEndWith("$metadata#AdminUnits/$entity")),
            Same("AdminUnits(AdminUnitKey=1)", "AdminUnits(1)")),
        new(45, "The parts of a composite key are named, in any order.",
            Works("IndicatorCodes(Value=1,IndicatorKey=17)", answer => answer.Json.GetProperty("LabelEn").GetString().ShouldBe("Yes")),
            Same("IndicatorCodes(IndicatorKey=17,Value=1)", "IndicatorCodes(Value=1,IndicatorKey=17)"),
            Fails(400, "IndicatorCodes(17,1)", "named"),
            Fails(400, "IndicatorCodes(IndicatorKey=17)", "lacks Value")),
        new(46, "An entity that is not there is 404.", Fails(404, "AdminUnits(999999)")),
        new(47, "A malformed key is the client's error.",
            Fails(400, "AdminUnits('1')", "Edm.Int32"),
            Fails(400, "AdminUnits(x)"),
            Fails(400, "AdminUnits(ID='abc)", "closing quote"),
            new("AdminUnits(2147483648)", 400, 404)),
        new(48, "Keys may be written as path segments.",
            Same("AdminUnits/1", "AdminUnits(1)"),
            Same("AdminUnits/1/Name", "AdminUnits(1)/Name"),
            Same("IndicatorCodes/17/1", "IndicatorCodes(IndicatorKey=17,Value=1)")),
        new(49, "An entity is addressed by an alternate key.",
            Works("AdminUnits(Code='950')?$select=Name,IsCurrent", answer => answer.Json.GetProperty("Name").GetString().ShouldBe("Thị xã Vĩnh Châu")),
            Works("Periods(Code='2022')?$select=PeriodKey", answer => answer.Json.GetProperty("PeriodKey").GetInt32().ShouldBe(202200)),
            Fails(400, "AdminUnits(Name='x')", "no key")),
        new(50, "A parameter alias stands for a key value.",
            Same("AdminUnits(AdminUnitKey=@k)?@k=1", "AdminUnits(1)"),
            Same("AdminUnits(@k)?@k=1", "AdminUnits(1)")),
        new(51, "Quotes in a key are doubled, slashes are encoded.",
            Fails(404, "AdminUnits(Code='O''Neil')"),
            Fails(404, "AdminUnits(Code='9%2F5')"),
            Same("Reports(1)/Observations/$filter(Report/Number%20eq%20'15%2FBC-UBND')/$count", "Reports(1)/Observations/$count"),
            Fails(400, "AdminUnits(Code='9/5')", "%2F")),
        new(52, "An unknown set, property or navigation property is 404.",
            Fails(404, "Nope", "AdminUnits"),
            Fails(404, "AdminUnits(1)/Nope", "Nope")),
        new(53, "Empty segments lead nowhere.", Fails(400, "AdminUnits//", "slash")),
        new(54, "Identifiers are told by case.", Fails(404, "adminunits", "AdminUnits")),
        new(55, "A property is addressed below its entity; null is no content.",
            Works("AdminUnits(1)/Name", answer => answer.Context.ShouldEndWith("$metadata#AdminUnits(1)/Name")),
            Empty("AdminUnits(Code='01')/ParentKey")),
        new(56, "/$value is the raw value of a primitive property.",
            Works("AdminUnits(1)/Name/$value", answer =>
            {
                answer.Text.ShouldBe("Phường Phúc Xá");
                answer.Headers["Content-Type"].ShouldStartWith("text/plain");
            }),
            Empty("Reports(2)/Number/$value"),
            Fails(400, "AdminUnits(1)/$value"),
            Fails(400, "AdminUnits/$value")),
        new(57, "Complex properties and their parts are addressed.") { NotApplicable = NoComplexTypes },
        new(58, "A collection of values is addressed and filtered.") { NotApplicable = NoCollections },
        new(59, "A single-valued navigation property leads to its entity; nothing there is no content.",
            Works("Observations(1)/AdminUnit", answer => answer.Context.ShouldEndWith("$metadata#AdminUnits/$entity")),
            Empty("AdminUnits(Code='01')/Parent")),
        new(60, "A navigation collection takes the options of a set; below a missing parent it is 404.",
            Works("Reports(1)/Observations?$filter=Value%20gt%201&$top=1&$count=true", answer =>
            {
                answer.Context.ShouldEndWith("$metadata#Observations");
                answer.Rows.Count.ShouldBe(1);
                answer.Count.ShouldBe(2);
            }),
            Works("AdminUnits(1)/Observations?$filter=Value%20gt%201000000000", answer => answer.Rows.ShouldBeEmpty()),
            Fails(404, "Reports(999)/Observations")),
        new(61, "Navigation goes on over several properties.",
            Works("AdminUnits(1)/Parent/Children(1)/Observations", answer => answer.Context.ShouldEndWith("$metadata#Observations")),
            Fails(404, "AdminUnits(1)/Parent/Children(999999)/Observations")),
        new(62, "/$ref gives references instead of entities.",
            Works("AdminUnits(1)/Parent/$ref", answer =>
            {
                answer.Context.ShouldEndWith("$metadata#$ref");
                answer.Json.GetProperty("@odata.id").GetString().ShouldStartWith("AdminUnits(");
            }),
            Works("Reports(1)/Observations/$ref?$filter=Value%20gt%201&$top=1&$skip=1&$orderby=Value&$count=true", answer =>
            {
                answer.Context.ShouldEndWith("$metadata#Collection($ref)");
                answer.Rows.Count.ShouldBe(1);
            }),
            Works("AdminUnits/$ref?$top=1"),
            Fails(400, "AdminUnits/$ref?$select=Name"),
            Fails(400, "AdminUnits/$ref?$expand=Parent")),
        new(63, "$entity with $id leads to what the reference names.",
            Same("$entity?$id=AdminUnits(1)", "AdminUnits(1)"),
            Works("$entity?$id=AdminUnits(1)", async (answer, server) =>
                (await server.TextAsync($"$entity?$id={server.Root}AdminUnits(1)")).ShouldBe(answer.Text)),
            Same("$entity/Cchc.AdminUnit?$id=AdminUnits(1)&$select=Name", "AdminUnits(1)?$select=Name"),
            Fails(404, "$entity?$id=AdminUnits(999999)"),
            Fails(400, "$entity?$id=AdminUnits(1)&$select=Name")),
        new(64, "A type cast leaves the entities of a derived type.",
            Same("AdminUnits/Cchc.AdminUnit?$top=1", "AdminUnits?$top=1"),
            Same("AdminUnits(1)/Cchc.AdminUnit/Name", "AdminUnits(1)/Name"),
            Same("AdminUnits/$count?$filter=isof(Cchc.AdminUnit)", "AdminUnits/$count"),
            Fails(404, "AdminUnits/Cchc.Report", "never"))
        {
            NotApplicable = "derived types: the model has none, a cast leads to the type itself or is 404",
        },
        new(65, "/$count is the number of members as plain text.",
            Works("Reports(1)/Observations/$count?$filter=Value%20gt%201", answer =>
            {
                answer.Text.ShouldBe("2");
                answer.Headers["Content-Type"].ShouldBe("text/plain");
            }),
            Works("AdminUnits/$count?$search=hue", async (answer, server) =>
                (await server.JsonAsync("AdminUnits?$search=hue&$count=true&$top=0")).GetProperty("@odata.count").GetInt64().ShouldBe(answer.Count)),
            Same("AdminUnits/$count?$top=1&$skip=1&$orderby=Name&$expand=Parent", "AdminUnits/$count")),
        new(66, "/$filter(…) narrows a collection inside of the path.",
            Same("AdminUnits/$filter(IsCurrent)/$count", "AdminUnits/$count?$filter=IsCurrent"),
            Same("AdminUnits/$filter(@f)/$count?@f=IsCurrent", "AdminUnits/$count?$filter=IsCurrent"),
            Same("AdminUnits/$filter(IsCurrent)/$filter(Level%20eq%20'Province')?$select=Code", "AdminUnits?$filter=IsCurrent%20and%20Level%20eq%20'Province'&$select=Code"),
            Fails(400, "AdminUnits/$filter(IsCurrent)/$count?$filter=IsCurrent", "$filter")),
        new(67, "$crossjoin pairs the entities of sets.",
            Works("$crossjoin(Indicators,UnitsOfMeasure)?$filter=Indicators/UnitOfMeasureKey%20eq%20UnitsOfMeasure/UnitOfMeasureKey&$expand=Indicators($select=Code)&$top=1", answer =>
            {
                answer.Context.ShouldEndWith("$metadata#Collection(Edm.ComplexType)");
                var row = answer.Rows[0];
                row.GetProperty("UnitsOfMeasure@odata.navigationLink").GetString().ShouldStartWith("UnitsOfMeasure(");
                row.GetProperty("Indicators").GetProperty("Code").GetString().ShouldNotBeNullOrEmpty();
            }),
            Fails(400, "$crossjoin(AdminUnits,AdminUnits)"),
            Fails(404, "$crossjoin(AdminUnits,Nope)")),
        new(68, "$all are the entities of all sets.",
            Refuses(501, "$all", "rows of all sets in one answer serve nobody here; ask the sets one by one, or in a batch"),
            new Probe("$all/Cchc.AdminUnit", 501)),
        new(69, "A singleton is addressed by its name.") { NotApplicable = "the model has no singletons" },
        new(70, "Functions are called with named parameters, also by alias.",
            Fails(404, "Ping()"),
            Fails(404, "AdminUnits/Latest(n=3)"),
            new Probe("POST Ping()", 405))
        {
            NotApplicable = NoFunctions,
        },
        new(71, "A member of a collection of values is addressed by its place.", Fails(404, "AdminUnits(1)/Name/0")) { NotApplicable = NoCollections },
        new(72, "What @odata.id names is there.",
            Works("Reports(1)/Observations?$top=1", async (_, server) =>
            {
                var row = (await server.JsonAsync("Reports(1)/Observations?$top=1", "Accept", "application/json;odata.metadata=full")).GetProperty("value")[0];
                var entity = await server.JsonAsync(row.GetProperty("@odata.id").GetString()![server.Root.Length..]);
                entity.GetProperty("ObservationKey").GetInt64().ShouldBe(row.GetProperty("ObservationKey").GetInt64());
            })),
        new(73, "A long query is sent as the body of POST …/$query.",
            Works("POST AdminUnits/$query", answer => answer.Each("Code").ShouldBe(["950"])) with
            {
                Body = ("$filter=Code eq '950'&$select=Code", "text/plain"),
            },
            new Probe("GET AdminUnits/$query", 405),
            new Probe("POST AdminUnits/$query", 415) { Body = ("{}", "application/json") }),
    ];
}
