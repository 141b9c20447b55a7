using CchcWarehouse.PostgresTests.OData.Oracle.Apply;
using CchcWarehouse.PostgresTests.OData.Oracle.Expressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Requests;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Generation;

/// <summary>Random transformations.</summary>
internal sealed class ApplyGenerator(Dice dice, ExpressionGenerator expressions)
{
    private static readonly string[] Grouping =
        ["Status", "Qualifier", "Kind", "Level", "Category", "MeasuringType", "Year", "PeriodKind", "AdminUnitLevel", "IndicatorKind", "Severity", "Revision", "IsCurrent", "Denominator", "ProvinceCode", "TextValue", "ShortName", "UnitOfMeasureCode", "UnitOfMeasureKey", "ValidTo", "Rule", "Direction"];

    private int aliases;

    public IReadOnlyList<Transformation> Steps(Shape shape)
    {
        var steps = new List<Transformation>();
        void Add(Transformation step)
        {
            steps.Add(step);
            shape = step.Output(shape);
        }

        if (dice.OneIn(2))
        {
            Add(Filter(shape));
        }

        if (dice.OneIn(4))
        {
            Add(Compute(shape));
        }

        foreach (var step in Main(shape))
        {
            Add(step);
        }

        if (dice.OneIn(3))
        {
            foreach (var step in Further(shape))
            {
                Add(step);
            }
        }

        return steps;
    }

    private IEnumerable<Transformation> Main(Shape shape) => dice.Below(12) switch
    {
        0 => [Aggregate(shape)],
        1 or 2 or 3 => [GroupBy(shape, [Aggregate(shape)])],
        4 => [Total(shape), GroupBy(shape, Inner(shape))],
        5 => [Rollup(shape)],
        6 => [Total(shape), new ConcatStep([.. Enumerable.Range(0, 2 + dice.Below(2)).Select(_ => Branch(shape))])],
        7 => Ranked(shape),
        8 => Joined(shape),
        9 => Walked(shape),
        10 => [GroupBy(shape, [])],
        _ => [Total(shape), new SectionStep(null, 1 + dice.Below(30)), .. dice.OneIn(2) ? [new SectionStep(dice.Below(10), null)] : Array.Empty<Transformation>()],
    };

    private IEnumerable<Transformation> Further(Shape shape) => dice.Below(5) switch
    {
        0 => [Filter(shape)],
        1 when shape.Usable.Any() => [Compute(shape)],
        2 when Leaves(shape).Count > 0 => [GroupBy(shape, [Aggregate(shape)])],
        3 => [Aggregate(shape)],
        _ => [new ConcatStep([[new IdentityStep()], [Aggregate(shape)]])],
    };

    private FilterStep Filter(Shape shape) => new(expressions.Condition(Names.Of(shape, 1), 1));

    private ComputeStep Compute(Shape shape) =>
        new(new ComputeItem(expressions.Of(dice.Of(Kind.Int32, Kind.Decimal, Kind.Decimal, Kind.String), Names.Of(shape, 1), 2), $"C{++aliases}"));

    private static OrderByStep Total(Shape shape) => new(RequestGenerator.Total([], shape), true);

    private IReadOnlyList<Transformation> Inner(Shape shape) => dice.Below(4) switch
    {
        0 => [Filter(shape), Aggregate(shape)],
        1 => [new RankingStep(dice.OneIn(2), "count", 1 + dice.Below(3), Number(shape))],
        2 => [new SectionStep(null, 1 + dice.Below(3)), Aggregate(shape)],
        _ => [new SectionStep(null, 1 + dice.Below(2))],
    };

    private IReadOnlyList<Transformation> Branch(Shape shape) => dice.Below(5) switch
    {
        0 => [Aggregate(shape)],
        1 => [GroupBy(shape, [Aggregate(shape)], links: 0)],
        2 => [new SectionStep(null, dice.Below(5))],
        3 => [Filter(shape), new SectionStep(null, dice.Below(5))],
        _ => [new RankingStep(dice.OneIn(2), "count", 1 + dice.Below(3), Number(shape))],
    };

    private IEnumerable<Transformation> Ranked(Shape shape)
    {
        var number = Number(shape);
        return
        [
            Total(shape),
            new FilterStep(new Comparison("ne", number, new Literal(null, number.Kind))),
            new RankingStep(dice.OneIn(2), dice.Of("count", "sum", "percent"), 1 + dice.Below(99), number),
        ];
    }

    private IEnumerable<Transformation> Joined(Shape shape)
    {
        var links = shape.Links.Where(link => link.IsCollection).ToList();
        if (links.Count == 0)
        {
            var aggregate = Aggregate(shape);
            return [GroupBy(shape, [aggregate, .. dice.OneIn(2) ? [Compute(aggregate.Output(shape))] : Array.Empty<Transformation>()])];
        }

        var join = new JoinStep(dice.OneIn(2), dice.Of(links), $"J{++aliases}");
        var joined = join.Output(shape);
        return [join, GroupBy(joined, [Aggregate(joined)])];
    }

