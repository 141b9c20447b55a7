using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Apply;

/// <summary>One aggregate of the rows of a group; nulls are left out.</summary>
/// <param name="Member">What it becomes.</param>
internal abstract record AggregateItem(ValueMember Member)
{
    public abstract string Text { get; }

    public abstract object? Of(IReadOnlyList<Item> group, Ordering ordering);

    public static Kind KindOf(string method, Kind operand) => (method, operand) switch
    {
        ("countdistinct" or "average", _) => Kind.Decimal,
        ("sum", Kind.Int32) => Kind.Int64,
        ("sum", Kind.Int64) => Kind.Decimal,
        _ => operand,
    };

    protected static object? Aggregated(string method, IEnumerable<object?> operands, Ordering ordering, bool asNames)
    {
        var values = operands.Where(value => value is not null).Select(value => value!).ToList();
        return method switch
        {
            "countdistinct" => Exact.Of(values.Select(Told).Distinct().Count()),
            _ when values.Count == 0 => null,
            "sum" => values.Cast<Exact>().Aggregate((a, b) => a + b),
            "average" => (values.Cast<Exact>().Aggregate((a, b) => a + b) / Exact.Of(values.Count)).Rounded(),
            "min" => values.Aggregate((a, b) => ordering.Compare(a, b, asNames) <= 0 ? a : b),
            _ => values.Aggregate((a, b) => ordering.Compare(a, b, asNames) >= 0 ? a : b),
        };
    }

    private static object Told(object value) => value is Exact number
        ? number.IsRounded ? throw new UndecidedException("rounded numbers told apart") : number.ToString()
        : value;
}

internal sealed record RowCount(string Alias) : AggregateItem(new ValueMember(Alias, Kind.Decimal))
{
    public override string Text => $"$count as {Alias}";

    public override object? Of(IReadOnlyList<Item> group, Ordering ordering) => Exact.Of(group.Count);
}

internal sealed record ValueAggregate(Expression Operand, string Method, string Alias) : AggregateItem(new ValueMember(Alias, KindOf(Method, Operand.Kind)))
{
    public override string Text => $"{Operand.Text} with {Method} as {Alias}";

    public override object? Of(IReadOnlyList<Item> group, Ordering ordering) => Aggregated(
        Method, Counted(group).Select(item => Operand.Of(Surroundings.Of(item, ordering))), ordering, Operand.IsName);

    // A related entity counts once, however many rows lead to it; the least and greatest do not mind.
    private IEnumerable<Item> Counted(IReadOnlyList<Item> group) => Operand is MemberPath { Names: { Count: > 1 } names }
        ? group.DistinctBy(item => names.SkipLast(1).Aggregate(item, (at, link) => (Item?)at?[link] ?? new Item()).Entity)
        : group;
}

/// <summary>Of related items, each of them once: of a collection, or $count of it.</summary>
/// <param name="Value">Null: they are counted.</param>
internal sealed record RelatedAggregate(LinkMember Link, ValueMember? Value, string Method, string Alias)
    : AggregateItem(new ValueMember(Alias, Value is null ? Kind.Decimal : KindOf(Method, Value.Kind)))
{
    public override string Text => Value is null ? $"{Link.Name}/$count as {Alias}" : $"{Link.Name}/{Value.Name} with {Method} as {Alias}";

    public override object? Of(IReadOnlyList<Item> group, Ordering ordering)
    {
        var related = group.SelectMany(item => Link.IsCollection ? item.Many(Link.Name) : item[Link.Name] is Item one ? [one] : []).Distinct().ToList();
        return Value is null ? Exact.Of(related.Count) : Aggregated(Method, related.Select(item => item[Value.Name]), ordering, Value.IsName);
    }
}

/// <summary>Different related entities.</summary>
internal sealed record EntityCount(LinkMember Link, string Alias) : AggregateItem(new ValueMember(Alias, Kind.Decimal))
{
    public override string Text => $"{Link.Name} with countdistinct as {Alias}";

    public override object? Of(IReadOnlyList<Item> group, Ordering ordering) =>
        Exact.Of(group.Select(item => item[Link.Name]).OfType<Item>().Distinct().Count());
}
