using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Requests;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Apply;

internal sealed record IdentityStep : Transformation
{
    public override string Text => "identity";

    public override Sequence Of(Sequence input, Ordering ordering) => input;

    public override Shape Output(Shape input) => input;
}

internal sealed record FilterStep(Expression Condition) : Transformation
{
    public override string Text => $"filter({Condition.Text})";

    public override Sequence Of(Sequence input, Ordering ordering) =>
        input with { Items = [.. input.Items.Where(item => Condition.Of(Surroundings.Of(item, ordering)) is true)] };

    public override Shape Output(Shape input) => input;

    public override IEnumerable<Transformation> Smaller() => Condition.Smaller().Select(smaller => new FilterStep(smaller));
}

internal sealed record ComputeStep(ComputeItem Item) : Transformation
{
    public override string Text => $"compute({Item.Text})";

    public override Sequence Of(Sequence input, Ordering ordering) => input with
    {
        Items = [.. input.Items.Select(item => item.With(Item.Alias, Item.Value.Of(Surroundings.Of(item, ordering))))],
        Shape = Output(input.Shape),
    };

    public override Shape Output(Shape input) => input.With(new ValueMember(Item.Alias, Item.Value.Kind));

    public override IEnumerable<Transformation> Smaller() => Item.Value.Smaller().Select(smaller => new ComputeStep(Item with { Value = smaller }));
}

/// <summary>A stable sort.</summary>
/// <param name="IsTotal">No two rows tie.</param>
internal sealed record OrderByStep(IReadOnlyList<SortItem> Items, bool IsTotal) : Transformation
{
    public override string Text => $"orderby({SortItem.Print(Items)})";

    public override Sequence Of(Sequence input, Ordering ordering) => input with
    {
        Items = [.. Sorting.Sort(input.Items, Items, item => Surroundings.Of(item, ordering)).Rows],
        IsOrdered = IsTotal || input.IsOrdered,
    };

    public override Shape Output(Shape input) => input;
}

internal sealed record SectionStep(int? Skip, int? Top) : Transformation
{
    public override string Text => Skip is { } skip ? $"skip({skip})" : $"top({Top})";

    public override Sequence Of(Sequence input, Ordering ordering) => input.IsOrdered
        ? input with { Items = [.. input.Items.Skip(Skip ?? 0).Take(Top ?? int.MaxValue)] }
        : throw new UndecidedException("a part of rows without an order");

    public override Shape Output(Shape input) => input;
}

internal sealed record ConcatStep(IReadOnlyList<IReadOnlyList<Transformation>> Branches) : Transformation
{
    public override string Text => $"concat({string.Join(',', Branches.Select(Print))})";

    public override Sequence Of(Sequence input, Ordering ordering)
    {
        var outcomes = Branches.Select(branch => branch.Aggregate(input, (rows, step) => step.Of(rows, ordering))).ToList();
        return new Sequence([.. outcomes.SelectMany(o => o.Items)], Output(input.Shape), outcomes.TrueForAll(o => o.IsOrdered || o.Items.Count < 2));
    }

    public override Shape Output(Shape input)
    {
        var shapes = Branches.Select(branch => branch.Aggregate(input, (shape, step) => step.Output(shape))).ToList();
        var members = shapes.SelectMany(shape => shape.Members).GroupBy(member => member.Name).Select(Merged);
        return shapes.TrueForAll(shape => shape.Set == input.Set) && input.Set is not null
            ? new Shape(input.Name, input.Set, input.Key).Add(members)
            : new Shape("rows of several", null, []).Add(members.Where(member => member is not LinkMember { IsStructure: false }));
    }

    public override IEnumerable<Transformation> Smaller() =>
    [
        .. Branches.Count > 2 ? Branches.Select((_, i) => new ConcatStep([.. Branches.Where((_, j) => j != i)])) : [],
        .. Branches.SelectMany((branch, i) => branch.SelectMany((step, j) => step.Smaller().Prepend(new IdentityStep())
            .Where(smaller => smaller.GetType() != step.GetType() || smaller.Text.Length < step.Text.Length)
            .Select(smaller => new ConcatStep([.. Branches.Select((b, k) => k == i ? [.. b.Take(j), smaller, .. b.Skip(j + 1)] : b)])))),
    ];

    private static Member Merged(IGrouping<string, Member> members) => members.OfType<LinkMember>().ToList() is { Count: > 1 } links
        ? links[0] with { Target = () => new Shape(members.Key, null, []).Add(links.SelectMany(link => link.Target().Members).GroupBy(member => member.Name).Select(Merged)) }
        : members.First();
}

/// <summary>join, outerjoin: a row once for each item of a collection of it.</summary>
internal sealed record JoinStep(bool IsOuter, LinkMember Link, string Alias) : Transformation
{
    public override string Text => $"{(IsOuter ? "outerjoin" : "join")}({Link.Name} as {Alias})";

    public override Sequence Of(Sequence input, Ordering ordering) => new(
        [.. input.Items.SelectMany(item => item.Many(Link.Name) is { Count: > 0 } many
            ? many.Select(one => item.With(Alias, one))
            : IsOuter ? [item.With(Alias, null)] : [])],
        Output(input.Shape),
        false);

    public override Shape Output(Shape input) => input.With(new LinkMember(Alias, Link.Target, IsCollection: false));
}
