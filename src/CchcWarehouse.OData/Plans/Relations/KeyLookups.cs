using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>Conditions on the code of a dimension become conditions on its key: the facts are found by their own index, in its order.</summary>
/// <remarks>
/// <c>JOIN dim_indicator i … WHERE i.indicator_code = $1</c> leaves PostgreSQL to guess how many indicators that is; with
/// <c>indicator_key = (SELECT …)</c> it knows one, and need not sort. A join that nothing else reads is left out.
/// </remarks>
internal static class KeyLookups
{
    public static void Apply(Select? select)
    {
        foreach (var inner in select is null ? [] : Selects.Within(select))
        {
            Replace(inner);
        }
    }

    private static void Replace(Select select)
    {
        var replaced = new List<Join>();
        for (var i = 0; i < select.Conditions.Count; i++)
        {
            if (Lookup(select, select.Conditions[i]) is var (lookup, join))
            {
                select.Replace(i, lookup);
                replaced.Add(join);
            }
        }

        if (select.Grouped && select.Conditions.OfType<KeyLookup>().Any(lookup => lookup.One))
        {
            replaced.AddRange(select.Joins.Where(join => ListKeys(select, join)).ToList());
        }

        Drop(select, replaced);
    }

    // The keys of the rows of a short dimension that meet all conditions on it.
    private static bool ListKeys(Select select, Join join)
    {
        if (join is not { Kind: Joining.Inner, Source: TableSource { Relation: { IsShort: true, Key: [var key] } relation } source, On: Comparison { Kind: ComparisonKind.Equal, Left: Column { Source: var from } own, Right: Column right } }
            || from != select.From || right.Source != source || right.Name != key.Column)
        {
            return false;
        }

        // What is equal is seldom; what differs would be a long list.
        var conditions = select.Conditions.Where(condition => condition is Comparison { Kind: ComparisonKind.Equal, Left: Column { Source: var read }, Right: Constant } && read == source
            || condition is Membership { IsMember: true, Operand: Column { Source: var member } } && member == source).ToList();
        if (conditions.Count == 0)
        {
            return false;
        }

        var dimension = new TableSource(relation);
        var keys = new Select(dimension);
        keys.Where(Junction.All(conditions.Select(There)));
        keys.OutputOf(new Column(dimension, key.Column, key.Type, key.Nullable));
        select.Replace(conditions, new KeyLookup(own, keys, One: false));
        return true;

        Scalar There(Scalar value) => value is Column column ? column with { Source = dimension } : Parts.With(value, There);
    }

    private static (KeyLookup, Join)? Lookup(Select select, Scalar condition)
    {
        if (condition is Comparison { Kind: ComparisonKind.Equal, Left: Column column, Right: Constant constant })
        {
            return Lookup(select, column, code => new Comparison(ComparisonKind.Equal, code, constant), constant);
        }

        return condition is Membership { IsMember: true, Operand: Column operand } member
            ? Lookup(select, operand, code => new Membership(code, member.Items, member.ItemType, isMember: true), equal: null)
            : null;
    }

    private static (KeyLookup, Join)? Lookup(Select select, Column column, Func<Column, Scalar> condition, Constant? equal)
    {
        if (column.Source is not TableSource { Relation: { Cached: true, Code: var (code, unique) } relation } source || code.Column != column.Name
            || select.Joins.FirstOrDefault(join => join.Source == source) is not { On: Comparison { Kind: ComparisonKind.Equal } on } joined
            || on.Right is not Column { Source: var right, Name: var name } || right != source || relation.Key is not [var key] || key.Column != name)
        {
            return null;
        }

        var dimension = new TableSource(relation);
        var keys = new Select(dimension);
        keys.Where(condition(new Column(dimension, code.Column, code.Type, code.Nullable)));
        keys.OutputOf(new Column(dimension, key.Column, key.Type, key.Nullable));
        return (new KeyLookup(on.Left, keys, equal is not null && unique) { Code = Code(relation, equal) }, joined);
    }

    private static DimensionCode? Code(RelationMap relation, Constant? equal) =>
        equal?.ValueType == typeof(string) && relation.Key is [{ Type: EdmPrimitiveTypeKind.Int32 }] ? new(relation, equal) : null;

    // Every fact has its dimension's row: without a reader the join changes nothing.
    private static void Drop(Select select, List<Join> joins)
    {
        foreach (var join in joins.Distinct())
        {
            if (!Reading.Of(select, join).Contains(join.Source))
            {
                select.Remove(join);
            }
        }
    }
}
