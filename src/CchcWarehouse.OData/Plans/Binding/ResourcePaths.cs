using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>The path of a request → the resource: AdminUnits(1)/Parent/Observations/$count.</summary>
internal sealed class ResourcePaths(BindingContext context, Scope aliases)
{
    private SyntaxList<PathSegment> segments = [];
    private int next;

    /// <exception cref="BadQueryException">The path leads nowhere.</exception>
    public Resource Bind(PathSyntax path)
    {
        (segments, next) = (path.Segments, 1);
        var resource = Root(segments[0]);
        while (next < segments.Count)
        {
            var segment = segments[next++];
            resource = resource.IsCount || resource.IsReference || resource.IsRaw
                ? throw NotFound(segment, "Nothing follows here.")
                : Step(resource, segment);
        }

        return resource;
    }

    private Resource Root(PathSegment segment) => segment switch
    {
        NameSegment name when context.Model.EntitySet(name.Name.ToString()) is { } map =>
            new Resource(ResourceKind.Collection, Rows.Of(map)) { Path = map.SetName },
        NameSegment name => throw NotFound(name, $"There is no entity set {name.Name}; there are {string.Join(", ", context.Model.Entities.Select(e => e.SetName))}."),
        CrossjoinSegment crossjoin => Crossjoins.Bind(crossjoin, context.Model),
        SystemSegment { Kind: SystemSegmentKind.All } => throw segment.Reject(
            BadQueryCodes.Unsupported, "$all is not supported; ask the entity sets one by one."),
        _ => throw NotFound(segment, "The name of an entity set is expected here."),
    };

    private Resource Step(Resource resource, PathSegment segment) => segment switch
    {
        SystemSegment { Kind: SystemSegmentKind.Query } => resource,
        SystemSegment { Kind: SystemSegmentKind.Ref } when resource.It.Entity is not null => resource with { IsReference = true },
        SystemSegment { Kind: SystemSegmentKind.Value } when resource.Kind == ResourceKind.Value => resource with { IsRaw = true },
        SystemSegment { Kind: SystemSegmentKind.Value } => throw segment.Reject(BadQueryCodes.NotApplicable, "Only a primitive property has a raw /$value."),
        SystemSegment { Kind: SystemSegmentKind.Each } => throw segment.Reject(
            BadQueryCodes.Unsupported, "/$each updates members of a collection; this service only reads."),
        CountSegment when resource.Kind == ResourceKind.Collection => resource with { IsCount = true },
        CountSegment => throw segment.Reject(BadQueryCodes.NotApplicable, "/$count is asked of collections."),
        NameSegment { Name.Namespace: not null } cast => Cast(resource, cast),
        AnnotationSegment => throw segment.Reject(BadQueryCodes.Unsupported, "Annotations cannot be addressed in this service."),
        _ => resource.Kind switch
        {
            ResourceKind.Collection => OfCollection(resource, segment),
            ResourceKind.Single => OfSingle(resource, segment),
            _ => throw NotFound(segment, $"{resource.Property!.Name} is a primitive value and has no parts."),
        },
    };

    private Resource OfCollection(Resource resource, PathSegment segment)
    {
        switch (segment)
        {
            case FilterSegment filter:
                var scope = aliases with { Current = resource.It, It = resource.It };
                resource.Rows.Where(Expressions.Condition(filter.Condition, scope).WhenTrue);
                return resource with { IsFiltered = true };
            case KeySegment or ArgumentsSegment when resource.It.Entity is { } entity:
                return Single(resource, Keys.Bind(entity.Map, segment, resource.Navigation, aliases), KeyText(segment));
            case TextSegment or NameSegment when resource.It.Entity is { } entity:
                return BySegments(resource, entity.Map, segment);
            default:
                throw NotFound(segment, $"A key, $count, $filter or $ref is expected after the collection {resource.Context}.");
        }
    }

    // AdminUnits/1: a key as segments, one for each of its parts.
    private Resource BySegments(Resource resource, EntityMap map, PathSegment first)
    {
        var values = new List<(PropertyMap, Scalar)>();
        var texts = new List<string>();
        foreach (var property in map.Key)
        {
            var segment = values.Count == 0 ? first
                : next < segments.Count ? segments[next++]
                : throw NotFound(first, $"The key of {map.Name} has {map.Key.Count} parts.");
            var text = segment switch
            {
                TextSegment raw => raw.Text,
                NameSegment { Name: var name } when property.Type == EdmPrimitiveTypeKind.String => name.ToString(),
                _ => throw NotFound(segment, $"{map.SetName} is a collection: a key is expected here, such as {map.SetName}(1) or {map.SetName}/1."),
            };
            values.Add((property, Keys.BindSegment(map, property, Literal(segment, property, text), aliases)));
            texts.Add(map.Key.Count == 1 ? text : $"{property}={text}");
        }

        return Single(resource, values, $"({string.Join(",", texts)})");
    }

