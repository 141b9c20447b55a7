using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;

namespace CchcWarehouse.Star.Schema;

/// <summary>The one description of the star schema in C#: table, column, key and reference of every type.</summary>
/// <remarks>
/// The migrations make the schema; a test holds this description against the migrated database.
/// The EF model and the relations of the OData service are both made of it, so a server that only answers OData never loads EF.
/// </remarks>
public static class StarSchema
{
    public static IReadOnlyList<StarTable> Tables { get; } = [.. Dimensions(), .. Reports(), .. Facts()];

    private static StarTable[] Dimensions() =>
    [
        StarTable.Of<AdminUnit>("dim_admin_unit", nameof(AdminUnit.AdminUnitKey))
            .Named(nameof(AdminUnit.Code), "admin_unit_code")
            .Computed(nameof(AdminUnit.IsCurrent))
            .RefersTo<AdminUnit>(nameof(AdminUnit.DistrictKey), nameof(AdminUnit.District))
            .RefersTo<AdminUnit>(nameof(AdminUnit.ParentKey), nameof(AdminUnit.Parent))
            .RefersTo<AdminUnit>(nameof(AdminUnit.ProvinceKey), nameof(AdminUnit.Province)),
        StarTable.Of<UnitLineage>("unit_lineage", nameof(UnitLineage.UnitLineageKey))
            .Exact(7, 6, nameof(UnitLineage.Weight)),
        StarTable.Of<Period>("dim_period", nameof(Period.PeriodKey)).KeyGiven()
            .Named(nameof(Period.Code), "period_code")
            .Named(nameof(Period.StartDate), "starts_on")
            .Named(nameof(Period.DueDate), "due_on")
            .Computed(nameof(Period.EndDate))
            .RefersTo<Period>(nameof(Period.PriorYearKey), nameof(Period.PriorYear)),
        StarTable.Of<Area>("dim_area", nameof(Area.AreaCode)),
        StarTable.Of<IndicatorGroup>("dim_indicator_group", nameof(IndicatorGroup.GroupCode))
            .RefersTo<Area>(nameof(IndicatorGroup.AreaCode)),
        StarTable.Of<Indicator>("dim_indicator", nameof(Indicator.IndicatorKey))
            .Named(nameof(Indicator.Code), "indicator_code")
            .RefersTo<Area>(nameof(Indicator.AreaCode), nameof(Indicator.Area))
            .RefersTo<IndicatorGroup>(nameof(Indicator.GroupCode), nameof(Indicator.Group))
            .RefersTo<UnitOfMeasure>(nameof(Indicator.UnitOfMeasureKey), nameof(Indicator.UnitOfMeasure))
            .Has<IndicatorCode>(nameof(Indicator.Codes), nameof(IndicatorCode.IndicatorKey)),
        StarTable.Of<IndicatorCode>("dim_indicator_code", nameof(IndicatorCode.IndicatorKey), nameof(IndicatorCode.Value)),
        StarTable.Of<UnitOfMeasure>("dim_unit_of_measure", nameof(UnitOfMeasure.UnitOfMeasureKey))
            .Named(nameof(UnitOfMeasure.Code), "unit_of_measure_code"),
    ];

    private static StarTable[] Reports() =>
    [
        StarTable.Of<ReportDocument>("report_document", nameof(ReportDocument.Sha256)),
        StarTable.Of<Report>("dim_report", nameof(Report.ReportKey))
            .RefersTo<AdminUnit>(nameof(Report.AdminUnitKey), nameof(Report.AdminUnit))
            .RefersTo<Period>(nameof(Report.PeriodKey), nameof(Report.Period))
            .RefersTo<ReportDocument>(nameof(Report.Sha256))
            .RefersTo<Report>(nameof(Report.SupersedesReportKey)),
        StarTable.Of<ReportRow>("report_row", nameof(ReportRow.ReportKey), nameof(ReportRow.SourceRow))
            .Json(nameof(ReportRow.Reasons), nameof(ReportRow.ReasonsEn), nameof(ReportRow.Candidates))
            .RefersTo<Report>(nameof(ReportRow.ReportKey)),
        StarTable.Of<Load>("load", nameof(Load.LoadKey))
            .RefersTo<Report>(nameof(Load.ReportKey))
            .RefersTo<ReportDocument>(nameof(Load.Sha256)),
    ];

    private static StarTable[] Facts() =>
    [
        StarTable.Of<Observation>("fact_observation_current", nameof(Observation.ObservationKey))
            .Exact(20, 6, nameof(Observation.Value), nameof(Observation.Denominator))
            .RefersTo<AdminUnit>(nameof(Observation.AdminUnitKey), nameof(Observation.AdminUnit))
            .RefersTo<Indicator>(nameof(Observation.IndicatorKey), nameof(Observation.Indicator))
            .RefersTo<Period>(nameof(Observation.PeriodKey), nameof(Observation.Period))
            .RefersTo<Report>(nameof(Observation.ReportKey), nameof(Observation.Report))
            .RefersTo<UnitOfMeasure>(nameof(Observation.UnitOfMeasureKey), nameof(Observation.UnitOfMeasure)),
        StarTable.View<ObservationRevision>("observation_revision")
            .Exact(20, 6, nameof(ObservationRevision.Value), nameof(ObservationRevision.Denominator)),
        StarTable.View<YearOverYear>(
                "year_over_year", nameof(YearOverYear.AdminUnitKey), nameof(YearOverYear.IndicatorKey), nameof(YearOverYear.PeriodKey))
            .Exact(20, 6, nameof(YearOverYear.Value), nameof(YearOverYear.PriorValue))
            .Exact(21, 6, nameof(YearOverYear.Change))
            .Exact(38, 6, nameof(YearOverYear.ChangePercent))
            .RefersTo<AdminUnit>(nameof(YearOverYear.AdminUnitKey), nameof(YearOverYear.AdminUnit))
            .RefersTo<Indicator>(nameof(YearOverYear.IndicatorKey), nameof(YearOverYear.Indicator))
            .RefersTo<Period>(nameof(YearOverYear.PeriodKey), nameof(YearOverYear.Period))
            .RefersTo<Report>(nameof(YearOverYear.ReportKey), nameof(YearOverYear.Report))
            .RefersTo<UnitOfMeasure>(nameof(YearOverYear.UnitOfMeasureKey), nameof(YearOverYear.UnitOfMeasure)),
        StarTable.Of<Finding>("finding", nameof(Finding.FindingKey))
            .RefersTo<Report>(nameof(Finding.ReportKey), nameof(Finding.Report)),
    ];
}
