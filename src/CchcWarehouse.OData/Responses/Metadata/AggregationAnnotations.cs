using CchcWarehouse.OData.Model;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Responses.Metadata;

/// <summary>What <c>$apply</c> can do with a set, and what its sums must be grouped by to mean something.</summary>
internal static class AggregationAnnotations
{
    private static readonly string[] Transformations =
    [
        "aggregate", "groupby", "concat", "identity", "filter", "search", "compute", "expand", "orderby", "skip", "top", "topcount", "topsum",
        "toppercent", "bottomcount", "bottomsum", "bottompercent", "join", "outerjoin", "nest", "addnested", "ancestors", "descendants", "traverse",
    ];

    private static readonly string[] Additive = ["sum", "min", "max", "average", "countdistinct"];

    private static readonly string[] Ordered = ["min", "max", "countdistinct"];

    public static Annotation OfContainer() => new("Aggregation.ApplySupportedDefaults", new RecordValue(
    [
        ("Transformations", AnnotationValue.Texts(Transformations)),
        ("Rollup", new MemberValue("Aggregation.RollupType", "MultipleHierarchies")),
    ]));

    /// <summary>The measures of a set with the methods for them, and its custom aggregates.</summary>
    public static IEnumerable<Annotation> OfSet(EntityMap entity)
    {
        yield return new("Aggregation.ApplySupported", new RecordValue(
        [
            ("Transformations", AnnotationValue.Texts(Transformations)),
            ("Rollup", new MemberValue("Aggregation.RollupType", "MultipleHierarchies")),
            ("AggregatableProperties", new ListValue([.. entity.Properties.Where(IsMeasure).Select(Aggregatable)])),
        ]));
        foreach (var property in entity.Properties.Where(property => property.DefaultAggregate != DefaultAggregate.None))
        {
            yield return new("Aggregation.CustomAggregate", new TextValue($"Edm.{property.Type}"), property.Name);
        }
    }

    public static IEnumerable<Annotation> OfType(EntityMap entity)
    {
        foreach (var (qualifier, levels) in entity.LeveledHierarchies)
        {
            yield return new("Aggregation.LeveledHierarchy", AnnotationValue.Properties(levels.Select(level => level.Name)), qualifier);
        }

        if (entity.Hierarchy is { } hierarchy)
        {
            yield return new("Aggregation.RecursiveHierarchy", new RecordValue(
            [
                ("NodeProperty", new PathValue(hierarchy.Node.Name, IsProperty: true)),
                ("ParentNavigationProperty", new NavigationValue(hierarchy.Parent.Name)),
            ]), hierarchy.Qualifier);
        }
    }

    /// <summary>Without one value for each of these, a sum adds up what does not belong together.</summary>
    public static IEnumerable<Annotation> OfProperty(EntityMap entity, PropertyMap property)
    {
        if (property.DefaultAggregate == DefaultAggregate.Sum)
        {
            yield return new("Aggregation.ContextDefiningProperties", AnnotationValue.Properties(Context(entity)));
        }
    }

    private static IEnumerable<string> Context(EntityMap entity) => entity.Property("UnitOfMeasureCode") is not null
        ? ["UnitOfMeasureCode", "PeriodKind", "AdminUnitLevel"]
        : ["UnitOfMeasureKey", "Period/Kind", "AdminUnit/Level"];

    private static bool IsMeasure(PropertyMap property) => !property.SourceAddress && property.Type is EdmPrimitiveTypeKind.Decimal
        or EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64 or EdmPrimitiveTypeKind.Date or EdmPrimitiveTypeKind.DateTimeOffset;

    // A number that names something is counted, not added up.
    private static RecordValue Aggregatable(PropertyMap property)
    {
        var adds = property.Type == EdmPrimitiveTypeKind.Decimal || property.Name.EndsWith("Count", StringComparison.Ordinal) || property.Name.StartsWith("Rows", StringComparison.Ordinal);
        return new(
        [
            ("Property", new PathValue(property.Name, IsProperty: true)),
            ("SupportedAggregationMethods", AnnotationValue.Texts(adds ? Additive : Ordered)),
            .. property.DefaultAggregate == DefaultAggregate.Sum ? [("RecommendedAggregationMethod", "sum")] : Array.Empty<(string, AnnotationValue)>(),
        ]);
    }
}
