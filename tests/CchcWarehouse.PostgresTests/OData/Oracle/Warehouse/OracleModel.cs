using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;

/// <summary>The entity sets of the public contract, with plain SQL that reads each of them.</summary>
internal static class OracleModel
{
    private const string Fact = """
        o.observation_key "ObservationKey", o.admin_unit_key "AdminUnitKey", o.period_key "PeriodKey", o.indicator_key "IndicatorKey",
        o.unit_of_measure_key "UnitOfMeasureKey", o.report_key "ReportKey", o.value "Value", o.denominator "Denominator", o.qualifier "Qualifier",
        o.status "Status", r.text_value "TextValue", r.code_label "CodeLabel", r.note "Note", r.printed_number "PrintedNumber",
        r.printed_label "PrintedLabel", r.printed_unit "PrintedUnit", r.printed_value "PrintedValue", o.source_row "SourceRow",
        r.source_line "SourceLine", '/sources/' || o.report_key || '#row-' || o.source_row "SourceUrl", r.value_given_by "ValueGivenBy", o.recorded_from "RecordedAt"
        """;

    public static readonly IReadOnlyDictionary<string, string> Sql = new Dictionary<string, string>
    {
        ["Observations"] = $"SELECT {Fact} FROM fact_observation o JOIN report_row r USING (report_key, source_row) WHERE recorded_to = 'infinity'",
        ["ObservationRevisions"] = $"""
            SELECT {Fact}, o.recorded_from "RecordedFrom", nullif(o.recorded_to, 'infinity') "RecordedTo", o.recorded_to = 'infinity' "IsCurrent"
            FROM fact_observation o JOIN report_row r USING (report_key, source_row)
            """,
        ["ObservationsFlat"] = """
            SELECT o.observation_key "ObservationKey", u.admin_unit_code "AdminUnitCode", u.name "AdminUnitName", u.level "AdminUnitLevel", u.district_code "DistrictCode",
                   d.name "DistrictName", u.province_code "ProvinceCode", v.name "ProvinceName", p.period_code "PeriodCode", p.kind "PeriodKind", p.year "Year",
                   p.starts_on "PeriodStart", p.ends_on - 1 "PeriodEnd", i.area_code "AreaCode", a.name "AreaName", i.indicator_code "IndicatorCode",
                   i.name "IndicatorName", i.name_en "IndicatorNameEn", i.kind "IndicatorKind", i.measuring_type "MeasuringType",
                   m.unit_of_measure_code "UnitOfMeasureCode", m.name "UnitOfMeasureName", o.value "Value", o.denominator "Denominator",
                   o.qualifier "Qualifier", o.status "Status", r.text_value "TextValue", r.code_label "CodeLabel", t.number "ReportNumber",
                   t.issued_on "ReportIssuedOn", '/sources/' || o.report_key || '#row-' || o.source_row "SourceUrl", o.recorded_from "RecordedAt",
                   r.value_given_by "ValueGivenBy"
            FROM fact_observation o JOIN report_row r USING (report_key, source_row) JOIN dim_admin_unit u USING (admin_unit_key)
                 LEFT JOIN dim_admin_unit d ON d.admin_unit_key = u.district_key LEFT JOIN dim_admin_unit v ON v.admin_unit_key = u.province_key
                 JOIN dim_period p ON p.period_key = o.period_key JOIN dim_indicator i ON i.indicator_key = o.indicator_key JOIN dim_area a USING (area_code)
                 JOIN dim_unit_of_measure m ON m.unit_of_measure_key = o.unit_of_measure_key JOIN dim_report t ON t.report_key = o.report_key
            WHERE recorded_to = 'infinity'
            """,
        ["AdminUnits"] = """
            SELECT admin_unit_key "AdminUnitKey", admin_unit_code "Code", name "Name", short_name "ShortName", name_en "NameEn", level "Level", type "Type",
                   parent_key "ParentKey", parent_code "ParentCode", district_code "DistrictCode", province_code "ProvinceCode", valid_from "ValidFrom",
                   valid_to "ValidTo", valid_to IS NULL "IsCurrent"
            FROM dim_admin_unit
            """,
        ["Periods"] = """
            SELECT period_key "PeriodKey", period_code "Code", kind "Kind", year "Year", ordinal "Ordinal", starts_on "StartDate", ends_on - 1 "EndDate", due_on "DueDate",
                   name "Name", name_en "NameEn", prior_year_key "~PriorYear"
            FROM dim_period
            """,
        ["Indicators"] = """
            SELECT indicator_key "IndicatorKey", indicator_code "Code", i.area_code "AreaCode", a.name "AreaName", a.name_en "AreaNameEn", i.group_code "GroupCode",
                   g.name "GroupName", i.name "Name", i.name_en "NameEn", kind "Kind", measuring_type "MeasuringType", direction "Direction",
                   unit_of_measure_key "UnitOfMeasureKey", numerator_code "NumeratorCode", denominator_code "DenominatorCode", definition "Definition"
            FROM dim_indicator i JOIN dim_area a USING (area_code) JOIN dim_indicator_group g USING (group_code)
            """,
        ["IndicatorCodes"] = """SELECT indicator_key "IndicatorKey", value "Value", label "Label", label_en "LabelEn" FROM dim_indicator_code""",
        ["UnitsOfMeasure"] = """
            SELECT unit_of_measure_key "UnitOfMeasureKey", unit_of_measure_code "Code", name "Name", name_en "NameEn", category "Category" FROM dim_unit_of_measure
            """,
        ["Reports"] = """
            SELECT report_key "ReportKey", admin_unit_key "AdminUnitKey", period_key "PeriodKey", number "Number", issued_on "IssuedOn", title "Title",
                   file_name "FileName", sha256 "Sha256", received_at "ReceivedAt", status "Status", revision "Revision",
                   supersedes_report_key "SupersedesReportKey", row_count "RowCount", loaded_count "LoadedCount", review_count "ReviewCount"
            FROM dim_report
            """,
        ["Findings"] = """
            SELECT finding_key "FindingKey", report_key "ReportKey", observation_key "ObservationKey", rule "Rule", severity "Severity", message "Message",
                   message_en "MessageEn", source_row "SourceRow", expected "Expected", actual "Actual", created_at "CreatedAt"
            FROM finding
            """,
    };

