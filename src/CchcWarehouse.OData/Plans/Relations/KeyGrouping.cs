using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>Facts are grouped by the keys of their dimensions first; the dimensions are joined to these groups, which are grouped by what was asked for.</summary>
/// <remarks>
/// A to-one join gives all rows of a key the same row or none, so it commutes with grouping by the key: hundreds of groups are
/// joined and compared by name where a million facts were. What combines from parts (sums, counts, extremes, averages) is
/// aggregated twice; what does not (distinct values) is found again from the keys. A select that this would not condense,
/// or that has anything else in it, stays as it is.
/// </remarks>
internal sealed class KeyGrouping
{
    private readonly Select select;
    private readonly TableSource facts;

    /// <summary>Short dimensions that conditions read are joined twice: to the facts for the conditions, to the groups for names.</summary>
    private readonly Dictionary<Source, TableSource> twice = new(ReferenceEqualityComparer.Instance);

    /// <summary>What is read before the first grouping: the facts, and joins that conditions or sums need.</summary>
    private readonly HashSet<Source> first;

    private KeyGrouping(Select select, TableSource facts, bool joinsTwice)
    {
        (this.select, this.facts) = (select, facts);
        first = First();
        if (joinsTwice)
        {
            JoinTwice();
        }
    }

    public static void Apply(Select? select)
    {
        foreach (var grouped in select is null ? [] : Selects.Within(select))
        {
            if (grouped is { Grouped: true, From: TableSource facts } && Grain.IsOf(facts.Relation) && !grouped.Joins.Any(join => join.Lateral))
            {
                Drop(grouped);
                _ = new KeyGrouping(grouped, facts, joinsTwice: true).Apply() || new KeyGrouping(grouped, facts, joinsTwice: false).Apply();
            }
        }
    }

    // What was looked at while the plan was made, and is not read: the client allows a mixture, or it cannot be.
    private static void Drop(Select select)
    {
        foreach (var join in select.Joins.Reverse().Where(IsToOne).ToList())
        {
            if (!Reading.Of(select, join).Contains(join.Source))
            {
                select.Remove(join);
            }
        }
    }

    private bool Apply()
    {
        var later = select.Joins.Where(join => !first.Contains(join.Source)).ToList();
        if (!later.Exists(join => Reading.Of([join.On]).Contains(facts)) || !Values(later).All(IsUnderstood))
        {
            return false;
        }

        var keys = Values(later).SelectMany(Keys).ToHashSet();
        if (!Grain.Condenses(select, facts, keys))
        {
            return false;
        }

        var inner = Inner();
        var groups = new SelectSource(inner);
        var outside = new Outside(groups, first, keys, MayBeEmpty);
        select.Regroup(groups, [.. later.Select(join => join with { On = outside.Of(join.On!) })], outside.Of);
        inner.GroupBy(outside.Keys);
        return true;
    }

    private Select Inner()
    {
        var inner = new Select(facts);
        foreach (var join in select.Joins)
        {
            if (twice.TryGetValue(join.Source, out var copy))
            {
                inner.Add(join with { Source = copy, On = Inside(join.On!) });
            }
            else if (first.Contains(join.Source))
            {
                inner.Add(join);
            }
        }

        foreach (var condition in select.Conditions)
        {
            inner.Where(Inside(condition));
        }

        return inner;
    }

    private Scalar Inside(Scalar value) => twice.Count == 0 ? value
        : value is Column column ? twice.TryGetValue(column.Source, out var copy) ? column with { Source = copy } : column
        : Parts.With(value, Inside);

    // A total is there also where no row is.
    private bool MayBeEmpty => select.Groups.Count == 0 || (select.GroupingSets?.Any(set => set.Count == 0) ?? false);

    private IEnumerable<Scalar> Values(IEnumerable<Join> later) =>
        [.. select.Groups, .. select.Outputs.Select(output => output.Value), .. later.Select(join => ((Comparison)join.On!).Left)];