    private static LiteralSyntax Literal(PathSegment segment, PropertyMap property, string text)
    {
        var kind = property.Type switch
        {
            EdmPrimitiveTypeKind.Int32 or EdmPrimitiveTypeKind.Int64 => LiteralKind.Integer,
            EdmPrimitiveTypeKind.Date => LiteralKind.Date,
            _ => LiteralKind.String,
        };
        try
        {
            return PrimitiveValue.Read(kind, text) with { At = segment.At };
        }
        catch (BadQueryException)
        {
            throw NotFound(segment, $"{text} is no key: {property} is {Names.Of(property.Type)}.");
        }
    }

    private static Resource Single(Resource resource, IReadOnlyList<(PropertyMap Property, Scalar Value)> key, string keyText)
    {
        var entity = resource.It.Entity!;
        var known = new Dictionary<ColumnMap, Scalar>(resource.Known);
        foreach (var (property, value) in key)
        {
            resource.Rows.Where(new Comparison(ComparisonKind.Equal, entity.Value(property), value));
            if (property.Through.Count == 0)
            {
                known[property.Column] = value;
            }
        }

        return resource with { Kind = ResourceKind.Single, Known = known, Path = resource.Path + keyText, Parent = null };
    }

    private Resource OfSingle(Resource resource, PathSegment segment)
    {
        if (segment is not NameSegment { Name.Name: var name })
        {
            throw NotFound(segment, $"A property of {resource.It.Title} is expected here.");
        }

        return resource.It.Find(name) switch
        {
            ValueMember value => resource with { Kind = ResourceKind.Value, Property = value, Path = $"{resource.Path}/{name}", NullableEnd = false },
            ObjectMember { Navigation: { } navigation } inner => Follow(resource, navigation, inner.Instance),
            CollectionMember { Navigation: { } navigation } => Related(resource, navigation),
            _ => throw NotFound(segment, MemberPaths.Unknown(segment, name, resource.It)),
        };
    }

    private static Resource Follow(Resource resource, NavigationMap navigation, Instance target)
    {
        resource.Rows.Become(target);
        return resource with
        {
            Navigation = navigation,
            NullableEnd = true,
            Known = new Dictionary<ColumnMap, Scalar>(),
            Path = $"{resource.Path}/{navigation.Name}",
        };
    }

    // The rows of the target that point to the one parent. What keys fix is known without reading the parent.
    private static Resource Related(Resource resource, NavigationMap navigation)
    {
        var parent = resource.It.Entity!;
        var rows = Rows.Of(navigation.Target);
        var known = new Dictionary<ColumnMap, Scalar>();
        foreach (var (own, target) in navigation.On)
        {
            var value = resource.Known.GetValueOrDefault(own) ?? ValueOf(resource.Rows, parent.Row[own]);
            rows.Select.Where(new Comparison(ComparisonKind.Equal, rows.It.Entity!.Row[target], value));
            known[target] = value;
        }

        return new Resource(ResourceKind.Collection, rows)
        {
            Navigation = navigation,
            Path = navigation.Target.SetName,
            Parent = Present(resource.Rows, parent),
            Known = known,
        };
    }

    private static ScalarSelect ValueOf(Rows rows, Scalar value)
    {
        var select = rows.Select.Rows();
        select.OutputOf(value);
        return new ScalarSelect(select, value.Type, Nullable: true);
    }

    private static Select Present(Rows rows, EntityInstance entity)
    {
        var key = entity.Key.First();
        var select = rows.Select.Rows();
        select.Where(NullTest.NotNull(key));
        return select;
    }

    private Resource Cast(Resource resource, NameSegment segment)
    {
        var type = string.Equals(segment.Name.Namespace, WarehouseModel.Namespace, StringComparison.Ordinal)
            ? context.Model.EntityType(segment.Name.Name)
            : null;
        return type is not null && type == resource.It.Entity?.Map ? resource
            : type is null ? throw NotFound(segment, $"The model has no type or function {segment.Name}.")
            : throw NotFound(segment, $"{resource.It.Title} is never a {type.Name}.");
    }

    private static string KeyText(PathSegment segment) =>
        RequestSyntax.PrintExpression(new PathSyntax([new NameSegment(new QualifiedName(null, "K")), segment]))[1..];

    private static BadQueryException NotFound(SyntaxNode node, ErrorText reason) => node.Reject(BadQueryCodes.NotFound, reason);

    private static BadQueryException NotFound(SyntaxNode node, BadQueryException unknown) =>
        node.Reject(BadQueryCodes.NotFound, unknown.Reason);
}
