using CchcWarehouse.OData.Plans.Paging;
using FsCheck;
using FsCheck.Fluent;

namespace CchcWarehouse.Tests.OData.Compilation;

/// <summary>Forms of requests, with a place for a value at every <c>~</c>, and values that decide plans at their edges.</summary>
internal static class SampleForms
{
    public static readonly string[] All =
    [
        "Observations?$filter=AdminUnitKey eq ~ and IndicatorKey eq ~",
        "Observations?$filter=Value gt ~ or Value le ~ or Value ne ~",
        "Observations?$filter=RecordedAt ge ~&$count=true&$orderby=Value desc",
        "Observations?$filter=not (Value eq ~) and Status in (~,~)",
        "Observations?$filter=Period/Year eq ~ and Indicator/AreaCode eq ~&$expand=AdminUnit,Period",
        "Observations?$filter=(Value mul ~) add ~ gt ~ div ~",
        "Observations?$filter=Value divby ~ lt ~&$top=20",
        "Observations(~)", "Observations(~)/AdminUnit", "Observations(~)/Value", "AdminUnits(~)/Observations?$filter=Value gt ~",
        "AdminUnits(~)/Name/$value", "AdminUnits(Code=~)", "AdminUnits/~", "Indicators(~)/Codes",
        "ObservationsFlat?$filter=Year eq ~", "ObservationsFlat?$filter=Year ge ~ and Year lt ~", "ObservationsFlat?$filter=~ ge Year",
        "ObservationsFlat?$filter=Year in (~,~,~)", "ObservationsFlat?$filter=Year in (~)&$top=~",
        "ObservationsFlat?$filter=ProvinceCode eq ~ and PeriodStart ge ~&$skip=~",
        "ObservationsFlat?$filter=AdminUnitCode in [~,~]&$select=Value,Year&$top=~&$skip=~",
        "ObservationsFlat?$filter=contains(IndicatorName,~) and startswith(AreaName,~)",
        "ObservationsFlat?$filter=substring(IndicatorName,~) eq ~", "ObservationsFlat?$filter=substring(IndicatorName,~,~) eq ~",
        "ObservationsFlat?$filter=matchesPattern(IndicatorName,~)", "ObservationsFlat?$filter=indexof(AdminUnitName,~) gt ~",
        "ObservationsFlat?$filter=year(RecordedAt) eq ~ and RecordedAt lt now()", "ObservationsFlat?$filter=RecordedAt add ~ gt ~",
        "ObservationsFlat?$filter=date(RecordedAt) sub ~ gt ~", "ObservationsFlat?$filter=PeriodStart eq ~ or null eq ~",
        "ObservationsFlat?$compute=Value mul ~ as A&$filter=A gt ~&$orderby=A", "ObservationsFlat?$compute=~ as A,~ as B&$select=A,B",
        "ObservationsFlat?$filter=case(Value gt ~:~,true:~) eq ~", "ObservationsFlat?$filter=cast(~,Edm.Decimal) lt Value",
        "ObservationsFlat?$apply=filter(Year eq ~ and IndicatorCode eq ~)/groupby((ProvinceCode),aggregate(Value with sum as Total))",
        "ObservationsFlat?$apply=filter(IndicatorCode eq ~)/groupby((ProvinceCode,Year),aggregate(Value with max as Most))/filter(Most gt ~)",
        "ObservationsFlat?$apply=filter(IndicatorCode eq ~ and PeriodKind eq ~)/aggregate(Value with average as Mean)",
        "ObservationsFlat?$apply=topcount(~,Value)", "ObservationsFlat?$apply=filter(Year eq ~)/topsum(~,Value)",
        "ObservationsFlat?$apply=groupby((Year),topcount(~,Value)/aggregate($count as N))",
        "ObservationsFlat?$apply=concat(filter(Value gt ~)/aggregate($count as N),filter(Value le ~)/aggregate($count as N))",
        "Observations?$filter=Value gt @p and Value lt @q&@p=~&@q=~", "Observations?$filter=Status in @p&@p=[~,~]",
        "Indicators?$expand=Observations($filter=Value gt ~;$top=~;$orderby=Value desc)&$filter=Kind eq ~",
        "Indicators?$expand=Observations($count=true;$skip=~)", "Indicators?$expand=Observations/$count($filter=Value gt ~)",
        "Indicators?$filter=Observations/any(o:o/Value gt ~ and o/AdminUnitKey eq ~)", "Indicators?$filter=Observations/$count gt ~",
        "Indicators?$filter=Observations/all(o:o/Value ne ~)", "AdminUnits?$filter=Children/any(c:c/Code eq ~)&$select=Code",
        "Observations/$count?$filter=Value gt ~", "Observations/$filter(Value gt ~)/$count", "Periods?$orderby=Year mod ~,Code",
        "AdminUnits?$search=~", "Periods?$filter=StartDate eq ~&$format=json", "Periods?$filter=Year eq ~&$skiptoken=x&x=y",
        "Findings?$filter=CreatedAt sub ~ lt ~", "$crossjoin(Periods,Indicators)?$filter=Periods/Year eq ~ and Indicators/Code eq ~",
    ];

    /// <summary>Values of all kinds; many forms take only some of them, and then the errors must agree.</summary>
    public static Gen<string> Values() => Gen.Elements(
        "0", "1", "7", "-3", "100", "101", "2022", "2023", "2147483647", "-2147483648", "3000000000", "99999999999999999999", "10001",
        "1.5", "2022.0", "0.0", "12345678901234567890123456789012.5", "1e3", "2.5e-2", "1e200", "INF", "NaN",
        "'Normal'", "'Suspect'", "'1.1.4'", "'950'", "'Year'", "'HalfYear'", "'P1D'", "'^a.*b$'", "'(['", "''", "'Đà Nẵng'",
        "2022-12-31", "2022-02-30", "0001-01-01", "2022-12-31T10:00:00Z", "2022-12-31T10:00:00+07:00", "10:30:00", "duration'P1DT2H'",
        "00000000-0000-0000-0000-000000000001", "binary'Zm9v'", "true", "false", "null");

    /// <summary>Each place takes the next value.</summary>
    public static string Fill(string form, IReadOnlyList<string> values)
    {
        var pieces = form.Split('~');
        return string.Concat(pieces.Select((piece, i) => i == 0 ? piece : Uri.EscapeDataString(values[(i - 1) % values.Count]) + piece));
    }

    /// <summary>Places in the order of observations; on other forms they are refused, which must agree too.</summary>
    public static Gen<SkipToken?> After(string form) => form.StartsWith("ObservationsFlat?$filter", StringComparison.Ordinal)
        ? from key in Gen.Choose(1, 1_000_000)
          from remaining in Gen.Elements<long?>(null, 50)
          from first in Gen.Elements(true, false)
          select first ? null : new SkipToken([(long)key], remaining)
        : Gen.Constant<SkipToken?>(null);

    public static Gen<DateTime?> Instant() => from hour in Gen.Elements(0, 0, 7, 23)
                                              select hour == 0 ? null : (DateTime?)new DateTime(2026, 1, 1, hour, 0, 0, DateTimeKind.Utc);
}
