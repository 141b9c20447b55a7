using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Responses.Batch;
using CchcWarehouse.OData.Responses.Negotiation;
using CchcWarehouse.OData.Wording;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>What the model says about itself beyond names and types: meanings, allowed values, what the service can do.</summary>
/// <param name="complete">Also annotations whose values are members of enumerations, which old clients cannot read.</param>
internal sealed class WarehouseAnnotations(Language language, ODataOptions options, bool complete)
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
        Annotation.Flag("Capabilities.CrossJoinSupported"),
        Annotation.Flag("Capabilities.QuerySegmentSupported"),
        Annotation.Flag("Capabilities.AsynchronousRequestsSupported"),
        new("Capabilities.AcceptableEncodings", AnnotationValue.Texts("gzip", "br")),
        Annotation.Flag("Capabilities.BatchSupported"),
        Annotation.Flag("Capabilities.BatchContinueOnErrorSupported"),
        Annotation.Record("Capabilities.BatchSupport", ("Supported", true), ("ContinueOnErrorSupported", true)),
        new("Capabilities.FilterFunctions", AnnotationValue.Texts(Functions.Order(StringComparer.Ordinal))),
        AggregationAnnotations.OfContainer(),
        Annotation.Text("Core.LongDescription", Limits()),
    ]);

    public IEnumerable<Annotation> OfType(EntityMap entity)
    {
        yield return Annotation.Text("Core.Description", language.Pick(entity.MeaningVi, entity.MeaningEn));
        if (entity.AlternateKey is { } alternate)
        {
            var part = new RecordValue([("Alias", alternate.Name), ("Name", new PathValue(alternate.Name, IsProperty: true))]);
            yield return new("Core.AlternateKeys", new ListValue([new RecordValue([("Key", new ListValue([part]))])]));
        }

        foreach (var annotation in Readable(AggregationAnnotations.OfType(entity)))
        {
            yield return annotation;
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
        Annotation.Record("Capabilities.ChangeTracking", ("Supported", entity.Relation.History?.Changes is not null)),
        Annotation.Record("Capabilities.SearchRestrictions", ("Searchable", entity.Searchable.Count > 0)),
        Annotation.Flag("Capabilities.ComputeSupported"),
        Annotation.Record("Capabilities.ExpandRestrictions", ("Expandable", entity.Navigations.Count > 0), ("MaxLevels", options.RequestLimits.ExpandDepth)),
        Annotation.Flag("Capabilities.TopSupported"),
        Annotation.Flag("Capabilities.SkipSupported"),
        Annotation.Flag("Capabilities.IndexableByKey"),
        .. AggregationAnnotations.OfSet(entity),
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
            var isPercent = property.Name.EndsWith("Percent", StringComparison.Ordinal);
            yield return isPercent ? Annotation.Text("Measures.Unit", "%") : new("Measures.Unit", new PathValue(path, IsProperty: false));
        }

        foreach (var annotation in AggregationAnnotations.OfProperty(entity, property))
        {
            yield return annotation;
        }
    }

    public IEnumerable<Annotation> OfNavigation(NavigationMap navigation)
    {
        yield return Annotation.Text("Core.Description", language.Pick(navigation.Target.MeaningVi, navigation.Target.MeaningEn));
    }

    private static IEnumerable<string> Functions => Calls.Supported.Concat(["case", "cast", "isof"]);

    private IEnumerable<Annotation> Readable(IEnumerable<Annotation> annotations) => complete
        ? annotations
        : annotations.Where(annotation => !IsNew(annotation.Value)).Select(annotation => annotation with { Value = Old(annotation.Value) });

    private static bool IsNew(AnnotationValue value) => value is MemberValue or NavigationValue
        || (value is RecordValue record && record.Members.Any(member => member.Value is NavigationValue));

    private static AnnotationValue Old(AnnotationValue value) => value is RecordValue record
        ? record with { Members = [.. record.Members.Where(member => !IsNew(member.Value))] }
        : value;

    /// <summary>The limits in words: no vocabulary has terms for most of them.</summary>
    private string Limits()
    {
        var (request, plan) = (options.RequestLimits, options.PlanLimits);
        return language.Pick(
            $"Giới hạn của một yêu cầu: {request.UrlLength} ký tự (dài hơn: POST …/$query hoặc $batch), {request.Nodes} biểu thức và tùy chọn, {request.ListItems} giá trị trong một danh sách, "
            + $"{request.ExpandDepth} tầng và {request.ExpandItems} thuộc tính $expand, {request.ApplyStages} bước $apply, biểu thức chính quy {plan.PatternLength} ký tự, "
            + $"{plan.SearchTerms} từ hoặc cụm từ trong $search, $skip {plan.Skip} dòng, trang {options.PageSize} dòng (Prefer: odata.maxpagesize đến {options.LargestPage}), $batch {BatchPart.Limit} phần, "
            + $"{options.WorkLimit.TotalSeconds:0} giây làm việc và chi phí ước tính {options.CostLimit:0} của cơ sở dữ liệu.",
            $"Limits of one request: {request.UrlLength} characters (longer: POST …/$query or $batch), {request.Nodes} expressions and options, {request.ListItems} members of a list, "
            + $"{request.ExpandDepth} levels and {request.ExpandItems} properties of $expand, {request.ApplyStages} steps of $apply, regular expressions of {plan.PatternLength} characters, "
            + $"{plan.SearchTerms} words and phrases of $search, $skip of {plan.Skip} rows, pages of {options.PageSize} rows (Prefer: odata.maxpagesize up to {options.LargestPage}), $batch of {BatchPart.Limit} parts, "
            + $"{options.WorkLimit.TotalSeconds:0} seconds of work and an estimated cost of {options.CostLimit:0} in the database.");
    }

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
