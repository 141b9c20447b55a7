using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Requests.Syntax;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Projections;

/// <summary>$expand: related entities inside of an object. Single ones come from the cache or a join, collections as one JSON array.</summary>
internal sealed class Expansion(Instance it, Scope scope, Layout layout)
{
    private readonly List<MemberShape> shapes = [];

    public static IReadOnlyList<MemberShape> Of(ExpandOption? option, Instance it, Scope scope, Layout layout)
    {
        var expansion = new Expansion(it, scope, layout);
        foreach (var item in option?.Items ?? [])
        {
            expansion.Add(item);
        }

        return expansion.shapes;
    }

    private void Add(ExpandSyntax item)
    {
        var segments = WithoutCasts(item.Path.Segments);
        switch (segments)
        {
            case [StarSegment]:
                AddAll(item, reference: false, levels: null);
                break;
            case [StarSegment, SystemSegment { Kind: SystemSegmentKind.Ref }]:
                AddAll(item, reference: true, levels: null);
                break;
            case [NameSegment name]:
                Add(name, item, reference: false, levels: null);
                break;
            case [NameSegment name, SystemSegment { Kind: SystemSegmentKind.Ref }]:
                Add(name, item, reference: true, levels: null);
                break;
            case [NameSegment name, CountSegment count]:
                AddCount(name, [.. count.Options, .. item.Options]);
                break;
            default:
                throw item.Reject(
                    BadQueryCodes.NotApplicable,
                    $"$expand names navigation properties of {it.Title}; those of the entities it leads to are nested: A($expand=B).");
        }
    }

    private List<PathSegment> WithoutCasts(IEnumerable<PathSegment> segments)
    {
        var kept = new List<PathSegment>();
        foreach (var segment in segments)
        {
            if (segment is not NameSegment { Name: { Namespace: not null } name })
            {
                kept.Add(segment);
            }
            else if (scope.Context.Model.EntityType(name.Name) is not { } type || name.Namespace != WarehouseModel.Namespace
                || (kept.Count == 0 ? it.Entity?.Map : (kept[^1] as NameSegment is { } last ? it.Entity?.Map.Navigation(last.Name.Name)?.Target : null)) != type)
            {
                throw segment.Reject(BadQueryCodes.UnknownName, $"The model has no derived type {name}.");
            }
        }

        return kept;
    }

    private void AddAll(ExpandSyntax item, bool reference, int? levels)
    {
        foreach (var navigation in it.Entity?.Map.Navigations ?? [])
        {
            var name = new NameSegment(new QualifiedName(null, navigation.Name)) { At = item.At };
            if (!shapes.Exists(shape => shape.Name == navigation.Name))
            {
                Add(name, item, reference, levels);
            }
        }
    }

    private void Add(NameSegment segment, ExpandSyntax item, bool reference, int? levels)
    {
        var name = segment.Name.Name;
        RefuseTwice(segment, name);
        switch (it.Find(name))
        {
            case ObjectMember single when single.Navigation is not null || single.Instance is EntityInstance:
                shapes.Add(Single(single, item, reference, levels));
                break;
            case CollectionMember collection:
                shapes.Add(Collection(collection, item, reference, levels));
                break;
            case null:
                throw MemberPaths.Unknown(segment, name, it);
            default:
                throw segment.Reject(BadQueryCodes.NotApplicable, $"{name} is no navigation property; name it in $select.");
        }
    }

    private ObjectShape Single(ObjectMember member, ExpandSyntax item, bool reference, int? levels)
    {
        var options = new OptionSet(item.Options, reference ? OptionPlace.Reference : OptionPlace.NestedEntity);
        var inner = scope.With(options.Aliases).Nested(member.Instance);
        foreach (var compute in options.Compute?.Items ?? [])
        {
            inner = inner.Nested(Computes.With(inner.Current, compute, inner));
        }

        if (reference)
        {
            var key = new RowShape(member.Instance.Entity?.Map, []) { Key = Projection.Key(member.Instance.Entity!, layout) };
            return Projection.Object(member, key, layout) with { Reference = true };
        }

        var selection = Selection.Of(options.Select, inner.Current, inner);
        var expanded = Nested(inner, options, item, levels, layout);
        return Projection.Object(member, Projection.Of(inner.Current, selection, expanded, layout), layout);
    }

