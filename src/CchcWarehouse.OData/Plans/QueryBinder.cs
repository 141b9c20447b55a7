using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Paging;
using CchcWarehouse.OData.Plans.Projections;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Requests;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.Star.Facts;

namespace CchcWarehouse.OData.Plans;

/// <summary>A request → its plan. One object for one request.</summary>
internal sealed class QueryBinder
{
    private readonly RequestSyntax request;
    private readonly BindingContext context;
    private readonly Scope scope;

    public QueryBinder(RequestSyntax request, WarehouseModel model, PlanOptions options, PlanLimits limits, RequestForm? form)
    {
        this.request = request;
        context = new BindingContext(model, options, limits) { Form = form };
        var nothing = new Composite("the service", []);
        scope = new Scope(context, nothing, null).With(request.Options.OfType<AliasOption>());
    }

    public QueryPlan Bind()
    {
        var (resource, place) = Resolve();
        if (resource.Context == resource.Path)
        {
            // The answer repeats the path with its keys.
            context.Form?.Tie([request.Path]);
        }

        var options = new OptionSet(request.Options, place);
        var plan = (resource.Kind, resource.IsCount) switch
        {
            (_, true) => Count(resource, options),
            (ResourceKind.Collection, _) => Collection(resource, options),
            (ResourceKind.Single, _) => Single(resource, options),
            _ => Value(resource),
        };
        return plan with { State = FactState.Of(context.Options, context.Form) };
    }

    private (Resource Resource, OptionPlace Place) Resolve()
    {
        if (request.Path.Segments[0] is not SystemSegment { Kind: SystemSegmentKind.Entity } entity)
        {
            var resource = new ResourcePaths(context, scope).Bind(request.Path);
            return (resource, resource.Place);
        }

        var id = RequestSyntax.Parse(request.Text(TextOptionKind.Id) ?? "", RequestLimits.Default).Path;
        var found = new ResourcePaths(context, scope).Bind(new PathSyntax([.. id.Segments, .. request.Path.Segments.Skip(1)]) { At = entity.At });
        return found.Kind == ResourceKind.Single
            ? (found, request.Path.Segments.Count > 1 ? OptionPlace.EntityById : OptionPlace.Reference with { Name = "$entity without a type", TakesId = true })
            : throw entity.Reject(BadQueryCodes.NotFound, "$id is not the address of an entity.");
    }

    private QueryPlan Count(Resource resource, OptionSet options)
    {
        if (resource.IsFiltered && options.Filter is { } filter)
        {
            throw filter.Reject(BadQueryCodes.NotApplicable, "A count is narrowed by /$filter(…) or by $filter, not by both; join the conditions with and.");
        }

        var query = Query(resource, options);
        query.Narrow();
        return new QueryPlan(new ResultShape(ResultKind.Count, resource.Context, new RowShape(null, [])))
        {
            Root = Root,
            Exists = resource.Parent,
            Count = query.Count(),
        };
    }

    private QueryPlan Collection(Resource resource, OptionSet options)
    {
        if (context.Options.Since is not null)
        {
            TellChanges(resource.Rows);
        }

        var query = Query(resource, options);
        query.Narrow();
        var count = options.Count ? query.Count() : null;
        var page = query.Page(context.Options.After);
        var layout = new Layout(query.Rows.Select, context, nested: false);
        var row = Row(resource, options, query.Scope, layout);
        return new QueryPlan(new ResultShape(resource.IsReference ? ResultKind.References : ResultKind.Collection, resource.Context, row)
        {
            Counted = options.Count,
            Page = query.Shape(page, layout),
            Request = query.Fingerprint(),
            Mixed = [.. context.Mixed],
            EndedOrdinal = context.Options.Since is null ? null : Ended(query.Rows.It, layout),
        })
        {
            Root = Root,
            Exists = resource.Parent,
            Count = count,
            Rows = options.Top is { Value: 0 } ? null : query.Rows.Select,
            RowsTitle = resource.Rows.It.Title,
        };
    }

    private static void TellChanges(Rows rows)
    {
        if (rows is not { It.Entity: { Map: var map } entity, Select.From: TableSource { Relation.History.Changes: not null } whole })
        {
            throw new BadQueryException(BadQueryCodes.NotApplicable, $"Changes of {rows.It.Title} are not told.", "$deltatoken");
        }

        // What ended and what took its place have one grain.
        whole.IsChanges = true;
        rows.Distinguish([.. map.Key.Select(entity.Value)]);
    }

    private static int Ended(Instance it, Layout layout)
    {
        var row = it.Entity!.Row;
        return layout.Ordinal(new Comparison(ComparisonKind.Less, row[row.Relation.Columns[nameof(Observation.RecordedTo)]], FactState.Forever));
    }

    private QueryPlan Single(Resource resource, OptionSet options)
    {
        Computes.Extend(resource.Rows, options.Compute, () => scope with { Current = resource.It, It = resource.It });
        var layout = new Layout(resource.Rows.Select, context, nested: false);
        var row = Row(resource, options, scope with { Current = resource.It, It = resource.It }, layout);
        return new QueryPlan(new ResultShape(resource.IsReference ? ResultKind.Reference : ResultKind.Single, resource.Context, row)
        {
            NullableEnd = resource.NullableEnd,
        })
        {
            Root = Root,
            Rows = resource.Rows.Select,
        };
    }

    private QueryPlan Value(Resource resource)
    {
        var layout = new Layout(resource.Rows.Select, context, nested: false);
        var value = Projection.Value(resource.Property!, layout);
        return new QueryPlan(new ResultShape(
            resource.IsRaw ? ResultKind.RawValue : ResultKind.Value, resource.Context, new RowShape(null, [value])))
        {
            Root = Root,
            Rows = resource.Rows.Select,
        };
    }

    private static RowShape Row(Resource resource, OptionSet options, Scope scope, Layout layout)
    {
        var it = scope.Current;
        return resource.IsReference
            ? new RowShape(it.Entity!.Map, []) { Key = Projection.Key(it.Entity, layout) }
            : Projection.Of(it, Selection.Of(options.Select, it, scope), Expansion.Of(options.Expand, it, scope, layout), layout);
    }

    private Constant Root => context.Form?.Root() ?? Constant.Of(context.Options.ApplicationRoot);

    private CollectionQuery Query(Resource resource, OptionSet options) => new(resource.Rows, options, scope, nested: false);
}
