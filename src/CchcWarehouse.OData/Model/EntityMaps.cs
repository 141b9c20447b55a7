using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;

namespace CchcWarehouse.OData.Model;

/// <summary>The entity sets of the public contract, written down as what each property is in the star.</summary>
/// <remarks>
/// "Name" is an own column; "Name = Join/Join/Column" leads through to-one joins or renames.
/// The contract fixes these names: add, never rename.
/// </remarks>
internal static class EntityMaps
{
    private const string ObservationProperties =
        "ObservationKey AdminUnitKey PeriodKey IndicatorKey UnitOfMeasureKey ReportKey Value Denominator Qualifier Status "
        + "TextValue=Row/TextValue CodeLabel=Row/CodeLabel Note=Row/Note PrintedNumber=Row/PrintedNumber "
        + "PrintedLabel=Row/PrintedLabel PrintedUnit=Row/PrintedUnit PrintedValue=Row/PrintedValue "
        + "SourceRow SourceLine=Row/SourceLine SourceUrl=@ ValueGivenBy=Row/ValueGivenBy ";

    private const string ObservationNavigations = "AdminUnit Period Indicator UnitOfMeasure Report";

    // What is printed repeats the indicator's name in every report: the name is searched instead.
    private const string ObservationTexts =
        "UnitName=AdminUnit/Name UnitCode=AdminUnit/Code IndicatorName=Indicator/Name IndicatorNameEn=Indicator/NameEn IndicatorCode=Indicator/Code "
        + "Note TextValue CodeLabel";

    private const string Grain = "PeriodKey AdminUnitKey IndicatorKey";

    public static IReadOnlyList<EntityMap> Define(RelationMaps relations)
    {
        var definitions = new EntityDefinitions(relations);
        DefineFacts(definitions);
        DefineComparisons(definitions);
        DefineDimensions(definitions);
        DefineReports(definitions);
        return definitions.Build();
    }

    private static void DefineFacts(EntityDefinitions definitions)
    {
        definitions.Add(new("Observation", "Observations", typeof(Observation))
        {
            Key = "ObservationKey",
            Properties = ObservationProperties + "RecordedAt=RecordedFrom",
            Navigations = ObservationNavigations,
            DefaultOrder = Grain,
            Searchable = ObservationTexts,
            CustomAggregates = "Value+ Denominator+ UnitOfMeasureKey",
        });
        definitions.Add(new("ObservationFlat", "ObservationsFlat", typeof(Observation))
        {
            MeaningVi = "Số liệu kèm tên và mã của mọi chiều, cho Excel và công cụ BI",
            MeaningEn = "Observations with the names and codes of every dimension, for Excel and BI tools",
            Key = "ObservationKey",
            Properties = "ObservationKey AdminUnitCode=AdminUnit/Code AdminUnitName=AdminUnit/Name AdminUnitLevel=AdminUnit/Level "
                + "DistrictCode=AdminUnit/DistrictCode DistrictName=AdminUnit/District/Name "
                + "ProvinceCode=AdminUnit/ProvinceCode ProvinceName=AdminUnit/Province/Name "
                + "PeriodCode=Period/Code PeriodKind=Period/Kind Year=Period/Year PeriodStart=Period/StartDate PeriodEnd=Period/EndDate "
                + "AreaCode=Indicator/AreaCode AreaName=Indicator/Area/Name IndicatorCode=Indicator/Code IndicatorName=Indicator/Name "
                + "IndicatorNameEn=Indicator/NameEn IndicatorKind=Indicator/Kind MeasuringType=Indicator/MeasuringType "
                + "UnitOfMeasureCode=UnitOfMeasure/Code UnitOfMeasureName=UnitOfMeasure/Name "
                + "Value Denominator Qualifier Status TextValue=Row/TextValue CodeLabel=Row/CodeLabel "
                + "ReportNumber=Report/Number ReportIssuedOn=Report/IssuedOn SourceUrl=@ RecordedAt=RecordedFrom ValueGivenBy=Row/ValueGivenBy",
            DefaultOrder = Grain,
            Searchable = "AdminUnitName AdminUnitCode IndicatorName IndicatorNameEn IndicatorCode TextValue CodeLabel",
            CustomAggregates = "Value+ Denominator+ UnitOfMeasureCode UnitOfMeasureName",
            LeveledHierarchies = "AdminUnitHierarchy=ProvinceCode/DistrictCode/AdminUnitCode PeriodHierarchy=Year/PeriodCode "
                + "IndicatorHierarchy=AreaCode/IndicatorCode",
        });
        definitions.Add(new("ObservationRevision", "ObservationRevisions", typeof(ObservationRevision))
        {
            Key = "ObservationKey",
            Properties = ObservationProperties + "RecordedAt=RecordedFrom RecordedFrom RecordedTo IsCurrent",
            Navigations = ObservationNavigations,
            DefaultOrder = Grain + " ObservationKey",
            Searchable = ObservationTexts,
            CustomAggregates = "Value+ Denominator+ UnitOfMeasureKey",
        });
    }