    private CollectionShape Collection(CollectionMember member, ExpandSyntax item, bool reference, int? levels)
    {
        var options = new OptionSet(item.Options, reference ? OptionPlace.References : OptionPlace.NestedCollection);
        var nested = new NestedCollection(member, options, scope.With(options.Aliases), layout);
        return nested.Shape((inner, rows) => reference
            ? new RowShape(inner.Current.Entity?.Map, []) { Key = Projection.Key(inner.Current.Entity ?? throw NoEntity(item), rows) }
            : Projection.Of(
                inner.Current, Selection.Of(options.Select, inner.Current, inner), Nested(inner, options, item, levels, rows), rows)) with
        {
            Options = item.Options,
            References = reference,
        };
    }

    private static BadQueryException NoEntity(SyntaxNode node) =>
        node.Reject(BadQueryCodes.NotApplicable, "What $apply made of the entities has no reference.");

    // What is expanded inside; with $levels the same navigation property once more, one level less.
    private static IReadOnlyList<MemberShape> Nested(Scope inner, OptionSet options, ExpandSyntax item, int? levels, Layout layout)
    {
        var expansion = new Expansion(inner.Current, inner, layout);
        foreach (var further in options.Expand?.Items ?? [])
        {
            expansion.Add(further);
        }

        var isAll = item.Path.Segments.Any(segment => segment is StarSegment);
        var reference = item.Path.Segments.Any(segment => segment is SystemSegment);
        var left = (levels ?? Levels(options, isAll ? inner.Context.Limits.LevelsOfAll : inner.Context.Limits.Levels)) - 1;
        if (left > 0 && isAll)
        {
            expansion.AddAll(item, reference, left);
        }
        else if (left > 0 && WithoutLevels(item) is { } name && inner.Current.Entity?.Map.Navigation(name.Name.Name) is not null)
        {
            expansion.Add(name, item, reference, left);
        }

        return expansion.shapes;
    }

    private static int Levels(OptionSet options, int limit) => options.Levels switch
    {
        null => 1,
        { Levels: null } => limit,
        { Levels: { } levels } when levels <= limit => levels,
        var tooMany => throw tooMany.Reject(BadQueryCodes.Limit, $"$levels goes down to at most {limit} levels here; say max for all of these."),
    };

    private static NameSegment? WithoutLevels(ExpandSyntax item) =>
        item.Path.Segments.OfType<NameSegment>().LastOrDefault(segment => segment.Name.Namespace is null);

    private void AddCount(NameSegment segment, SyntaxList<OptionSyntax> written)
    {
        var name = segment.Name.Name;
        RefuseTwice(segment, name);
        if (it.Find(name) is not CollectionMember collection)
        {
            throw segment.Reject(BadQueryCodes.NotApplicable, $"{name} is no collection of {it.Title} that could be counted.");
        }

        var options = new OptionSet(written, OptionPlace.NestedCount);
        var query = new CollectionQuery(collection.Open(), options, scope.With(options.Aliases), nested: true);
        query.Narrow();
        shapes.Add(new CountShape(name, layout.Ordinal(new ScalarSelect(query.Count(), Edm.Int64, Nullable: false))));
    }

    private void RefuseTwice(SyntaxNode node, string name)
    {
        if (shapes.Exists(shape => string.Equals(shape.Name, name, StringComparison.Ordinal)))
        {
            throw node.Reject(BadQueryCodes.NameClash, $"{name} is expanded twice; give all its options at once.");
        }
    }
}
