using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>What facts have that numbers added up should have in common.</summary>
internal enum Trait
{
    UnitOfMeasure,
    Period,

    /// <summary>The period of what is a state and no part of a whole; null for what adds up over periods.</summary>
    StatePeriod,
    AdminUnit,
    Level,
}

internal enum Bound
{
    Least,
    Most,

    /// <summary>The key of one fact, or a list of keys with commas.</summary>
    All,
}

/// <summary>The traits of the facts behind a number, as the rows that have the number see them.</summary>
internal delegate Scalar Mixture(Trait trait, Bound bound);

/// <summary>Finds the facts behind a number, also behind one that has been aggregated.</summary>
internal static class Mixtures
{
    private static readonly IReadOnlyList<Constant> States = [Constant.Of("Cumulative"), Constant.Of("Rate"), Constant.Of("Stock")];

    public static Mixture OfFact(Row fact) => (trait, _) => trait switch
    {
        Trait.UnitOfMeasure => Column(fact, nameof(Observation.UnitOfMeasureKey)),
        Trait.Period => Column(fact, nameof(Observation.PeriodKey)),
        Trait.StatePeriod => StatePeriod(fact),
        Trait.AdminUnit => Column(fact, nameof(Observation.AdminUnitKey)),
        _ => Related(fact, nameof(Observation.AdminUnit), nameof(AdminUnit.Level)),
    };

    /// <summary>Null: there are no facts behind the value, or it is a number of them.</summary>
    /// <param name="select">The select in which the value is computed.</param>
    public static Mixture? Of(Scalar value, Select select) => value switch
    {
        Column { Source: TableSource source } when Measures.IsOfFact(value) => OfFact(new TableRow(select, source, source.Relation)),
        Column { Source: SelectSource source, Name: var name } => Within(source.Rows, name) is { } inner
            ? (trait, bound) => source.Export(inner(trait, bound))
            : null,
        Column { Source: UnionSource union, Name: var name } => Of(union, name),
        AggregateCall { Function: AggregateFunction.Count or AggregateFunction.CountDistinct } => null,
        AggregateCall { Operand: { } operand } => Of(operand, select),
        ScalarSelect { Rows: { Outputs: [var only] } rows } => Beside(rows, only.Value),
        Arithmetic arithmetic => Of(arithmetic.Left, select) ?? Of(arithmetic.Right, select),
        FunctionCall { Function: not Function.RequireAdditive } call => First(call.Arguments, select),
        Conversion conversion => Of(conversion.Operand, select),
        TryConversion conversion => Of(conversion.Operand, select),
        Choice choice => First([.. choice.Branches.Select(branch => branch.Value), .. choice.Otherwise is { } otherwise ? new[] { otherwise } : []], select),
        _ => null,
    };

    /// <summary>The traits of a group of rows.</summary>
    public static Mixture Grouped(Mixture rows) => (trait, bound) => bound switch
    {
        Bound.Least => Aggregate(AggregateFunction.Minimum, rows(trait, bound)),
        Bound.Most => Aggregate(AggregateFunction.Maximum, rows(trait, bound)),
        _ => new AggregateCall(AggregateFunction.DistinctList, Conversion.Of(rows(trait, bound), Edm.String), Edm.String),
    };

    // The traits of a collection's facts are selected in the way their number is.
    private static Mixture? Beside(Select rows, Scalar number) => Of(number, rows.Rows()) is null ? null : (trait, bound) =>
    {
        var beside = rows.Rows();
        var facts = Of(number, beside)!;
        var value = (beside.Grouped ? Grouped(facts) : facts)(trait, bound);
        beside.OutputOf(value);
        return new ScalarSelect(beside, value.Type, Nullable: true);
    };

    private static Mixture? Within(Select select, string output) => Measures.Origin(select, output) is { } origin && Of(origin, select) is { } rows
        ? select.Grouped ? Grouped(rows) : rows
        : null;

    // A branch without such facts mixes nothing.
    private static Mixture? Of(UnionSource union, string name)
    {
        var branches = union.Branches.Select(branch => Within(branch, name)).ToList();
        return branches.Find(branch => branch is not null) is null
            ? null
            : (trait, bound) =>
            {
                var values = branches.ConvertAll(branch => branch?.Invoke(trait, bound));
                var type = bound == Bound.All ? Edm.String : values.Find(value => value is not null)!.Type;
                return union.Export(values, type);
            };
    }

    private static Mixture? First(IEnumerable<Scalar> values, Select select) =>
        values.Select(value => Of(value, select)).FirstOrDefault(mixture => mixture is not null);

    private static AggregateCall Aggregate(AggregateFunction function, Scalar value) => new(function, value, value.Type);

    private static Choice StatePeriod(Row fact) => new(
        [(new Membership(Related(fact, nameof(Observation.Indicator), nameof(Indicator.MeasuringType)), States, Edm.String, isMember: true), Column(fact, nameof(Observation.PeriodKey)))],
        null,
        Edm.Int32);

    private static Scalar Column(Row fact, string name) => fact[fact.Relation.Columns[name]];

    private static Scalar Related(Row fact, string join, string name)
    {
        var row = fact.Follow(fact.Relation.Joins[join]);
        return row[row.Relation.Columns[name]];
    }
}
