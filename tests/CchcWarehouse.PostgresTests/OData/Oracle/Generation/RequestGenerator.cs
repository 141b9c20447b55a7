using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Requests;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;
using CchcWarehouse.PostgresTests.OData.Oracle.Warehouse;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Generation;

/// <summary>Random requests.</summary>
internal sealed class RequestGenerator(Dice dice, OracleData data)
{
    private static readonly string[] Sets =
    [
        "Observations", "Observations", "Observations", "ObservationsFlat", "ObservationsFlat", "ObservationRevisions",
        "AdminUnits", "AdminUnits", "Periods", "Indicators", "Reports", "Findings", "UnitsOfMeasure", "IndicatorCodes",
    ];

    private static readonly Kind[] Computable =
        [Kind.Int32, Kind.Int32, Kind.Decimal, Kind.Decimal, Kind.Decimal, Kind.String, Kind.String, Kind.Date, Kind.DateTimeOffset, Kind.Int64, Kind.Boolean, Kind.TimeOfDay, Kind.Duration, Kind.Double];

    private readonly ExpressionGenerator expressions = new(dice, data);
    private int aliases;

    public Request Filter()
    {
        var shape = AnyShape();
        return new Request(shape, new Options
        {
            Filter = expressions.Condition(Names.Of(shape), 1 + dice.Below(4)),
            Count = dice.OneIn(3),
            Select = [.. shape.Key],
        });
    }

    public Request Compute()
    {
        var shape = AnyShape();
        var (compute, computed) = Computed(shape, 3, 2);
        var orderBy = dice.OneIn(2) ? Order(Names.Of(computed)) : [];
        var isPage = dice.OneIn(2);
        return new Request(shape, new Options
        {
            Compute = compute,
            Filter = dice.OneIn(2) ? expressions.Condition(Names.Of(computed), 2) : null,
            OrderBy = isPage ? Total(orderBy, shape) : orderBy,
            Top = isPage ? dice.Below(20) : null,
            Skip = isPage && dice.OneIn(2) ? dice.Below(30) : null,
            Count = dice.OneIn(3),
            Select = dice.OneIn(6) ? null : [.. shape.Key, .. Chosen(shape, computed)],
        });
    }

    public Request Expand()
    {
        var shape = data.Shape(dice.Of("Observations", "AdminUnits", "AdminUnits", "Periods", "Indicators", "Reports", "Reports", "Findings", "ObservationRevisions"));
        return new Request(shape, new Options
        {
            Filter = dice.OneIn(2) ? expressions.Condition(Names.Of(shape, 1), 1) : null,
            OrderBy = Total([], shape),
            Top = 1 + dice.Below(25),
            Skip = dice.OneIn(3) ? dice.Below(20) : null,
            Select = [.. shape.Key, .. Chosen(shape, shape).Where(name => !shape.Key.Contains(name))],
            Expand = Expanded(shape, shape, 2),
        });
    }

    public Request Apply()
    {
        var shape = data.Shape(dice.Of("Observations", "Observations", "Observations", "ObservationsFlat", "ObservationsFlat", "ObservationRevisions", "AdminUnits", "AdminUnits", "Periods", "Indicators", "Reports", "Findings"));
        var steps = new ApplyGenerator(dice, expressions).Steps(shape);
        var output = steps.Aggregate(shape, (at, step) => step.Output(at));
        return new Request(shape, new Options
        {
            Apply = steps,
            Filter = dice.OneIn(3) ? expressions.Condition(Names.Of(output, 1), 1) : null,
            OrderBy = dice.OneIn(3) ? Order(Names.Of(output, 1)) : [],
            Count = dice.OneIn(3),
        });
    }

    public IReadOnlyList<SortItem> Order(Names names) => [.. Enumerable.Range(0, 1 + dice.Below(3))
        .Select(_ => new SortItem(expressions.Of(dice.Of(Kind.Int32, Kind.Decimal, Kind.String, Kind.String, Kind.Date, Kind.Boolean, Kind.DateTimeOffset), names, dice.Below(2)), dice.OneIn(2)))
        .Where(item => item.Value is not Literal)];

    public static IReadOnlyList<SortItem> Total(IReadOnlyList<SortItem> items, Shape shape) =>
        [.. items, .. shape.Key.Select(key => new SortItem(new MemberPath(null, [key], (ValueMember)shape.Find(key)!), false))];

    private (IReadOnlyList<ComputeItem> Items, Shape Shape) Computed(Shape shape, int most, int links)
    {
        var items = new List<ComputeItem>();
        for (var number = 1 + dice.Below(most); number > 0; number--)
        {
            var value = expressions.Of(dice.Of(Computable), Names.Of(shape, links), 1 + dice.Below(3));
            items.Add(new ComputeItem(value, $"C{++aliases}"));
            shape = shape.With(new ValueMember($"C{aliases}", value.Kind));
        }

        return (items, shape);
    }

    private IEnumerable<string> Chosen(Shape shape, Shape computed) =>
        dice.Some(shape.Values.Select(value => value.Name).Except(shape.Key), 3).Concat(computed.Values.Select(value => value.Name).Except(shape.Values.Select(value => value.Name)));

    private IReadOnlyList<ExpandItem> Expanded(Shape shape, Shape root, int depth) =>
        [.. dice.Some(shape.Links.Where(link => !link.IsStructure), 2).Select(link => Expanded(link, root, depth))];

    private ExpandItem Expanded(LinkMember link, Shape root, int depth)
    {
        var target = link.Target();
        var isRecursive = link.Name is "Children" or "Parent" or "PriorYear";
        var levels = isRecursive && dice.OneIn(2) ? 1 + dice.Below(3) : (int?)null;
        var (compute, computed) = dice.OneIn(4) ? Computed(target, 1, 1) : ([], target);
        IReadOnlyList<string>? select = dice.OneIn(3) ? null : [.. target.Key, .. Chosen(target, computed).Where(name => !target.Key.Contains(name))];
        var options = new Options
        {
            Compute = compute,
            Select = select,
            Expand = levels is null && depth > 1 && dice.OneIn(3) && target.Links.Any() ? Expanded(target, root, depth - 1) : [],
        };
        if (!link.IsCollection)
        {
            return new ExpandItem(link, options, levels);
        }

        var names = Names.Of(computed, 1);
        var isPage = dice.OneIn(2);
        var orderBy = dice.OneIn(2) ? Order(names) : [];
        return new ExpandItem(link, options with
        {
            Filter = dice.OneIn(2) ? expressions.Condition(dice.OneIn(3) ? names.With("$it", root) : names, 1) : null,
            OrderBy = isPage ? Total(orderBy, target) : orderBy,
            Top = isPage ? dice.Below(6) : null,
            Skip = isPage && dice.OneIn(2) ? dice.Below(4) : null,
            Count = dice.OneIn(3),
        }, levels);
    }

    private Shape AnyShape() => data.Shape(dice.Of(Sets));
}