    public static readonly IReadOnlyDictionary<string, string> Keys = new Dictionary<string, string>
    {
        ["Observations"] = "ObservationKey", ["ObservationRevisions"] = "ObservationKey", ["ObservationsFlat"] = "ObservationKey",
        ["AdminUnits"] = "AdminUnitKey", ["Periods"] = "PeriodKey", ["Indicators"] = "IndicatorKey", ["IndicatorCodes"] = "IndicatorKey Value",
        ["UnitsOfMeasure"] = "UnitOfMeasureKey", ["Reports"] = "ReportKey", ["Findings"] = "FindingKey",
    };

    /// <summary>Single links: set, name, the value here, the set it leads to.</summary>
    public static readonly IReadOnlyList<(string Set, string Name, string By, string Target)> Links =
    [
        .. new[] { "Observations", "ObservationRevisions" }.SelectMany(set => new[]
        {
            (set, "AdminUnit", "AdminUnitKey", "AdminUnits"), (set, "Period", "PeriodKey", "Periods"), (set, "Indicator", "IndicatorKey", "Indicators"),
            (set, "UnitOfMeasure", "UnitOfMeasureKey", "UnitsOfMeasure"), (set, "Report", "ReportKey", "Reports"),
        }),
        ("AdminUnits", "Parent", "ParentKey", "AdminUnits"), ("Periods", "PriorYear", "~PriorYear", "Periods"),
        ("Indicators", "UnitOfMeasure", "UnitOfMeasureKey", "UnitsOfMeasure"),
        ("Reports", "AdminUnit", "AdminUnitKey", "AdminUnits"), ("Reports", "Period", "PeriodKey", "Periods"), ("Findings", "Report", "ReportKey", "Reports"),
    ];

    /// <summary>Collections: set, name, the set of the members, what of theirs is the key here.</summary>
    public static readonly IReadOnlyList<(string Set, string Name, string Members, string By)> Collections =
    [
        ("AdminUnits", "Children", "AdminUnits", "ParentKey"), ("AdminUnits", "Observations", "Observations", "AdminUnitKey"),
        ("Periods", "Observations", "Observations", "PeriodKey"), ("Indicators", "Codes", "IndicatorCodes", "IndicatorKey"),
        ("Indicators", "Observations", "Observations", "IndicatorKey"), ("Reports", "Observations", "Observations", "ReportKey"),
        ("Reports", "Findings", "Findings", "ReportKey"),
    ];

    /// <summary>Texts that order as the Vietnamese alphabet has them.</summary>
    public static bool IsName(string set, string name) => set switch
    {
        "ObservationsFlat" => name is "AdminUnitName" or "DistrictName" or "ProvinceName" or "AreaName" or "IndicatorName" or "UnitOfMeasureName",
        _ => name is "Name" or "ShortName" or "Label" or "Title" or "PrintedLabel" or "AreaName" or "GroupName",
    };
}
