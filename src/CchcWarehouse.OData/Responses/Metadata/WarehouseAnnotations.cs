using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Responses.Negotiation;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>What the model says about itself beyond names and types: meanings, allowed values, what the service can do.</summary>
/// <param name="complete">Also annotations whose values are members of enumerations, which old clients cannot read.</param>
internal sealed class WarehouseAnnotations(Language language, RequestLimits limits, bool complete)
{
    public IEnumerable<Annotation> OfContainer() => Readable(
    [
        Annotation.Text("Core.Description", language.Pick("Kho dữ liệu cải cách hành chính", "Warehouse of public administration reform")),
        Annotation.Text("Core.ODataVersions", "4.0 4.01"),
        Annotation.Flag("Core.ConventionalIDs"),
        Annotation.Flag("Core.DereferenceableIDs"),
        new("Capabilities.SupportedFormats", AnnotationValue.Texts(
            "application/json;odata.metadata=minimal;IEEE754Compatible=true", "application/json;odata.metadata=full;IEEE754Compatible=true",
            "application/json;odata.metadata=none;IEEE754Compatible=true", "text/csv", ResponseFormat.WorkbookType)),
        new("Capabilities.SupportedMetadataFormats", AnnotationValue.Texts("application/xml", "application/json")),
        Annotation.Flag("Capabilities.KeyAsSegmentSupported"),
        Annotation.Record("Capabilities.SelectSupport", ("Supported", true)),
    ]);

    public IEnumerable<Annotation> OfType(EntityMap entity)
    {
        yield return Annotation.Text("Core.Description", language.Pick(entity.MeaningVi, entity.MeaningEn));
        if (entity.AlternateKey is { } alternate)
        {
            var part = new RecordValue([("Alias", alternate.Name), ("Name", new PathValue(alternate.Name, IsProperty: true))]);
            yield return new("Core.AlternateKeys", new ListValue([new RecordValue([("Key", new ListValue([part]))])]));
        }
    }

    public IEnumerable<Annotation> OfSet(EntityMap entity) => Readable(
    [
        Annotation.Text("Core.Description", language.Pick(entity.MeaningVi, entity.MeaningEn)),
        new("Core.Permissions", new MemberValue("Core.Permission", "Read")),
        Annotation.Record("Capabilities.InsertRestrictions", ("Insertable", false)),
        Annotation.Record("Capabilities.UpdateRestrictions", ("Updatable", false)),
        Annotation.Record("Capabilities.DeleteRestrictions", ("Deletable", false)),
        Annotation.Record("Capabilities.FilterRestrictions", ("Filterable", true)),
        Annotation.Record("Capabilities.SortRestrictions", ("Sortable", true)),
        Annotation.Record("Capabilities.CountRestrictions", ("Countable", true)),
        Annotation.Record("Capabilities.ExpandRestrictions", ("Expandable", entity.Navigations.Count > 0), ("MaxLevels", limits.ExpandDepth)),
        Annotation.Flag("Capabilities.TopSupported"),
        Annotation.Flag("Capabilities.SkipSupported"),
        Annotation.Flag("Capabilities.IndexableByKey"),
    ]);

    public IEnumerable<Annotation> OfProperty(EntityMap entity, PropertyMap property)
    {
        yield return Annotation.Text("Core.Description", Description(property));
        if (property.Column.AllowedValues is { Count: > 0 } allowed)
        {
            yield return new("Validation.AllowedValues", new ListValue([.. allowed.Select(value => new RecordValue([("Value", value)]))]));
        }

        if (property.Type == EdmPrimitiveTypeKind.Decimal && Unit(entity) is { } path)
        {
            yield return new("Measures.Unit", new PathValue(path, IsProperty: false));
        }
    }

    public IEnumerable<Annotation> OfNavigation(NavigationMap navigation)
    {
        yield return Annotation.Text("Core.Description", language.Pick(navigation.Target.MeaningVi, navigation.Target.MeaningEn));
    }

    private IEnumerable<Annotation> Readable(IEnumerable<Annotation> annotations) =>
        annotations.Where(annotation => complete || annotation.Value is not MemberValue);

    private static string? Unit(EntityMap entity) =>
        entity.Property("UnitOfMeasureName") is not null ? "UnitOfMeasureName"
        : entity.Navigation("UnitOfMeasure") is not null ? "UnitOfMeasure/Name" : null;

    /// <remarks>A column of another dimension says whose it is: <c>Tỉnh: Tên đầy đủ</c>.</remarks>
    private string Description(PropertyMap property)
    {
        var meaning = language.Pick(property.Column.MeaningVi, property.Column.MeaningEn);
        return property.Through is [.., var last] && Owner(last.Name) is { } owner ? $"{owner}: {meaning}" : meaning;
    }

    private string? Owner(string join) => join switch
    {
        "AdminUnit" => language.Pick("Đơn vị hành chính", "Administrative unit"),
        "District" => language.Pick("Huyện", "District"),
        "Province" => language.Pick("Tỉnh", "Province"),
        "Period" => language.Pick("Kỳ báo cáo", "Reference period"),
        "Indicator" => language.Pick("Chỉ tiêu", "Indicator"),
        "UnitOfMeasure" => language.Pick("Đơn vị tính", "Unit of measure"),
        "Report" => language.Pick("Báo cáo nguồn", "Source report"),
        _ => null,
    };
}