    private HashSet<Source> First()
    {
        var sources = new HashSet<Source>(ReferenceEqualityComparer.Instance) { facts };
        sources.UnionWith(Reading.Of(select.Conditions));
        sources.UnionWith(Reading.Of(select.Outputs.SelectMany(output => PartialAggregates.Operands(output.Value))));
        sources.UnionWith(select.Joins.Where(join => !IsToOne(join)).Select(join => join.Source));

        // What leads there is there, too. A source is joined after those that its condition reads.
        foreach (var join in select.Joins.Reverse().Where(join => sources.Contains(join.Source)))
        {
            sources.UnionWith(Reading.Of([join.On]));
        }

        return sources;
    }

    private void JoinTwice()
    {
        var named = Reading.Of(Values([]));
        var summed = Reading.Of(select.Outputs.SelectMany(output => PartialAggregates.Operands(output.Value)));
        foreach (var join in select.Joins.Where(join => IsToOne(join) && named.Contains(join.Source) && !summed.Contains(join.Source)))
        {
            var conditions = select.Conditions.Where(condition => Reading.Of([condition]).Contains(join.Source));
            if (join is { Source: TableSource { Relation: { IsShort: true } relation }, On: Comparison { Left: Column { Source: var from } } }
                && from == facts && first.Contains(join.Source) && conditions.All(IsUnderstood) && !LeadsOn(join))
            {
                twice.Add(join.Source, new TableSource(relation));
                first.Remove(join.Source);
            }
        }
    }

    // A further join that is needed first starts from there.
    private bool LeadsOn(Join join) =>
        select.Joins.Any(other => other != join && first.Contains(other.Source) && Reading.Of([other.On]).Contains(join.Source));

    private static bool IsToOne(Join join) =>
        join is { Kind: Joining.Inner or Joining.Left, Source: TableSource { Relation.Key: [var key] }, On: Comparison { Kind: ComparisonKind.Equal, Left: Column, Right: Column right } }
        && right.Source == join.Source && right.Name == key.Column;

    private bool IsUnderstood(Scalar value) => value switch
    {
        WindowCall => false,
        Column column => column.Source == facts || select.Joins.Any(join => join.Source == column.Source),
        AggregateCall aggregate => PartialAggregates.IsExact(aggregate) && Parts.Of(aggregate).All(part => part is null || IsUnderstood(part)),
        _ => IsPlain(value) && Parts.Of(value).All(part => part is null || IsUnderstood(part)),
    };

    private static bool IsPlain(Scalar value) => !Parts.Selects(value).Any();

    // Columns that stay readable after the first grouping, and what a key tells where the key itself is not wanted.
    private IEnumerable<Scalar> Keys(Scalar value) => value switch
    {
        Column column => first.Contains(column.Source) ? [column] : [],
        KeyQuotient { Key: Column key } => first.Contains(key.Source) ? [value] : [],
        AggregateCall aggregate when PartialAggregates.Combines(aggregate, first) => [],
        _ => Parts.Of(value).SelectMany(part => part is null ? [] : Keys(part)),
    };

    /// <summary>Expressions over the facts as they are over their groups.</summary>
    private sealed class Outside(SelectSource groups, HashSet<Source> first, HashSet<Scalar> keys, bool mayBeEmpty)
    {
        private readonly List<Scalar> exported = [];

        public IEnumerable<Scalar> Keys => exported;

        public Scalar Of(Scalar value) => value switch
        {
            Column column when first.Contains(column.Source) => Export(column),
            KeyQuotient { Key: Column key } quotient when keys.Contains(quotient) && !keys.Contains(key) => Export(quotient),
            Conversion { Operand: AggregateCall { Function: AggregateFunction.Count } count, Type: Microsoft.OData.Edm.EdmPrimitiveTypeKind.Decimal } =>
                PartialAggregates.Count(count, groups, mayBeEmpty),
            AggregateCall { Function: AggregateFunction.Minimum or AggregateFunction.Maximum, Operand: { } operand } when keys.Contains(operand) => Parts.With(value, Of),
            AggregateCall aggregate when PartialAggregates.Combines(aggregate, first) => PartialAggregates.Combine(aggregate, groups, mayBeEmpty),
            _ => Parts.With(value, Of),
        };

        private Column Export(Scalar key)
        {
            if (!exported.Contains(key))
            {
                exported.Add(key);
            }

            return groups.Export(key);
        }
    }
}
