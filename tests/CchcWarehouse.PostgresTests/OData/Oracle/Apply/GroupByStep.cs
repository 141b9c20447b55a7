using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Apply;

internal sealed record AggregateStep(IReadOnlyList<AggregateItem> Items) : Transformation
{
    public override string Text => $"aggregate({string.Join(',', Items.Select(item => item.Text))})";

    public override Sequence Of(Sequence input, Ordering ordering)
    {
        var row = new Item();
        foreach (var item in Items)
        {
            row[item.Member.Name] = item.Of(input.Items, ordering);
        }

        return new Sequence([row], Output(input.Shape), true);
    }

    public override Shape Output(Shape input) => new Shape("a group", null, []).Add(Items.Select(item => item.Member));

    public override IEnumerable<Transformation> Smaller() => Items.Count > 1
        ? Items.Select((_, i) => new AggregateStep([.. Items.Where((_, j) => j != i)]))
        : [];
}

/// <summary>groupby: the rows of each group transformed by themselves, and given the group's values.</summary>
/// <param name="Paths">All that is grouped by.</param>
/// <param name="Rolled">How many of the last paths are a roll-up; 0 or at least 2.</param>
internal sealed record GroupByStep(IReadOnlyList<MemberPath> Paths, int Rolled, IReadOnlyList<Transformation> Inner) : Transformation
{
    public override string Text
    {
        get
        {
            var plain = Paths.Take(Paths.Count - Rolled).Select(path => path.Text);
            var rollup = Rolled == 0 ? [] : new[] { $"rollup({string.Join(',', Paths.Skip(Paths.Count - Rolled).Select(path => path.Text))})" };
            var elements = $"({string.Join(',', plain.Concat(rollup))})";
            return Inner.Count == 0 ? $"groupby({elements})" : $"groupby({elements},{Print(Inner)})";
        }
    }

    public override Sequence Of(Sequence input, Ordering ordering)
    {
        // The last level of a roll-up stays: the total over everything is none of its levels.
        var depths = Rolled == 0 ? [Paths.Count] : Enumerable.Range(0, Rolled).Select(dropped => Paths.Count - dropped).ToList();
        var outcomes = depths.SelectMany(depth => Groups(input, [.. Paths.Take(depth)], ordering)).ToList();
        return new Sequence([.. outcomes.SelectMany(o => o.Items)], Output(input.Shape), false);
    }

    public override Shape Output(Shape input)
    {
        var inner = Inner.Count == 0 ? new Shape("a group", null, []) : Inner.Aggregate(input, (shape, step) => step.Output(shape));
        return inner.Set is not null ? inner : Grouped(inner, [.. Paths.Select(path => (path.Names, path.Member))]);
    }

    public override IEnumerable<Transformation> Smaller() =>
    [
        .. Rolled == 0 && Paths.Count > 1 ? Paths.Select((_, i) => this with { Paths = [.. Paths.Where((_, j) => j != i)] }) : [],
        .. Rolled > 0 ? [this with { Rolled = 0 }] : Array.Empty<GroupByStep>(),
        .. Inner.Count > 1 ? Inner.Select((_, i) => this with { Inner = [.. Inner.Where((_, j) => j != i)] }) : [],
        .. Inner.SelectMany((step, i) => step.Smaller().Select(smaller => this with { Inner = [.. Inner.Take(i), smaller, .. Inner.Skip(i + 1)] })),
    ];

    private IEnumerable<Sequence> Groups(Sequence input, IReadOnlyList<MemberPath> paths, Ordering ordering)
    {
        var groups = input.Items.GroupBy(item => string.Join('\u0001', paths.Select(path => Told(path.Of(Surroundings.Of(item, ordering))))));
        foreach (var group in groups)
        {
            var values = paths.Select(path => (path.Names, path.Of(Surroundings.Of(group.First(), ordering)))).ToList();
            var outcome = Inner.Count == 0
                ? new Sequence([new Item()], input.Shape, true)
                : Inner.Aggregate(input with { Items = [.. group] }, (rows, step) => step.Of(rows, ordering));
            yield return Inner.Count > 0 && outcome.Shape.Set is not null
                ? outcome
                : outcome with { Items = [.. outcome.Items.Select(item => values.Aggregate(item, (row, value) => Injected(row, value.Names, value.Item2)))] };
        }
    }

    // What came out of the group under the same name stays.
    private static Item Injected(Item row, IEnumerable<string> names, object? value)
    {
        var name = names.First();
        var rest = names.Skip(1).ToList();
        return rest.Count > 0 ? row.With(name, Injected(row[name] as Item ?? new Item(), rest, value))
            : row.Has(name) ? row : row.With(name, value);
    }

    private static Shape Grouped(Shape shape, IReadOnlyList<(IReadOnlyList<string> Names, ValueMember Member)> paths) =>
        shape.With(paths.GroupBy(path => path.Names[0]).Where(group => shape.Find(group.Key) is null).Select(Member (group) => group.First().Names.Count == 1
            ? group.First().Member with { Name = group.Key }
            : new LinkMember(group.Key, () => Grouped(new Shape(group.Key, null, []), [.. group.Select(path => ((IReadOnlyList<string>)[.. path.Names.Skip(1)], path.Member))]), false, true)));

    private static string Told(object? value) => value is Exact { IsRounded: true }
        ? throw new UndecidedException("groups of rounded numbers")
        : $"{value?.GetType().Name}\u0002{value}";
}
