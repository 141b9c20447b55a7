using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>Aggregates over other rows than those of the group; they are joined to the groups by what these are grouped by.</summary>
internal static class AggregateAside
{
    /// <summary>Aggregates the copy of the input and joins it to the groups.</summary>
    /// <param name="groups">The leaves of <paramref name="main"/>, in the order of the copy's partition.</param>
    public static Member Join(Rows main, IReadOnlyList<GroupLeaf> groups, Rows copy, AggregateSyntax item, Scope outer)
    {
        var (value, isCount, declared) = item.From.Count > 0 ? Stepwise(copy, item, outer) : OverPath(copy, item, outer);
        var theirs = copy.Partition.SelectMany(leaf => leaf.Values).ToList();
        var mine = groups.SelectMany(leaf => leaf.Values).ToList();
        copy.Select.GroupBy(theirs);
        var derivation = Derivation.Beside(copy.Select, main.Select, mine.Count > 0, source => Junction.All(mine.Zip(theirs).Select(pair =>
            (Scalar)new Comparison(pair.First.Nullable ? ComparisonKind.NotDistinct : ComparisonKind.Equal, pair.First, source.Export(pair.Second)))));
        var found = derivation.Lift(value);
        return new ValueMember(item.Alias ?? AggregatePath.CustomName(item), isCount && found.Nullable
            ? new FunctionCall(Function.Coalesce, found.Type, found, Types.Widen(Constant.Of(0), found.Type))
            : found)
        {
            Declared = declared,
        };
    }

    // α from p with g: groups by p with α first, then g over these.
    private static (Scalar Value, bool IsCount, Model.PropertyMap? Declared) Stepwise(Rows copy, AggregateSyntax item, Scope outer)
    {
        var last = item.From[^1];
        var inner = item with { From = [.. item.From.Take(item.From.Count - 1)], Alias = item.Method is null && item.From.Count == 1 ? null : "step" };
        var leaves = last.Properties.Select(path => Groupings.Leaf(path, outer with { Current = copy.It })).ToList();
        Aggregates.Apply(copy, [inner], new Grouping(leaves), outer);
        var member = (ValueMember)copy.It.Find(inner.Alias ?? AggregatePath.CustomName(inner))!;
        var term = last.Method is { } method
            ? AggregateTerm.Over(last, method, member.Value, member.TextOrder, isEntity: false)
            : CustomAggregates.Over(last, member);
        return (term.Result, last.Method is { Name.Name: "countdistinct" }, term.Declared);
    }

    private static (Scalar Value, bool IsCount, Model.PropertyMap? Declared) OverPath(Rows copy, AggregateSyntax item, Scope outer)
    {
        var path = AggregatePath.Of(item) ?? throw item.Reject(
            BadQueryCodes.Unsupported, "Of the older form A(B with sum as C) only paths are taken: write A/B with sum as C.");
        var (member, entity, repeated) = Walk(copy, path);
        if (path[^1] is CountSegment)
        {
            var counted = Once(copy, entity, null, repeated).Entity;
            return (AggregateTerm.AsCount(new AggregateCall(AggregateFunction.Count, counted.Key.First(), Edm.Int64)), true, null);
        }

        var value = member as ValueMember ?? throw item.Reject(BadQueryCodes.TypeMismatch, "A primitive property is expected at the end of the path.");
        var (once, owner) = Once(copy, entity, value, repeated);
        var operand = once ?? value;
        var term = item.Method is { } method
            ? AggregateTerm.Over(item, method, operand.Value, value.TextOrder, isEntity: false)
            : operand.Declared is { DefaultAggregate: not Model.DefaultAggregate.None }
                ? CustomAggregates.Over(item, operand)
                : throw item.Reject(BadQueryCodes.UnknownName, $"There is no custom aggregate {value.Name}; name a method, such as with sum as Total.");
        var guarded = Additivity.Guard(term.Result, owner, copy.Select, copy.Partition, outer.Context);
        return (guarded, item.Method is { Name.Name: "countdistinct" }, term.Declared);
    }

    /// <summary>Follows the path; collections are joined on the way.</summary>
    private static (Member? End, EntityInstance Entity, bool Repeated) Walk(Rows copy, IReadOnlyList<PathSegment> path)
    {
        copy.Open();
        var current = copy.It;
        var repeated = copy.Repeats;
        Member? end = null;
        foreach (var segment in path.Where(segment => segment is NameSegment))
        {
            var name = ((NameSegment)segment).Name;
            end = current.Find(name.Name) ?? throw MemberPaths.Unknown(segment, name.Name, current);
            switch (end)
            {
                case CollectionMember collection:
                    current = copy.Join(collection.Open(), outer: false);
                    break;
                case ObjectMember inner:
                    repeated |= inner.Navigation is not null;
                    current = inner.Instance;
                    break;
                default:
                    break;
            }
        }

        return current.Entity is { } entity
            ? (end, entity, repeated)
            : throw path[^1].Reject(BadQueryCodes.TypeMismatch, $"{current.Title} is no entity that could be counted once; aggregate its values with an expression.");
    }

    /// <summary>Each related entity once in each group; where they do not repeat, that they are there at all.</summary>
    private static (ValueMember? Value, EntityInstance Entity) Once(Rows copy, EntityInstance entity, ValueMember? value, bool repeated)
    {
        copy.Where(NullTest.NotNull(entity.Key.First()));
        if (!repeated)
        {
            return (value, entity);
        }

        var leaves = copy.Partition;
        copy.Select.GroupBy([
            .. leaves.SelectMany(leaf => leaf.Values), .. entity.Key, .. value is null ? [] : new[] { value.Value },
            .. Additivity.IsFact(entity) ? Additivity.Checked(entity) : []]);
        var derivation = new Derivation(copy.Select);
        copy.Become(derivation.Outer, new Composite(Aggregates.Title, []), []);
        copy.PartitionBy([.. leaves.Select(leaf => leaf.Grouped(derivation, null))]);
        return (
            value is null ? null : new ValueMember(value.Name, derivation.Lift(value.Value)) { Declared = value.Declared },
            (EntityInstance)entity.Lift(derivation));
    }
}
