using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.Probe;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 104 to 121: selection, order, sections, counts, search, computed values, and options as such.</summary>
internal static class OptionRows
{
    private const string Sample = "Reports(1)/Observations?$orderby=SourceRow";

    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(104, "$select leaves the properties that it names.",
            Works("AdminUnits?$select=Code,Name&$top=1", answer =>
            {
                answer.Context.ShouldEndWith("$metadata#AdminUnits(Code,Name)");
                answer.ShouldHaveMembers("Code", "Name");
            }),
            Works("AdminUnits?$select=*&$top=1", answer => answer.Rows[0].EnumerateObject().Count().ShouldBe(14)),
            Works("AdminUnits?$select=Code,Code&$top=1", answer => answer.ShouldHaveMembers("Code")),
            Works("AdminUnits?$select=Cchc.AdminUnit/Name&$top=1", answer => answer.ShouldHaveMembers("Name")),
            Fails(400, "AdminUnits?$select=Nope", "Nope"),
            Fails(400, "AdminUnits?$select=")),
        new(105, "Parts of complex properties are selected.") { NotApplicable = "the model has no complex types" },
        new(106, "$select on a collection of values takes options.", Fails(400, "AdminUnits?$select=Name($top=1)")) { NotApplicable = "no property of the model is a collection of values" },
        new(107, "A navigation property that is selected and not expanded is shown as its link.",
            Works("AdminUnits?$select=Name,Observations&$top=1", answer => answer.Rows[0].TryGetProperty("Observations@odata.navigationLink", out _).ShouldBeTrue())),
        new(108, "$orderby sorts by expressions: null before all values, false before true.",
            Works("Reports(1)/Observations?$orderby=Value&$select=Value", answer => answer.Each("Value").ShouldBe([null, null, "0.000001", "90", "92.59"])),
            Works("Reports(1)/Observations?$orderby=Value DESC&$select=Value", answer => answer.Each("Value").ShouldBe(["92.59", "90", "0.000001", null, null])),
            Works("AdminUnits?$orderby=Level desc,Name&$top=2&$select=Level,Name", answer => answer.Each("Level").ShouldAllBe(level => level == "Province")),
            Works("AdminUnits?$filter=Code eq '001' or Code eq '01'&$orderby=Parent/Name,IsCurrent&$select=Code,IsCurrent", answer => answer.Each("Code")[0].ShouldBe("01")),
            Works("Reports?$orderby=Observations/$count desc&$select=ReportKey", answer => answer.Each("ReportKey").ShouldBe(["2", "1"])),
            Works("AdminUnits?$orderby=length(Name) desc,Name&$top=1&$select=Name", answer => answer.Each("Name")[0]!.Length.ShouldBeGreaterThan(25)),
            Works("Reports(1)/Observations?$orderby=Value gt 1&$select=Value", answer => answer.Each("Value").Skip(3).ShouldBe(["92.59", "90"], ignoreOrder: true)),
            Fails(400, "AdminUnits?$orderby=Children/Name", "any"),
            Fails(400, "AdminUnits?$orderby=Children"),
            Fails(400, "AdminUnits?$orderby=Parent"),
            Fails(400, "AdminUnits?$orderby=Name down")),
        new(109, "The order is total: rows that tie are ordered by the key.",
            Works("AdminUnits?$orderby=Level&$top=50&$select=Code,Level", async (answer, server) =>
            {
                var pieces = new List<string?>();
                for (var skip = 0; skip < 50; skip += 10)
                {
                    pieces.AddRange((await new Probe($"AdminUnits?$orderby=Level&$top=10&$skip={skip}&$select=Code,Level").SendAsync(server)).Each("Code"));
                }

                pieces.ShouldBe(answer.Each("Code"));
            })),
        new(110, "$top takes so many rows, and there is never a link beyond them.",
            Works("AdminUnits?$top=3", answer =>
            {
                answer.Rows.Count.ShouldBe(3);
                answer.Json.TryGetProperty("@odata.nextLink", out _).ShouldBeFalse();
            }),
            Works("AdminUnits?$top=0", answer => answer.Rows.ShouldBeEmpty()),
            Fails(400, "AdminUnits?$top=-1", "without a sign"),
            Fails(400, "AdminUnits?$top=abc")),
        new(111, "$skip passes over rows, before $top.",
            Works(Sample + "&$skip=1&$top=2&$select=SourceRow", answer => answer.Each("SourceRow").ShouldBe(["2", "3"])),
            Works("AdminUnits?$skip=1000000", answer => answer.Rows.ShouldBeEmpty()),
            Fails(400, "AdminUnits?$skip=-1"),
            Fails(400, "AdminUnits?$skip=20000000", "at most")),
        new(112, "$count=true tells the number after filter and search, before skip and top.",
            Works("Reports(1)/Observations?$count=true&$top=1&$skip=1&$filter=Value ge 1", answer =>
            {
                answer.Count.ShouldBe(2);
                answer.Rows.Count.ShouldBe(1);
            }),
            Works("Reports(1)/Observations?$count=true&$top=0&$search=ngoặc", answer => answer.Count.ShouldBe(1)),
            Works("Reports(1)/Observations?$apply=groupby((Status))&$count=true&$top=1", answer => answer.Count.ShouldBe(4)),
            Works("AdminUnits?$count=false&$top=1", answer => answer.Json.TryGetProperty("@odata.count", out _).ShouldBeFalse()),
            Fails(400, "AdminUnits?$count=yes", "true or false")),
        new(113, "$search knows AND, OR, NOT and phrases; case and diacritics do not matter, and the best comes first.",
            Works("AdminUnits?$search=sóc AND (trăng OR \"vĩnh châu\") NOT phường&$select=Name", answer => answer.Each("Name").ShouldAllBe(name => name!.Contains("Sóc Trăng") && !name.Contains("Phường"))),
            Works("AdminUnits/$count?$search=\"vinh chau\" vinh&$filter=Code eq '950'", answer => answer.Count.ShouldBe(1)),
            Works("AdminUnits?$search=950&$select=Code&$top=1", answer => answer.Each("Code").ShouldBe(["950"])),
            Works("Indicators?$search=1.1.1&$select=Code&$top=1", answer => answer.Each("Code").ShouldBe(["1.1.1"])),
            Same("AdminUnits/$count?$search=VINH CHAU", "AdminUnits/$count?$search=vĩnh AND châu"),
            Works("AdminUnits?$search=2024 a-b a.b a'b or&$top=1", answer => answer.Rows.ShouldBeEmpty()),
            Fails(400, "AdminUnits?$search=" + string.Join(" OR ", Enumerable.Range(0, 51)), "at most 50"),
            Fails(400, "AdminUnits?$search="),
            Fails(400, "AdminUnits?$search=(a")),
        new(114, "$compute gives values names that later ones, $filter, $orderby and $select may use.",
            Works("Observations?$filter=V2 gt 5 and ReportKey eq 1&$compute=Value mul 2 as V2,V2 add 1 as V3&$orderby=V3&$select=SourceRow,V2", answer =>
            {
                answer.ShouldHaveMembers("SourceRow", "V2");
                answer.Each("V2").ShouldBe(["180", "185.18"]);
                answer.Rows[0].GetProperty("V2@odata.type").GetString().ShouldBe("#Decimal");
            }),
            Works("Observations?$compute=Value mul 2 as V2&$top=1", answer => answer.Rows[0].TryGetProperty("V2", out _).ShouldBeTrue()),
            Fails(400, "Observations?$compute=Value mul 2 as Value", "Value already"),
            Fails(400, "Observations?$compute=Value mul 2 as V2,Value as V2")),
        new(115, "$compute stands inside of $expand.",
            Works("Reports?$filter=ReportKey eq 1&$expand=Observations($compute=Value mul 2 as V2;$select=V2;$orderby=V2 desc;$top=1)", answer =>
                answer.Rows[0].GetProperty("Observations")[0].GetProperty("V2").GetDecimal().ShouldBe(185.18m))),
        new(116, "$index is for insertions only.", Fails(400, "AdminUnits?$index=3", "$skip")),
        new(117, "An option is given once.",
            Fails(400, "AdminUnits?$top=1&$top=2", "twice"),
            Fails(400, "AdminUnits?$filter=true&FILTER=true", "twice"),
            Fails(400, "AdminUnits?$top=1&top=1", "twice")),
        new(118, "An option with a dollar sign that nobody knows is an error.",
            Fails(400, "AdminUnits?$filtre=true", "$filter"),
            Fails(400, "AdminUnits?$foo=1", "no query option $foo")),
        new(119, "Options of the client's own are passed over.",
            Same("AdminUnits?debug=1&trace-id=x&$top=1", "AdminUnits?$top=1"),
            Fails(400, "AdminUnits?top=x")),
        new(120, "Options are written with or without the dollar sign, in any case, also nested ones.",
            Same("AdminUnits?Filter=Level eq 'Province'&TOP=1&orderBy=Name&select=Name&expand=Children(select=Name;TOP=1)",
                "AdminUnits?$filter=Level eq 'Province'&$top=1&$orderby=Name&$select=Name&$expand=Children($select=Name;$top=1)")),
        new(121, "An option that the resource does not take is an error.",
            Fails(400, "AdminUnits(1)?$top=1", "single entity"),
            Fails(400, "AdminUnits(1)?$filter=true"),
            Fails(400, "AdminUnits(1)?$orderby=Name"),
            Fails(400, "AdminUnits(1)?$skip=1"),
            Fails(400, "AdminUnits(1)?$count=true"),
            Fails(400, "AdminUnits/$count?$select=Name"),
            Fails(400, "AdminUnits(1)/Name?$filter=true"),
            Fails(400, "AdminUnits(1)?$apply=aggregate($count as N)")),
    ];
}
