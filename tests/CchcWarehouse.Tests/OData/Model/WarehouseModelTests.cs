using CchcWarehouse.OData.Model;
using Microsoft.OData.Edm;
using Microsoft.OData.Edm.Validation;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.OData.Model;

public sealed class WarehouseModelTests
{
    private static readonly WarehouseModel Model = new();

    [Fact]
    public void Model_is_valid()
    {
        Model.Edm.Validate(out var errors);
        errors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Observations", "ObservationKey", "AdminUnitKey PeriodKey IndicatorKey UnitOfMeasureKey ReportKey Value Denominator Qualifier Status TextValue CodeLabel Note PrintedNumber PrintedLabel PrintedUnit PrintedValue SourceRow SourceLine SourceUrl RecordedAt")]
    [InlineData("ObservationsFlat", "ObservationKey", "AdminUnitCode AdminUnitName AdminUnitLevel DistrictCode DistrictName ProvinceCode ProvinceName PeriodCode PeriodKind Year PeriodStart PeriodEnd AreaCode AreaName IndicatorCode IndicatorName IndicatorNameEn IndicatorKind MeasuringType UnitOfMeasureCode UnitOfMeasureName Value Denominator Qualifier Status TextValue CodeLabel ReportNumber ReportIssuedOn SourceUrl RecordedAt")]
    [InlineData("ObservationRevisions", "ObservationKey", "RecordedFrom RecordedTo IsCurrent Value PrintedValue")]
    [InlineData("YearOverYear", "AdminUnitKey IndicatorKey PeriodKey", "AdminUnitCode AdminUnitName AdminUnitLevel DistrictCode DistrictName ProvinceCode ProvinceName PeriodCode PeriodKind Year AreaCode AreaName IndicatorCode IndicatorName IndicatorNameEn IndicatorKind MeasuringType UnitOfMeasureCode UnitOfMeasureName Value PriorValue Change ChangePercent Comparability Direction")]
    [InlineData("AdminUnits", "AdminUnitKey", "Code Name ShortName NameEn Level Type ParentKey ParentCode DistrictCode ProvinceCode ValidFrom ValidTo IsCurrent")]
    [InlineData("Periods", "PeriodKey", "Code Kind Year Ordinal StartDate EndDate DueDate Name NameEn")]
    [InlineData("Indicators", "IndicatorKey", "Code AreaCode AreaName AreaNameEn GroupCode GroupName Name NameEn Kind MeasuringType Direction UnitOfMeasureKey NumeratorCode DenominatorCode Definition")]
    [InlineData("UnitsOfMeasure", "UnitOfMeasureKey", "Code Name NameEn Category")]
    [InlineData("Reports", "ReportKey", "AdminUnitKey PeriodKey Number IssuedOn Title FileName Sha256 ReceivedAt Status Revision SupersedesReportKey RowCount LoadedCount ReviewCount")]
    [InlineData("Findings", "FindingKey", "ReportKey ObservationKey Rule Severity Message MessageEn SourceRow Expected Actual CreatedAt")]
    [InlineData("Loads", "LoadKey", "FileName State StartedAt EndedAt RowsRead RowsLoaded RowsInReview Attempts Error")]
    public void Set_has_the_key_and_properties_of_the_contract(string set, string key, string properties)
    {
        var entity = Model.EntitySet(set).ShouldNotBeNull();
        string.Join(' ', entity.Key.Select(p => p.Name)).ShouldBe(key);
        foreach (var name in properties.Split(' '))
        {
            entity.Property(name).ShouldNotBeNull($"{set}/{name}");
        }
    }

    [Theory]
    [InlineData("Observation", "AdminUnit Period Indicator UnitOfMeasure Report")]
    [InlineData("ObservationRevision", "AdminUnit Period Indicator UnitOfMeasure Report")]
    [InlineData("AdminUnit", "Parent Children Observations")]
    [InlineData("Period", "PriorYear")]
    [InlineData("Indicator", "UnitOfMeasure Codes Observations")]
    [InlineData("Report", "AdminUnit Period Observations Findings")]
    [InlineData("Finding", "Report")]
    public void Type_has_the_navigations_of_the_contract(string type, string navigations)
    {
        foreach (var name in navigations.Split(' '))
        {
            Model.EntityType(type)!.Navigation(name).ShouldNotBeNull($"{type}/{name}");
        }
    }

    [Theory]
    [InlineData("ObservationFlat")]
    [InlineData("YearOverYearRow")]
    public void Flat_types_hold_only_primitive_columns(string type) =>
        Model.EntityType(type)!.EdmType.NavigationProperties().ShouldBeEmpty();
}
