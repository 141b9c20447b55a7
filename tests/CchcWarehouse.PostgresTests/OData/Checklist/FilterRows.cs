using Shouldly;
using static CchcWarehouse.PostgresTests.OData.Checklist.Probe;

namespace CchcWarehouse.PostgresTests.OData.Checklist;

/// <summary>Rows 74 to 103: conditions and expressions.</summary>
internal static class FilterRows
{
    private const string Count = "Reports(1)/Observations/$count?$filter=";
    private const string NoEnumerations = "the model has no enumeration types: columns of fixed words are Edm.String, so that every client reads them";

    public static IReadOnlyList<ChecklistRow> All { get; } =
    [
        new(74, "eq and ne know null: what is null is not equal to a value.",
            Number(Count + "Note eq null", 3),
            Number(Count + "Note ne 'x'", 5),
            Number(Count + "Value ne 90", 4),
            Number(Count + "Value eq Denominator", 2)),
        new(75, "A comparison with null is false, and so its negation is true.",
            Number(Count + "Value gt 1.5 and Value le 90", 1),
            Number(Count + "Value gt 1", 2),
            Number(Count + "not (Value gt 1)", 3)),
        new(76, "not binds before and, and before or; conditions are three-valued.",
            Number(Count + "not (Status eq 'Normal') and Value ne null or SourceRow eq 1", 2),
            Number(Count + "not contains(Note,'x')", 1),
            Number(Count + "not contains(Note,'x') or Note eq null", 4),
            Fails(400, Count + "not Value gt 1", "condition")),
        new(77, "Numbers are promoted to one type.",
            Number(Count + "Value eq 9e1", 1),
            Number(Count + "Value gt SourceRow", 2),
            Number(Count + "Value gt 1e-7", 3),
            Number(Count + "ObservationKey gt 0.5", 5),
            Number(Count + "Value lt cast(100,Edm.Double)", 3)),
        new(78, "INF and NaN are numbers; NaN is equal to nothing.",
            Number(Count + "Value lt INF", 3),
            Number(Count + "Value eq NaN", 0),
            Number(Count + "NaN eq NaN", 0)),
        new(79, "A number out of range is no failure of the service.",
            Number("AdminUnits/$count?$filter=AdminUnitKey eq 9223372036854775808", 0),
            Number("AdminUnits/$count?$filter=AdminUnitKey lt 99999999999999999999999999999999999999999 and AdminUnitKey eq 1", 1)),
        new(80, "Texts are compared exactly, whatever characters stand in them.",
            Number("AdminUnits/$count?$filter=Name eq 'O''Neil %26 %2F %25 é 😀'", 0),
            Number(Count + "Report/Title eq 'Báo cáo \"CCHC\" năm 2022'", 5),
            Number(Count + "Report/Title eq 'Báo+cáo+\"CCHC\"+năm+2022'", 5),
            Number(Count + "Report/Title eq 'Báo%2Bcáo'", 0)),
        new(81, "Operators and functions are written in any case.",
            Number(Count + "Note NE 'x' AND NOT (CONTAINS(Note,'x')) OR SourceRow IN (1,2)", 3),
            Fails(400, Count + "VALUE eq 1", "Value")),
        new(82, "in asks for membership in a list, an array or an alias of one.",
            Number("AdminUnits/$count?$filter=AdminUnitKey in (1,2,2)", 2),
            Same("AdminUnits/$count?$filter=Code in ('950','b''c','')", "AdminUnits/$count?$filter=Code eq '950'"),
            Number(Count + "Note in (null,'')", 4),
            Number("Periods/$count?$filter=Code eq '2022' and EndDate in (2022-12-31,2022-12-14,2022-12-15)", 1),
            Number("AdminUnits/$count?$filter=AdminUnitKey in @ids&@ids=[1,2]", 2),
            Number("AdminUnits/$count?$filter=AdminUnitKey in ()", 0),
            Number("AdminUnits/$count?$filter=not (AdminUnitKey in ()) and AdminUnitKey in (1)", 1),
            Fails(400, "AdminUnits?$filter=AdminUnitKey in (1,'a')", "compared"),
            Fails(400, "AdminUnits?$filter=AdminUnitKey in (1 2)"),
            Fails(400, "AdminUnits?$filter=AdminUnitKey in (1"),
            Fails(400, "AdminUnits?$filter='x' in Name")),
        new(83, "has asks for flags of an enumeration.", Fails(400, "AdminUnits?$filter=Level has 'Province'", "has asks")) { NotApplicable = NoEnumerations },
        new(84, "Durations and members of enumerations are written with or without their type.",
            Number("Periods/$count?$filter=Code eq '2022' and EndDate sub StartDate gt duration'P300D'", 1),
            Number("Periods/$count?$filter=Code eq '2022' and EndDate sub StartDate gt 'P300D'", 1),
            Fails(400, "Periods?$filter=Kind eq Cchc.PeriodKind'Year'", "'word'"))
        {
            NotApplicable = "enumerations: " + NoEnumerations,
        },
        new(85, "Points in time are compared in any zone, and with dates.",
            Number(Count + "RecordedAt eq 2022-12-20T01:02:03.5Z", 5),
            Number(Count + "RecordedAt eq 2022-12-20T08:02:03.5%2B07:00", 5),
            Number(Count + "RecordedAt eq 2022-12-20T08:02:03.5+07:00", 5),
            Number(Count + "RecordedAt ge 2022-12-20 and RecordedAt lt 2022-12-21", 5),
            Fails(400, "Observations?$filter=RecordedAt ge 2024-01-01T00:00:00", "Z or an offset")),
        new(86, "Functions take dates and points in time apart, in UTC.",
            Number(Count + "year(RecordedAt) eq 2022 and month(RecordedAt) eq 12 and day(RecordedAt) eq 20", 5),
            Number(Count + "hour(RecordedAt) eq 1 and minute(RecordedAt) eq 2 and second(RecordedAt) eq 3 and fractionalseconds(RecordedAt) eq 0.5", 5),
            Number(Count + "date(RecordedAt) eq 2022-12-20 and time(RecordedAt) eq 01:02:03.5 and totaloffsetminutes(RecordedAt) eq 0", 5),
            Number(Count + "RecordedAt gt mindatetime() and RecordedAt lt maxdatetime() and RecordedAt lt now()", 5),
            Number(Count + "totalseconds(RecordedAt sub 2022-12-20T01:02:00Z) eq 3.5", 5),
            Number(Count + "year(Period/EndDate) eq 2022 and hour(12:30:00) eq 12", 5),
            Fails(400, "Observations?$filter=year(Note) eq 1", "date")),
        new(87, "Functions on texts count from 0; what LIKE knows as metacharacters are characters; null gives null.",
            Works("AdminUnits(1)?$compute=indexof(Name,'Phúc') as A,substring(Name,7,4) as B,concat(Code,'x') as C,indexof(Name,'') as D,length(Name) as F,"
                + "tolower(Name) as G,toupper(Name) as H,trim(concat(' ',Code)) as I,indexof(Name,'zz') as J,substring(Name,7) as K,concat(Name,null) as L&$select=A,B,C,D,F,G,H,I,J,K,L", answer =>
            {
                var row = answer.Json;
                row.GetProperty("A").GetInt32().ShouldBe(7);
                row.GetProperty("B").GetString().ShouldBe("Phúc");
                row.GetProperty("C").GetString().ShouldBe("00001x");
                row.GetProperty("D").GetInt32().ShouldBe(0);
                row.GetProperty("F").GetInt32().ShouldBe(14);
                row.GetProperty("G").GetString().ShouldBe("phường phúc xá");
                row.GetProperty("H").GetString().ShouldBe("PHƯỜNG PHÚC XÁ");
                row.GetProperty("I").GetString().ShouldBe("00001");
                row.GetProperty("J").GetInt32().ShouldBe(-1);
                row.GetProperty("K").GetString().ShouldBe("Phúc Xá");
                row.GetProperty("L").GetString().ShouldBeNull();
            }),
            Same("AdminUnits/$count?$filter=contains(Name,'')", "AdminUnits/$count"),
            Number("AdminUnits/$count?$filter=contains(Name,'%25') or contains(Name,'_') or startswith(Name,'%25') or endswith(Name,'_')", 0),
            Number("AdminUnits/$count?$filter=startswith(Name,'Phường') and endswith(Name,'Phúc Xá') and AdminUnitKey eq 1", 1),
            Number(Count + "contains(null,'x')", 0),
            Works(Count + "endswith(SourceUrl,'/sources/1%23row-4')", async (answer, server) =>
            {
                answer.Text.ShouldBe("1");
                var address = (await server.JsonAsync("Reports(1)/Observations?$filter=SourceRow eq 4")).GetProperty("value")[0].GetProperty("SourceUrl").GetString()!;
                (await server.TextAsync($"{Count}SourceUrl eq '{Uri.EscapeDataString(address)}'")).ShouldBe("1");
            })),
        new(88, "A negative index of substring counts from the end.",
            Number("AdminUnits/$count?$filter=AdminUnitKey eq 1 and substring(Name,-2) eq 'Xá' and substring(Name,-7,4) eq 'Phúc'", 1)),
        new(89, "matchesPattern knows the regular expressions of ECMAScript.",
            Number("AdminUnits/$count?$filter=AdminUnitKey eq 1 and matchesPattern(Name,'%5EPh.*Xá$') and matchesPattern(Code,'%5E%5Cd{5}$')", 1),
            Fails(400, "AdminUnits?$filter=matchesPattern(Name)", "two arguments"),
            Fails(400, "AdminUnits?$filter=matchesPattern(Name,'(')")),
        new(90, "Arithmetic is exact: div between integers truncates, divby does not, mod has the sign of the left; only div and mod by zero fail.",
            Works("Periods?$top=1&$compute=(Year sub Year sub 7) div 2 as A,(Year sub Year sub 7) mod 4 as B,-(Year sub Year sub 7) as C,(Year sub Year sub 7) divby 2 as D,7 divby 0 as E,"
                + "cast(7,Edm.Double) div cast(0,Edm.Double) as F,2 add 3 mul 4 as G,0.1 add 0.2 as H&$select=A,B,C,D,E,F,G,H", answer =>
            {
                string[] expected = ["-3", "-3", "7", "-3.5", "INF", "INF", "14", "0.3"];
                expected.ShouldBe(((string[])["A", "B", "C", "D", "E", "F", "G", "H"]).Select(name => answer.Each(name)[0]));
            }),
            Fails(400, "Periods?$filter=Year div 0 eq 1", "zero"),
            Fails(400, "Periods?$filter=Year mod (Year sub Year) eq 1"),
            Number("Periods/$count?$filter=Code eq '2022' and cast(Year,Edm.Double) div cast(0,Edm.Double) eq INF", 1)),
        new(91, "Arithmetic with dates, points in time and durations.",
            Number(Count + "RecordedAt sub duration'P1D' lt 2022-12-19T02:00:00Z", 5),
            Number(Count + "RecordedAt add duration'PT1H' gt 2022-12-20T02:00:00Z", 5),
            Number("Periods/$count?$filter=Code eq '2022' and (EndDate sub StartDate) mul 2 gt duration'P600D'", 1),
            Number("Periods/$count?$filter=Code eq '2022' and EndDate add duration'P1D' gt EndDate", 1)),
        new(92, "round, floor and ceiling keep decimals decimal; halves are rounded away from zero.",
            Number("Periods/$count?$filter=Code eq '2022' and round(2.5) eq 3 and round(-2.5) eq -3 and round(0.5) eq 1 and floor(-1.5) eq -2 and ceiling(1.2) eq 2", 1),
            Number(Count + "round(Value) eq 93 and floor(Value) eq 92 and ceiling(Value) eq 93", 1)),
        new(93, "cast and isof, with the type's name quoted or not; what cannot be cast is null, and decimals are rounded.",
            Works("Observations?$filter=ReportKey eq 1 and SourceRow eq 1&$compute=cast(Value,Edm.Int32) as A,cast('5',Edm.Int32) as B,cast('x',Edm.Int32) as C,cast(Value,'Edm.String') as D&$select=A,B,C,D", answer =>
                ((string?[])["93", "5", null, "92.59"]).ShouldBe(((string[])["A", "B", "C", "D"]).Select(name => answer.Each(name)[0]))),
            Number(Count + "isof(ObservationKey,Edm.Int64) and isof(Cchc.Observation) and isof('Cchc.Observation')", 5),
            Number(Count + "isof(Cchc.AdminUnit)", 0),
            Fails(400, "Observations?$filter=isof(Cchc.Nope)", "Nope")),
        new(94, "any and all ask the members of a collection, also nested and with $it.",
            Number("Reports/$count?$filter=Observations/any(o:o/Value eq 92.59)", 1),
            Number("Reports/$count?$filter=Observations/any()", 2),
            Number("Reports/$count?$filter=Observations/all(o:o/Value ge 0)", 1),
            Same("AdminUnits/$count?$filter=Observations/all(o:o/Value lt 0)", "AdminUnits/$count?$filter=not Observations/any()"),
            Number("Reports/$count?$filter=Observations/any(o:o/AdminUnitKey eq $it/AdminUnitKey and o/Indicator/Observations/any(i:i/ReportKey eq $it/ReportKey))", 1),
            Fails(400, "Reports?$filter=Observations/all()"),
            Fails(400, "Reports?$filter=Observations/any(o:o/AdminUnit/Children/any(o:o/Level eq 'x'))", "taken")),
        new(95, "The members of a filtered or searched collection are counted inside of an expression.",
            Number("Reports/$count?$filter=Observations/$count eq 5", 1),
            Number("Reports/$count?$filter=Observations/$count($filter=Value gt 1) eq 2", 1),
            Number("Reports/$count?$filter=Observations/$filter(Value gt 1)/$count eq 2", 1),
            Number("Reports/$count?$filter=Observations/$count($search=ngoặc) eq 1", 1)),
        new(96, "A single-valued navigation property is compared with null.",
            Same("AdminUnits/$count?$filter=Parent eq null", "AdminUnits/$count?$filter=ParentKey eq null"),
            Same("AdminUnits/$count?$filter=Parent ne null", "AdminUnits/$count?$filter=ParentKey ne null")),
        new(97, "Paths lead through single-valued navigation; a missing link is null; a collection in a path needs a lambda.",
            Works("AdminUnits/$count?$filter=Parent/Parent/Level eq 'Province'", answer => answer.Count.ShouldBeGreaterThan(10_000)),
            Same("AdminUnits/$count?$filter=Parent/Name eq null", "AdminUnits/$count?$filter=ParentKey eq null"),
            Fails(400, "AdminUnits?$filter=Children/Name eq 'x'", "any")),
        new(98, "Complex values are compared as a whole.",
            Refuses(501, "AdminUnits?$filter=Name eq {\"City\":\"x\"}", "objects written in a request are not compared")) { NotApplicable = "the model has no complex types" },
        new(99, "A parameter alias stands for a value; one that is not given is null.",
            Number(Count + "Value gt @p&@p=1", 2),
            Number(Count + "Value gt @p and Value lt @p add 90&@p=1", 1),
            Number(Count + "Value eq @q", 2),
            Fails(400, Count + "Value eq @p&@p=1&@p=2", "twice")),
        new(100, "What the standard has and the service has not is 501; what is no request at all is 400.",
            new Probe("Observations?$filter=geo.length(Value) gt 1", 501),
            Fails(400, "Observations?$filter=foo(Note)"),
            Fails(400, "Observations?$filter=Note eq"),
            Fails(400, "Observations?$filter=(Value eq 1"),
            Fails(400, "Observations?$filter=Value eq 1;Value eq 2"),
            Fails(400, "Observations?$filter="),
            new Probe("Observations?$filter=hassubset(Note,Note)", 501)),
        new(101, "case chooses a value.",
            Works("Reports(1)/Observations?$orderby=SourceRow&$compute=case(Value gt 91:'high',Value gt 1:'middle',Value ne null:'low') as Class&$select=Class", answer =>
                answer.Each("Class").ShouldBe(["high", null, null, "middle", "low"]))),
        new(102, "$filter inside $expand narrows the children only.",
            Works("Reports?$filter=ReportKey eq 1&$expand=Observations($filter=Value gt 1;$select=SourceRow)&$select=ReportKey", answer =>
                answer.Rows.Single().GetProperty("Observations").GetArrayLength().ShouldBe(2))),
        new(103, "Annotation values stand in expressions.",
            Refuses(501, "Observations?$filter=@Core.x eq 1", "instances carry no annotations that an expression could use")),
    ];

    private static Probe Number(string request, long count) => Works(request, answer => answer.Text.ShouldBe($"{count}", request));

}
