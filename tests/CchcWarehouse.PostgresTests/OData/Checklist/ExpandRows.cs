using System.Text.Json;
using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.Probe;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 122 to 133: related entities inside of an answer.</summary>
internal static class ExpandRows
{
    private const string Report = "Reports?$filter=ReportKey eq 1&$select=ReportKey&$expand=";

    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(122, "$expand puts related entities inline: an object, an array, null or an empty array.",
            Works("Reports(1)/Observations?$top=1&$expand=AdminUnit,Period", answer => answer.Rows[0].GetProperty("AdminUnit").GetProperty("Code").GetString().ShouldBe("950")),
            Works(Report + "Observations", answer => answer.Rows[0].GetProperty("Observations").GetArrayLength().ShouldBe(5)),
            Works("AdminUnits(Code='01')?$expand=Parent", answer => answer.Json.GetProperty("Parent").ValueKind.ShouldBe(JsonValueKind.Null)),
            Works("AdminUnits(1)?$expand=Children", answer => answer.Json.GetProperty("Children").GetArrayLength().ShouldBe(0))),
        new(123, "Of related entities the references are given.",
            Works(Report + "Observations/$ref", answer => answer.Rows[0].GetProperty("Observations")[0].GetProperty("@odata.id").GetString().ShouldStartWith("Observations(")),
            Works("AdminUnits(1)?$expand=Parent/$ref", answer => answer.Json.GetProperty("Parent").GetProperty("@odata.id").GetString().ShouldStartWith("AdminUnits("))),
        new(124, "Expanded collections are filtered and cast.",
            Works(Report + "Cchc.Report/Observations($filter=Value gt 1)", answer => answer.Rows[0].GetProperty("Observations").GetArrayLength().ShouldBe(2)),
            Fails(400, "AdminUnits?$expand=Cchc.Nope/Parent", "Nope")),
        new(125, "Expanded collections take order, sections, count, search, selection and further expansion, for each parent by itself.",
            Works(Report + "Observations($orderby=Value desc;$top=2;$skip=1;$count=true;$select=Value;$expand=Period($select=Code))", answer =>
            {
                var row = answer.Rows[0];
                row.GetProperty("Observations@odata.count").GetInt32().ShouldBe(5);
                row.GetProperty("Observations").EnumerateArray().Select(o => o.GetProperty("Value").GetRawText()).ShouldBe(["90", "0.000001"]);
                row.GetProperty("Observations")[0].GetProperty("Period").GetProperty("Code").GetString().ShouldBe("2022");
            }),
            Works(Report + "Observations($search=ngoặc;$select=SourceRow)", answer => answer.Rows[0].GetProperty("Observations").GetArrayLength().ShouldBe(1)),
            Works(Report + "Observations($select=SourceRow)", async (_, server) =>
            {
                var row = (await server.JsonAsync(Report + "Observations($select=SourceRow)", "Prefer", "maxpagesize=3")).GetProperty("value")[0];
                row.GetProperty("Observations").GetArrayLength().ShouldBe(3);
                var next = await server.JsonAsync(row.GetProperty("Observations@odata.nextLink").GetString()![server.Root.Length..]);
                next.GetProperty("value").GetArrayLength().ShouldBe(2);
            })),
        new(126, "$levels expands recursively.",
            Works("AdminUnits(1)?$select=Name&$expand=Parent($levels=2;$select=Name)", answer =>
            {
                var province = answer.Json.GetProperty("Parent").GetProperty("Parent");
                province.GetProperty("Name").GetString().ShouldBe("Thành phố Hà Nội");
                province.TryGetProperty("Parent", out _).ShouldBeFalse();
            }),
            Works("AdminUnits(1)?$select=Name&$expand=Parent($levels=max;$select=Name)", answer =>
                answer.Json.GetProperty("Parent").GetProperty("Parent").GetProperty("Parent").ValueKind.ShouldBe(JsonValueKind.Null)),
            Same("AdminUnits(1)?$select=Name&$expand=Parent($levels=MAX;$select=Name)", "AdminUnits(1)?$select=Name&$expand=Parent($levels=max;$select=Name)"),
            Fails(400, "AdminUnits(1)?$expand=Parent($levels=0)"),
            Fails(400, "AdminUnits(1)?$expand=Parent($levels=-1)"),
            Fails(400, "AdminUnits(1)?$expand=Parent($levels=x)"),
            Fails(400, "AdminUnits(1)?$expand=Parent($levels=9)", "at most 5")),
        new(127, "$expand=* expands all navigation properties.",
            Works("Reports(1)?$expand=*", answer => answer.Json.EnumerateObject().Select(m => m.Name).ShouldContain("Findings")),
            Works("Reports(1)?$expand=*/$ref&$select=Title", answer => answer.Json.GetProperty("AdminUnit").GetProperty("@odata.id").GetString().ShouldStartWith("AdminUnits(")),
            Works("AdminUnits(1)?$expand=*($levels=2)&$select=Name", answer => answer.Json.GetProperty("Parent").GetProperty("Parent").ValueKind.ShouldBe(JsonValueKind.Object))),
        new(128, "Of an expanded collection the number of members is given.",
            Works(Report + "Observations/$count($filter=Value gt 1)", answer =>
            {
                answer.Rows[0].GetProperty("Observations@odata.count").GetInt32().ShouldBe(2);
                answer.Rows[0].TryGetProperty("Observations", out _).ShouldBeFalse();
            }),
            Works(Report + "Observations/$count", answer => answer.Rows[0].GetProperty("Observations@odata.count").GetInt32().ShouldBe(5)),
            Works(Report + "Observations/$count($search=ngoặc)", answer => answer.Rows[0].GetProperty("Observations@odata.count").GetInt32().ShouldBe(1))),
        new(129, "$it is the outer entity, $this the expanded one.",
            Works(Report + "Observations($filter=AdminUnitKey eq $it/AdminUnitKey and $this/Value gt 1)", answer => answer.Rows[0].GetProperty("Observations").GetArrayLength().ShouldBe(2)),
            Works("AdminUnits(1)/Parent?$select=Code&$expand=Children($filter=$it/Code ne ParentCode;$select=Code)", answer => answer.Json.GetProperty("Children").GetArrayLength().ShouldBe(0))),
        new(130, "Parameter aliases are defined inside of $expand.",
            Works(Report + "Observations(@u=1;$filter=Value gt @u)", answer => answer.Rows[0].GetProperty("Observations").GetArrayLength().ShouldBe(2)),
            Works(Report + "Observations(@u=$this;$filter=@u/Value gt 1)", answer => answer.Rows[0].GetProperty("Observations").GetArrayLength().ShouldBe(2))),
        new(131, "What cannot be expanded, and options that are no options, are errors.",
            Fails(400, "Reports?$expand=Nope", "Nope"),
            Fails(400, "Reports?$expand=Title", "no navigation property"),
            Fails(400, "Reports?$expand=Observations("),
            Fails(400, "Reports?$expand=Observations()"),
            Fails(400, "Reports?$expand=Observations($count=x)"),
            Fails(400, "Reports?$expand=Observations($top=-1)"),
            Fails(400, "Reports?$expand=Observations($nope=1)"),
            Fails(400, "Reports?$expand=AdminUnit,AdminUnit", "twice")),
        new(132, "The depth of expansion is limited, and the refusal names the limit.",
            Fails(400, "AdminUnits(1)?$expand=Parent($expand=Parent($expand=Parent($expand=Parent($expand=Parent($expand=Parent)))))", "5 levels"),
            Works("AdminUnits(1)?$expand=Parent($expand=Parent($expand=Parent($expand=Parent($expand=Parent))))")),
        new(133, "The context URL tells what is selected of expanded entities.",
            Works("Reports?$select=Title&$expand=Observations($select=Value;$top=1)", answer => answer.Context.ShouldEndWith("$metadata#Reports(Title,Observations(Value))")),
            Works("Reports?$expand=AdminUnit", async (answer, server) =>
            {
                answer.Context.ShouldEndWith("$metadata#Reports");
                (await server.JsonAsync("Reports?$select=Title&$expand=AdminUnit", "OData-MaxVersion", "4.01")).GetProperty("@context").GetString()
                    .ShouldEndWith("$metadata#Reports(Title,AdminUnit())");
            })),
    ];
}
