using CchcWarehouse.OData.Plans.Apply;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Projections;
using CchcWarehouse.OData.Plans.Paging;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Plans.Shapes;
using CchcWarehouse.OData.Requests.Syntax;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>The options of a collection in the order the standard gives them: compute, search, filter, count, order, skip and top.</summary>
/// <param name="nested">The collection stands inside of another object: its members are $this, and $it stays what it was.</param>
internal sealed class CollectionQuery(Rows rows, OptionSet options, Scope outer, bool nested)
{
    private readonly PlanOptions plan = outer.Context.Options;

    public Rows Rows => rows;

    /// <summary>The scope of expressions about one row.</summary>
    public Scope Scope => nested
        ? outer.Nested(rows.It)
        : outer with { Current = rows.It, It = rows.It };

    /// <summary>Transforms and narrows the rows to those that the answer counts.</summary>
    public void Narrow()
    {
        if (options.Apply is { } apply)
        {
            Pipeline.Run(rows, apply.Sequence, Scope);
        }

        Computes.Extend(rows, options.Compute, () => Scope);
        if (options.Search is { } search)
        {
            Searches.Narrow(rows, search.Search, Scope);
            if (options.OrderBy is null)
            {
                SearchRanks.Sort(rows, search.Search);
            }
        }

        if (options.Filter is { } filter)
        {
            rows.Where(Expressions.Condition(filter.Condition, Pipeline.Scope(rows, filter, Scope)).WhenTrue);
        }
    }

    /// <summary>The number of the rows as they are now.</summary>
    public Select Count()
    {
        rows.Open();
        var count = rows.Select.Rows();
        count.OutputOf(AggregateCall.CountRows);
        return count;
    }

    /// <summary>Orders the rows and cuts out the page; what is left to add are values.</summary>
    /// <returns>Null when the rows are all there are.</returns>
    public PageCut? Page(SkipToken? after)
    {
        rows.Open();
        if (options.OrderBy is { } orderBy)
        {
            rows.Sort([.. orderBy.Items.Select(item => Expressions.SortKey(item, Scope))]);
        }

        var order = rows.TotalOrder;
        if (after is not null)
        {
            rows.Where(Keyset.After(order, Matching(after, order), outer.Context.Form));
        }

        var remaining = after is null ? options.Top?.Value : after.Remaining;
        var isCut = plan.Paged && !(remaining <= plan.PageSize);
        var limit = isCut ? plan.PageSize + 1L : remaining;
        rows.Cut(Skip(after), Limit(limit));
        return isCut ? new PageCut(plan.PageSize, order, remaining - plan.PageSize) : null;
    }

    public PageShape? Shape(PageCut? cut, Layout layout) => cut is null
        ? null
        : new PageShape(
            cut.Size,
            [.. cut.Order.Select(key => Place(key.Value, layout))],
            cut.Remaining,
            Fingerprint());

    private static KeysetColumn Place(Scalar value, Layout layout)
    {
        var place = layout.Place(value, bounded: value is Column { Source: TableSource });
        return new KeysetColumn(place.Ordinal, value.Type, place.Form);
    }

    // In the statement itself: how many rows are wanted decides which plan of PostgreSQL's is the best.
    private static Scalar? Limit(long? number) => number switch
    {
        null => null,
        <= int.MaxValue => new Number((int)number),
        _ => Constant.Of(number.Value),
    };

    private Constant? Skip(SkipToken? after)
    {
        if (after is not null || options.Skip is not { Value: > 0 } skip)
        {
            return null;
        }

        var limit = outer.Context.Limits.Skip;
        return skip.Value <= limit
            ? outer.Context.Form?.Of(skip, EdmPrimitiveTypeKind.Int64) ?? Constant.Of(skip.Value)
            : throw skip.Reject(BadQueryCodes.Limit, $"$skip passes over at most {limit} rows; filter instead, or follow @odata.nextLink.");
    }

    private static IReadOnlyList<object?> Matching(SkipToken token, IReadOnlyList<SortKey> order) => token.Values.Count == order.Count
        ? token.Values
        : throw new BadQueryException(BadQueryCodes.InvalidValue, "The $skiptoken belongs to another request.", "$skiptoken");

    public RequestFingerprint Fingerprint()
    {
        if (nested)
        {
            // A link to further rows repeats the nested options as they are written.
            outer.Context.Form?.Tie(options.Written);
        }

        return new(rows.It.Title, options.Written);
    }
}

/// <summary>Where a page ends: its size, the order it is cut by, and the rows that $top still allows after it.</summary>
internal sealed record PageCut(int Size, IReadOnlyList<SortKey> Order, long? Remaining);
