using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.Probe;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 152 to 180: aggregation.</summary>
internal static class ApplyRows
{
    private const string Sample = "Reports(1)/Observations?$apply=";
    private const string Flat = "ObservationsFlat?$apply=";
    private const string Tree = "$root/AdminUnits,AdminUnitHierarchy,AdminUnitKey";
    private const string Node = "HierarchyNodes=$root/AdminUnits,HierarchyQualifier='AdminUnitHierarchy',Node=AdminUnitKey";
    private const string Province = "$root/AdminUnits(Code='94')/AdminUnitKey";

    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(152, "$apply comes first; all other options see what it makes.",
            Works(Sample + "groupby((Status),aggregate($count as N))&$filter=N ge 1&$orderby=N desc,Status&$top=2&$count=true", answer =>
            {
                answer.Count.ShouldBe(4);
                answer.Each("Status").ShouldBe(["Normal", "NotNumeric"]);
                answer.Each("N").ShouldBe(["2", "1"]);
            })),
        new(153, "sum, min, max, average, countdistinct and $count; null is left out; over nothing counts are 0 and the rest is null.",
            Works(Sample + "filter(SourceRow eq 4)/aggregate(Value with sum as S,Value with average as A,Value with min as I,Value with max as M,AdminUnitKey with countdistinct as U,$count as N)", answer =>
            {
                answer.Context.ShouldEndWith("$metadata#Observations(S,A,I,M,U,N)");
                answer.Rows.Single().GetProperty("S@odata.type").GetString().ShouldBe("#Decimal");
                answer.Rows[0].TryGetProperty("@odata.id", out _).ShouldBeFalse();
                ((string[])["90", "90", "90", "90", "1", "1"]).ShouldBe(((string[])["S", "A", "I", "M", "U", "N"]).Select(name => answer.Each(name)[0]));
            }),
            Works(Sample + "aggregate(Value with max as M,Value with countdistinct as D,$count as N)", answer =>
                ((string[])["92.59", "3", "5"]).ShouldBe(((string[])["M", "D", "N"]).Select(name => answer.Each(name)[0]))),
            Works(Sample + "filter(false)/aggregate(Value with sum as S,Value with average as A,Value with countdistinct as U,$count as N)", answer =>
                ((string?[])[null, null, "0", "0"]).ShouldBe(((string[])["S", "A", "U", "N"]).Select(name => answer.Each(name)[0])))),
        new(154, "Sums have one type that is wide enough.",
            Works("AdminUnits?$apply=aggregate(AdminUnitKey with sum as S,AdminUnitKey with average as A,AdminUnitKey with max as M)", answer =>
            {
                answer.Rows[0].GetProperty("S@odata.type").GetString().ShouldBeOneOf("#Int64", "#Decimal");
                answer.Rows[0].GetProperty("A@odata.type").GetString().ShouldBeOneOf("#Decimal", "#Double");
                answer.Rows[0].GetProperty("M@odata.type").GetString().ShouldBe("#Int32");
            })),
        new(155, "countdistinct and $count are decimals without fraction.",
            Works("AdminUnits?$apply=aggregate($count as N,Level with countdistinct as L)", answer =>
            {
                answer.Rows[0].GetProperty("N@odata.type").GetString().ShouldBe("#Decimal");
                answer.Each("L").ShouldBe(["3"]);
            })),
        new(156, "A name that is taken, given twice or missing is an error.",
            Fails(400, "Observations?$apply=aggregate(Value with max as Value)", "another name"),
            Fails(400, "Observations?$apply=aggregate(Value with max as A,Value with min as A)", "differ"),
            Fails(400, "Observations?$apply=aggregate(Value with max)", "'as'")),
        new(157, "An unknown method is an error.",
            Fails(400, "Observations?$apply=aggregate(Value with median as M)", "sum, min, max"),
            Fails(501, "Observations?$apply=aggregate(Value with Cchc.median as M)", "Cchc.median")),
        new(158, "Expressions and paths are aggregated.",
            Works(Sample + "aggregate(Value mul Denominator with max as X,Indicator/IndicatorKey with max as Y,Report/Title with min as Z)", answer => answer.Each("X").ShouldBe(["900"]))),
        new(159, "Texts are not summed.", Fails(400, "Observations?$apply=aggregate(Note with sum as X)", "numbers")),
        new(160, "groupby gives the distinct values, nested as their paths; null is a group.",
            Works(Sample + "groupby((AdminUnit/Level,Period/Year))", answer =>
            {
                answer.Context.ShouldEndWith("$metadata#Observations(AdminUnit(Level),Period(Year))");
                answer.Each("AdminUnit/Level").ShouldBe(["District"]);
                answer.Each("Period/Year").ShouldBe(["2022"]);
            }),
            Works(Sample + "groupby((Denominator))&$orderby=Denominator", answer => answer.Each("Denominator").ShouldBe([null, "10"]))),
        new(161, "Paths over several navigation properties are grouped by, with aggregates beside.",
            Works(Sample + "groupby((AdminUnit/Parent/Name),aggregate($count as N))", answer =>
            {
                answer.Each("AdminUnit/Parent/Name").ShouldBe(["Tỉnh Sóc Trăng"]);
                answer.Each("N").ShouldBe(["5"]);
            })),
        new(162, "Related entities are grouped by.",
            Works(Sample + "groupby((AdminUnit),aggregate($count as N))", answer =>
            {
                answer.Rows.Single().GetProperty("AdminUnit").GetProperty("Code").GetString().ShouldBe("950");
                answer.Each("N").ShouldBe(["5"]);
            })),
        new(163, "Any sequence of transformations is applied to each group.",
            Works(Sample + "groupby((AdminUnitKey),topcount(1,Value))&$select=Value", answer => answer.Each("Value").ShouldBe(["92.59"])),
            Works(Sample + "groupby((Status),filter(Value gt 1)/aggregate($count as N))&$orderby=Status", answer => answer.Each("Status").ShouldContain("Normal"))),
        new(164, "filter, search and compute are transformations.",
            Works(Sample + "filter(Value gt 1)/groupby((Status),aggregate($count as N))/filter(N gt 1)/compute(N div 4 as H)", answer => answer.Each("H").ShouldBe(["0.5"])),
            Works(Sample + "search(ngoặc)/aggregate($count as N)", answer => answer.Each("N").ShouldBe(["1"])),
            Same("Observations/$count?$apply=filter(Value gt 100)", "Observations/$count?$filter=Value gt 100")),
        new(165, "orderby, skip and top are transformations.",
            Works(Sample + "groupby((Status),aggregate($count as N))/orderby(N desc,Status)/skip(1)/top(2)", answer => answer.Each("Status").ShouldBe(["NotNumeric", "NotReported"]))),
        new(166, "identity and concat; the rows come in the order of the sequences.",
            Works(Sample + "concat(aggregate($count as Total),groupby((Status),aggregate($count as N))/orderby(Status)/concat(aggregate($count as UI5__count),top(2)))", answer =>
            {
                answer.Each("Total").ShouldBe(["5", null, null, null]);
                answer.Each("UI5__count").ShouldBe([null, "4", null, null]);
                answer.Each("Status").ShouldBe([null, null, "Normal", "NotNumeric"]);
                answer.Rows[0].TryGetProperty("Status", out _).ShouldBeFalse();
            }),
            Works(Sample + "concat(aggregate($count as Total),groupby((Status)))&$filter=isdefined(Status)&$count=true", answer => answer.Count.ShouldBe(4)),
            Same("AdminUnits?$apply=identity&$top=1", "AdminUnits?$top=1")),
        new(167, "topcount, topsum, toppercent and their opposites.",
            Works(Sample + "topcount(2,Value)&$select=Value&$orderby=Value desc", answer => answer.Each("Value").ShouldBe(["92.59", "90"])),
            Works(Sample + "topsum(100,Value)&$select=Value&$orderby=Value desc", answer => answer.Each("Value").ShouldBe(["92.59", "90"])),
            Works(Sample + "toppercent(50,Value)&$select=Value", answer => answer.Each("Value").ShouldBe(["92.59"])),
            Works(Sample + "filter(Value ne null)/bottomcount(1,Value)&$select=Value", answer => answer.Each("Value").ShouldBe(["0.000001"])),
            Works(Sample + "filter(Value ne null)/bottomsum(1,Value)&$select=Value&$orderby=Value", answer => answer.Each("Value").ShouldBe(["0.000001", "90"])),
            Works(Sample + "filter(Value ne null)/bottompercent(40,Value)&$select=Value&$orderby=Value", answer => answer.Each("Value").ShouldBe(["0.000001", "90"])),
            Fails(400, "Observations?$apply=topcount(0,Value)", "above 0"),
            Fails(400, "Observations?$apply=topsum(-1,Value)", "above 0")),
        new(168, "rollup adds the coarser levels, from properties or from a hierarchy of the model.",
            Works("Reports(1)/Observations?$apply=groupby((rollup(AdminUnit/ProvinceCode,AdminUnit/Code)),aggregate($count as N))", answer =>
            {
                answer.Rows.Count.ShouldBe(2);
                answer.Each("AdminUnit/ProvinceCode").ShouldBe(["94", "94"]);
                answer.Rows.Count(row => row.GetProperty("AdminUnit").TryGetProperty("Code", out _)).ShouldBe(1);
            }),
            Works(Sample + "groupby((rollup(null,AdminUnit/ProvinceCode)),aggregate($count as N))", answer => answer.Each("N").ShouldBe(["5", "5"])),
            Works(Flat + "filter(ReportNumber eq '15/BC-UBND')/groupby((rollup(AdminUnitHierarchy)),aggregate($count as N))", answer => answer.Rows.Count.ShouldBe(3)),
            Fails(400, "Observations?$apply=groupby((rollup(AdminUnit/ProvinceCode)))", "further level")),
        new(169, "rolluprecursive, ancestors, descendants, traverse and the hierarchy functions follow the hierarchy of administrative units.",
            Works(Sample + "groupby((rolluprecursive($root/AdminUnits,AdminUnitHierarchy,AdminUnit/AdminUnitKey)),aggregate($count as N))&$filter=N gt 0", answer =>
                answer.Each("AdminUnit/Level").ShouldBe(["District", "Province"], ignoreOrder: true)),
            Works($"AdminUnits?$apply=ancestors({Tree},filter(Code eq '950'),keep start)&$select=Code", answer => answer.Each("Code").ShouldBe(["94", "950"], ignoreOrder: true)),
            Works($"AdminUnits?$apply=descendants({Tree},filter(Code eq '950'),1)&$select=ParentCode", answer => answer.Each("ParentCode").ShouldAllBe(code => code == "950")),
            Works($"AdminUnits?$apply=descendants({Tree},filter(Code eq '950'),keep start)/traverse({Tree},preorder,Name)&$select=Code&$top=1", answer => answer.Each("Code").ShouldBe(["950"])),
            Works($"AdminUnits?$apply=traverse({Tree},postorder,filter(Code eq '950'),Name)&$select=Code", answer => answer.Each("Code")[^1].ShouldBe("950")),
            Works($"AdminUnits?$apply=groupby((Level),descendants({Tree},filter(Code eq '950'),1,keep start)/aggregate($count as N))&$filter=N gt 0", answer => answer.Each("N").ShouldBe(["1"])),
            Works(Sample + "groupby((rolluprecursive($root/AdminUnits,AdminUnitHierarchy,AdminUnit/AdminUnitKey)),compute(case(AdminUnit eq Aggregation.rollupnode():Value) as Own)"
                + "/aggregate(Value with max as Most,Own with max as MostOwn,$count as N))&$filter=N gt 0&$orderby=MostOwn", answer =>
            {
                answer.Each("Most").ShouldBe(["92.59", "92.59"]);
                answer.Each("MostOwn").ShouldBe([null, "92.59"]);
            }),
            Same($"AdminUnits/$count?$filter=Aggregation.isroot({Node})", "AdminUnits/$count?$filter=ParentKey eq null"),
            Same($"AdminUnits/$count?$filter=Aggregation.isleaf({Node})", "AdminUnits/$count?$filter=not Children/any()"),
            Same($"AdminUnits/$count?$filter=Aggregation.isnode({Node})", "AdminUnits/$count"),
            Same($"AdminUnits/$count?$filter=Aggregation.isdescendant({Node},Ancestor={Province},MaxDistance=1)", "AdminUnits/$count?$filter=Parent/Code eq '94'"),
            Same($"AdminUnits/$count?$filter=Aggregation.isdescendant({Node},Ancestor={Province},IncludeSelf=true)", "AdminUnits/$count?$filter=Code eq '94' or Parent/Code eq '94' or Parent/Parent/Code eq '94'"),
            Works($"AdminUnits?$filter=Aggregation.isancestor({Node},Descendant=1)&$select=Code&$orderby=Code", answer => answer.Each("Code").ShouldBe(["001", "01"])),
            Same($"AdminUnits/$count?$filter=Aggregation.issibling({Node},Other=1,IncludeSelf=true)", "AdminUnits/$count?$filter=ParentKey eq $root/AdminUnits(1)/ParentKey"),
            Works($"Reports(1)/Observations/$count?$filter=not Aggregation.isdescendant({Node},Ancestor={Province})", answer => answer.Text.ShouldBe("0")),
            Fails(400, "Observations?$apply=groupby((rolluprecursive()),aggregate($count as N))", "$root/")),
        new(170, "A custom aggregate has its method from the model.",
            Works(Sample + "filter(SourceRow eq 1)/aggregate(Value,UnitOfMeasureKey)", answer =>
            {
                answer.Each("Value").ShouldBe(["92.59"]);
                answer.Each("UnitOfMeasureKey")[0].ShouldNotBeNull();
            }),
            Works(Sample + "groupby((IndicatorKey),aggregate(Value,Denominator with max as D))", answer => answer.Rows.Count.ShouldBe(5)),
            Works(Sample + "aggregate(UnitOfMeasureKey)", answer => answer.Rows.Count.ShouldBe(1))),
        new(171, "from aggregates in steps.",
            Works(Sample + "aggregate(Value with max from Period/Year with average as A)", answer => answer.Each("A").ShouldBe(["92.59"]))),
        new(172, "join, outerjoin, nest and addnested.",
            Works("Reports?$apply=join(Observations as F)/groupby((ReportKey),aggregate(F/Value with max as T))&$orderby=ReportKey", answer =>
            {
                answer.Each("ReportKey").ShouldBe(["1", "2"]);
                answer.Each("T")[0].ShouldBe("92.59");
            }),
            Works("AdminUnits?$apply=filter(Code eq '01' or Code eq '950')/outerjoin(Observations as F)/groupby((Level),aggregate(F/Value with max as T))&$orderby=Level", answer =>
                answer.Each("T").ShouldContain((string?)null)),
            Works("Reports?$apply=nest(groupby((Status)) as States)", answer => answer.Rows.Single().GetProperty("States").GetArrayLength().ShouldBe(1)),
            Works("Reports?$apply=filter(ReportKey eq 1)/addnested(Observations,filter(Value gt 1) as Large)&$select=Large", answer =>
                answer.Rows[0].GetProperty("Large").GetArrayLength().ShouldBe(2))),
        new(173, "Related rows are aggregated from the one side, in today's and in the older form.",
            Works("Reports?$apply=groupby((ReportKey),aggregate(Observations/Value with max as T,Observations/$count as N))&$orderby=ReportKey&$top=1", answer =>
            {
                answer.Each("T").ShouldBe(["92.59"]);
                answer.Each("N").ShouldBe(["5"]);
            }),
            Works("Reports?$apply=groupby((ReportKey),aggregate(Observations(Value with max as T)))&$orderby=ReportKey&$top=1", answer => answer.Each("T").ShouldBe(["92.59"]))),
        new(174, "A related entity counts once however many rows lead to it.",
            Works(Sample + "aggregate(AdminUnit/$count as N,AdminUnit/AdminUnitKey with sum as S,AdminUnit/AdminUnitKey with max as M)", answer =>
            {
                answer.Each("N").ShouldBe(["1"]);
                answer.Each("S").ShouldBe(answer.Each("M"));
            })),
        new(175, "/$count of an aggregated collection is the number of its rows.",
            Works("Reports(1)/Observations/$count?$apply=groupby((Status))", answer => answer.Text.ShouldBe("4"))),
        new(176, "$apply inside $expand.",
            Works("Reports?$filter=ReportKey eq 1&$select=ReportKey&$expand=Observations($apply=aggregate(Value with max as T))", answer =>
                answer.Rows[0].GetProperty("Observations")[0].GetProperty("T").GetDecimal().ShouldBe(92.59m))),
        new(177, "Names of transformations are written in any case.",
            Same("Reports(1)/Observations?$apply=GROUPBY((Status),AGGREGATE(Value WITH MAX AS T))", Sample + "groupby((Status),aggregate(Value with max as T))")),
        new(178, "$apply on one entity, or what is no transformation, is an error.",
            Fails(400, "Reports(1)?$apply=aggregate($count as N)", "single entity"),
            Fails(400, "Observations?$apply=foo(1)", "groupby"),
            Fails(501, "Observations?$apply=Cchc.foo()", "functions"),
            Fails(400, "Observations?$apply=")),
        new(179, "Aggregated rows come in pages too; the token holds what they are grouped by.",
            Works("Observations?$apply=groupby((AdminUnitKey,IndicatorKey),aggregate(Value with max as M))&$orderby=M desc&$top=1"))
        {
            Script = async server =>
            {
                var rows = new List<string>();
                for (string? next = "Observations?$apply=groupby((AdminUnitKey,IndicatorKey),aggregate(Value with max as M))&$orderby=M desc"; next is not null;)
                {
                    var page = await server.JsonAsync(next, "Prefer", "maxpagesize=4000");
                    rows.AddRange(page.GetProperty("value").EnumerateArray().Select(row => $"{row.GetProperty("AdminUnitKey")} {row.GetProperty("IndicatorKey")}"));
                    next = page.TryGetProperty("@odata.nextLink", out var link) ? link.GetString()![server.Root.Length..] : null;
                }

                rows.Count.ShouldBe(Http.SampleFacts.Bulk + 5);
                rows.Distinct().Count().ShouldBe(rows.Count);
            },
        },
        new(180, "A cross join is aggregated.",
            Works("$crossjoin(Periods,UnitsOfMeasure)?$apply=groupby((Periods/Year),aggregate($count as N))&$top=1", answer => answer.Each("Periods/Year").ShouldBe(["2010"]))),
    ];
}