    private IEnumerable<Transformation> Walked(Shape shape)
    {
        if (shape.Set is not ("AdminUnits" or "Observations"))
        {
            return [GroupBy(shape, [Aggregate(shape)])];
        }

        if (shape.Set == "AdminUnits" && dice.OneIn(2))
        {
            return [new TraverseStep(dice.OneIn(2), [new SortItem(dice.Of(Names.Of(shape, 0).Values(dice.Of(Kind.String, Kind.Date))), dice.OneIn(2)), .. RequestGenerator.Total([], shape)])];
        }

        var key = (ValueMember)shape.Find("AdminUnitKey")!;
        var node = new MemberPath(null, shape.Set == "AdminUnits" ? ["AdminUnitKey"] : ["AdminUnit", "AdminUnitKey"], key);
        return [new HierarchyStep(dice.OneIn(2), node, expressions.Condition(Names.Of(shape, 1), 1), dice.OneIn(2) ? 1 + dice.Below(2) : null, dice.OneIn(2))];
    }

    private GroupByStep GroupBy(Shape shape, IReadOnlyList<Transformation> inner, int links = 2) => new(Distinct(dice.Some(Leaves(shape, links), 2)), 0, inner);

    private GroupByStep Rollup(Shape shape)
    {
        var paths = Distinct(dice.Some(Leaves(shape), 4));
        return new GroupByStep(paths, paths.Count < 2 ? 0 : 2 + dice.Below(paths.Count - 1), [Aggregate(shape)]);
    }

    // One path is not the beginning of another.
    private static IReadOnlyList<MemberPath> Distinct(IReadOnlyList<MemberPath> paths) => [.. paths.DistinctBy(path => path.Text)];

    private static IReadOnlyList<MemberPath> Leaves(Shape shape, int links = 2)
    {
        Kind[] kinds = [Kind.Int32, Kind.Decimal, Kind.String, Kind.Date, Kind.Boolean];
        var all = kinds.SelectMany(kind => Names.Of(shape, links).Values(kind)).ToList();
        var wanted = all.Where(path => Grouping.Contains(path.Member.Name)).ToList();
        return wanted.Count > 0 ? wanted : all;
    }

    private AggregateStep Aggregate(Shape shape) => new([.. Enumerable.Range(0, 1 + dice.Below(3)).Select(_ => Item(shape))]);

    private AggregateItem Item(Shape shape)
    {
        var alias = $"A{++aliases}";
        var collections = shape.Links.Where(link => link.IsCollection && !link.IsStructure).ToList();
        var entities = shape.Links.Where(link => link is { IsCollection: false, IsStructure: false }).ToList();
        return dice.Below(10) switch
        {
            0 => new RowCount(alias),
            1 or 2 when shape.Set is not null && collections.Count > 0 => Related(dice.Of(collections), alias),
            3 when shape.Set is not null && entities.Count > 0 => new EntityCount(dice.Of(entities), alias),
            4 when Names.Of(shape, 1).Values(Kind.String).Count > 0 =>
                new ValueAggregate(dice.Of(Names.Of(shape, 1).Values(Kind.String)), dice.Of("min", "max", "countdistinct"), alias),
            5 when Names.Of(shape, 0).Values(Kind.Date).Count > 0 =>
                new ValueAggregate(dice.Of(Names.Of(shape, 0).Values(Kind.Date)), dice.Of("min", "max", "countdistinct"), alias),
            6 => new ValueAggregate(expressions.Of(Kind.Decimal, Names.Of(shape, 0), 2), dice.Of("sum", "min", "max", "average"), alias),
            _ => new ValueAggregate(Number(shape), dice.Of("sum", "sum", "min", "max", "average", "countdistinct"), alias),
        };
    }

    private AggregateItem Related(LinkMember link, string alias)
    {
        var values = link.Target().Usable.Where(value => value.Kind is Kind.Int32 or Kind.Decimal).ToList();
        return new RelatedAggregate(link, dice.OneIn(3) ? null : dice.Of(values), dice.Of("sum", "min", "max", "average", "countdistinct"), alias);
    }

    private Expression Number(Shape shape)
    {
        var names = Names.Of(shape, dice.OneIn(3) ? 1 : 0);
        IReadOnlyList<MemberPath> paths = [.. names.Values(Kind.Decimal), .. names.Values(Kind.Decimal), .. names.Values(Kind.Int32)];
        return paths.Count > 0 ? dice.Of(paths) : expressions.Literal(Kind.Int32);
    }
}
