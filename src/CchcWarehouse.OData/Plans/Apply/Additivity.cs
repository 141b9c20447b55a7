using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.Star.Dimensions;
using CchcWarehouse.Star.Facts;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>What an aggregate of observed values must not mix within one group.</summary>
/// <remarks>
/// Sums and averages are looked at; a least or greatest value is one that was observed. What the request fixes, by a filter
/// or by grouping, needs no check. The rest is checked on the rows themselves: only where a group really mixes is it refused.
/// </remarks>
internal sealed class Additivity
{
    private static readonly HashSet<string> OverPeriods = ["Stock", "Rate", "Cumulative"];

    /// <summary>The columns of a fact that the checks look at.</summary>
    private static readonly string[] CheckedColumns =
        [nameof(Observation.UnitOfMeasureKey), nameof(Observation.PeriodKey), nameof(Observation.IndicatorKey), nameof(Observation.AdminUnitKey)];

    private readonly EntityInstance fact;
    private readonly FixedColumns known;

    private Additivity(EntityInstance fact, FixedColumns known) => (this.fact, this.known) = (fact, known);

    /// <summary>The aggregate, which refuses groups that it must not mix.</summary>
    /// <param name="fact">What stands in the rows; null: no entity.</param>
    public static Scalar Guard(Scalar aggregate, EntityInstance? fact, Select rows, IReadOnlyList<GroupLeaf> groups, BindingContext context)
    {
        if (fact is null || !IsFact(fact) || aggregate is not AggregateCall { Operand: { } operand, Function: var function }
            || function is not (AggregateFunction.Sum or AggregateFunction.Average) || !Measures.IsOfFact(operand))
        {
            return aggregate;
        }

        var checks = new Additivity(fact, FixedColumns.Of(rows, groups)).Checks(function);
        if (checks.TrueForAll(check => check.Mixes is null))
        {
            return aggregate;
        }

        if (context.Options.AllowMixed)
        {
            context.Mixed.UnionWith(checks.Where(check => check.Mixes is not null).Select(check => check.Reason));
            return aggregate;
        }

        var check = new FunctionCall(Function.RequireAdditive, Edm.Boolean, [.. checks.Select(c => c.Mixes ?? Constant.False)]);
        return new Choice([(check, aggregate)], null, aggregate.Type);
    }

    public static bool IsFact(EntityInstance entity) => CheckedColumns.All(entity.Row.Relation.Columns.ContainsKey);

    public static IEnumerable<Scalar> Checked(EntityInstance fact) => CheckedColumns.Select(name => fact.Row[fact.Row.Relation.Columns[name]]);

    private List<(string Reason, Scalar? Mixes)> Checks(AggregateFunction function)
    {
        // A mean of stocks or rates over periods means something, a sum does not.
        var periods = function == AggregateFunction.Sum ? Periods() : null;
        return
        [
            (AdditivityText.UnitsOfMeasure, UnitsOfMeasure()),
            (AdditivityText.Periods, periods),
            (AdditivityText.Overlap, Overlap()),
            (AdditivityText.Nesting, Nesting()),
        ];
    }

    // Numbers in different units of measure.
    private Scalar? UnitsOfMeasure() => known.Has("unit_of_measure_key") || known.Has("dim_unit_of_measure.unit_of_measure_code")
        ? null
        : Differ(Column(nameof(Observation.UnitOfMeasureKey)));

    // Levels, rates and cumulative numbers of one period are not parts of a longer one.
    private Scalar? Periods()
    {
        if (known.HasOnePeriod)
        {
            return null;
        }

        var type = Related(nameof(Observation.Indicator), nameof(Indicator.MeasuringType));
        return Differ(new Choice(
            [(new Membership(type, [.. OverPeriods.Order(StringComparer.Ordinal).Select(Constant.Of)], Edm.String, isMember: true), Column(nameof(Observation.PeriodKey)))],
            null,
            Edm.Int32));
    }

    private Scalar? Overlap()
    {
        if (known.HasOnePeriod || known.Has("dim_period.kind"))
        {
            return null;
        }

        var period = Column(nameof(Observation.PeriodKey));
        return All(Differ(period), new FunctionCall(Function.PeriodsOverlap, Edm.Boolean, Distinct(period)));
    }

    private Scalar? Nesting()
    {
        if (known.Has("admin_unit_key") || known.Has("dim_admin_unit.admin_unit_code") || known.Has("dim_admin_unit.level"))
        {
            return null;
        }

        return All(
            Differ(Related(nameof(Observation.AdminUnit), nameof(AdminUnit.Level))),
            new FunctionCall(Function.UnitsNest, Edm.Boolean, Distinct(Column(nameof(Observation.AdminUnitKey)))));
    }

    private Scalar Column(string name) => fact.Row[fact.Row.Relation.Columns[name]];

    private Scalar Related(string join, string name)
    {
        var row = fact.Row.Follow(fact.Row.Relation.Joins[join]);
        return row[row.Relation.Columns[name]];
    }

    private static Comparison Differ(Scalar value) => new(
        ComparisonKind.NotEqual,
        new AggregateCall(AggregateFunction.Minimum, value, value.Type),
        new AggregateCall(AggregateFunction.Maximum, value, value.Type));

    // The dear check only where the cheap one leaves a doubt.
    private static Choice All(Scalar cheap, Scalar dear) => new([(cheap, dear)], Constant.False, Edm.Boolean);

    private static AggregateCall Distinct(Scalar value) => new(AggregateFunction.DistinctArray, value, Edm.None);
}