    private static void DefineComparisons(EntityDefinitions definitions) =>
        definitions.Add(new("YearOverYearRow", "YearOverYear", typeof(YearOverYear))
        {
            Key = "AdminUnitKey IndicatorKey PeriodKey",
            Properties = "AdminUnitKey IndicatorKey PeriodKey AdminUnitCode=AdminUnit/Code AdminUnitName=AdminUnit/Name AdminUnitLevel=AdminUnit/Level "
                + "DistrictCode=AdminUnit/DistrictCode DistrictName=AdminUnit/District/Name "
                + "ProvinceCode=AdminUnit/ProvinceCode ProvinceName=AdminUnit/Province/Name "
                + "PeriodCode=Period/Code PeriodKind=Period/Kind Year=Period/Year PeriodStart=Period/StartDate PeriodEnd=Period/EndDate "
                + "AreaCode=Indicator/AreaCode AreaName=Indicator/Area/Name IndicatorCode=Indicator/Code IndicatorName=Indicator/Name "
                + "IndicatorNameEn=Indicator/NameEn IndicatorKind=Indicator/Kind MeasuringType=Indicator/MeasuringType "
                + "UnitOfMeasureCode=UnitOfMeasure/Code UnitOfMeasureName=UnitOfMeasure/Name "
                + "Value PriorValue Change ChangePercent Comparability Direction=Indicator/Direction "
                + "ReportNumber=Report/Number ReportIssuedOn=Report/IssuedOn SourceUrl=@",
            DefaultOrder = Grain,
            Searchable = "AdminUnitName AdminUnitCode IndicatorName IndicatorNameEn IndicatorCode",
            CustomAggregates = "Value+ PriorValue+ Change+ UnitOfMeasureCode UnitOfMeasureName",
        });

    private static void DefineDimensions(EntityDefinitions definitions)
    {
        definitions.Add(new("AdminUnit", "AdminUnits", typeof(AdminUnit))
        {
            Key = "AdminUnitKey",
            AlternateKey = "Code",
            AlternateKeyOrder = "IsCurrent- ValidFrom-",
            Properties = "AdminUnitKey Code Name ShortName NameEn Level Type ParentKey ParentCode DistrictCode ProvinceCode "
                + "ValidFrom ValidTo IsCurrent",
            Navigations = "Parent Children=AdminUnit.Parent Observations=Observation.AdminUnit",
            Hierarchy = "AdminUnitHierarchy=AdminUnitKey/Parent",
            Searchable = "Name NameEn Code",
        });
        definitions.Add(new("Period", "Periods", typeof(Period))
        {
            Key = "PeriodKey",
            AlternateKey = "Code",
            Properties = "PeriodKey Code Kind Year Ordinal StartDate EndDate DueDate Name NameEn",
            Navigations = "PriorYear Observations=Observation.Period",
            Searchable = "Name NameEn Code",
        });
        definitions.Add(new("Indicator", "Indicators", typeof(Indicator))
        {
            Key = "IndicatorKey",
            AlternateKey = "Code",
            Properties = "IndicatorKey Code AreaCode AreaName=Area/Name AreaNameEn=Area/NameEn GroupCode GroupName=Group/Name "
                + "Name NameEn Kind MeasuringType Direction UnitOfMeasureKey NumeratorCode DenominatorCode Definition",
            Navigations = "UnitOfMeasure Codes=IndicatorCode.IndicatorKey Observations=Observation.Indicator",
            Searchable = "Name NameEn Code AreaName GroupName",
        });
        definitions.Add(new("IndicatorCode", "IndicatorCodes", typeof(IndicatorCode))
        {
            Key = "IndicatorKey Value",
            Properties = "IndicatorKey Value Label LabelEn",
            Searchable = "Label LabelEn",
        });
        definitions.Add(new("UnitOfMeasure", "UnitsOfMeasure", typeof(UnitOfMeasure))
        {
            Key = "UnitOfMeasureKey",
            AlternateKey = "Code",
            Properties = "UnitOfMeasureKey Code Name NameEn Category",
            Searchable = "Name NameEn Code",
        });
    }

    private static void DefineReports(EntityDefinitions definitions)
    {
        definitions.Add(new("Report", "Reports", typeof(Report))
        {
            Key = "ReportKey",
            Properties = "ReportKey AdminUnitKey PeriodKey Number IssuedOn Title FileName Sha256 ReceivedAt Status Revision "
                + "SupersedesReportKey RowCount LoadedCount ReviewCount",
            Navigations = "AdminUnit Period Observations=Observation.Report Findings=Finding.Report",
            Searchable = "Title Number FileName",
        });
        definitions.Add(new("Finding", "Findings", typeof(Finding))
        {
            Key = "FindingKey",
            Properties = "FindingKey ReportKey ObservationKey Rule Severity Message MessageEn SourceRow Expected Actual CreatedAt",
            Navigations = "Report",
            Searchable = "Message MessageEn Rule",
        });
        definitions.Add(new("Load", "Loads", typeof(Load))
        {
            Key = "LoadKey",
            Properties = "LoadKey FileName State StartedAt EndedAt RowsRead RowsLoaded RowsInReview Attempts Error",
            Searchable = "FileName Error",
        });
    }
}
