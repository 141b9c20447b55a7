using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.Star.Facts;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>What an aggregate of observed values must not mix within one group.</summary>
/// <remarks>
/// Sums and averages are looked at, also those of aggregates of a stage before; a least or greatest value is one that was
/// observed. What the request fixes, by a filter or by grouping, needs no check. The rest is checked on the rows themselves:
/// only where a group really mixes is it refused.
/// </remarks>
internal sealed class Additivity
{
    /// <summary>The columns of a fact that the checks look at.</summary>
    private static readonly string[] CheckedColumns =
        [nameof(Observation.UnitOfMeasureKey), nameof(Observation.PeriodKey), nameof(Observation.IndicatorKey), nameof(Observation.AdminUnitKey)];

    private readonly Mixture mixture;
    private readonly FixedColumns known;

    private Additivity(Mixture mixture, FixedColumns known) => (this.mixture, this.known) = (mixture, known);

    /// <summary>The aggregate, which refuses groups that it must not mix.</summary>
    /// <param name="fact">What stands in the rows; null: no entity.</param>
    public static Scalar Guard(Scalar aggregate, EntityInstance? fact, Select rows, IReadOnlyList<GroupLeaf> groups, BindingContext context) =>
        aggregate is AggregateCall { Operand: { } operand, Function: AggregateFunction.Sum or AggregateFunction.Average } call
        && Check(operand, call.Function, fact, rows, groups, context) is { } check
            ? new Choice([(check, aggregate)], null, aggregate.Type)
            : aggregate;

    /// <summary>True, or an error that says what a group of rows mixes. Null: nothing is mixed, or the client allows it.</summary>
    public static Scalar? Check(
        Scalar operand, AggregateFunction function, EntityInstance? fact, Select rows, IReadOnlyList<GroupLeaf> groups, BindingContext context)
    {
        if (MixtureOf(operand, fact, rows) is not { } mixture)
        {
            return null;
        }

        var checks = new Additivity(mixture, FixedColumns.Of(rows, groups)).Checks(function);
        if (checks.TrueForAll(check => check.Mixes is null))
        {
            return null;
        }

        if (context.Options.AllowMixed)
        {
            Tell(checks, context);
            return null;
        }

        return new FunctionCall(Function.RequireAdditive, Edm.Boolean, [.. checks.Select(c => c.Mixes ?? Constant.False)]);
    }

    /// <summary>Has the answer say what a sum of the values may mix.</summary>
    public static void Tell(Scalar operand, EntityInstance? fact, Select rows, IReadOnlyList<GroupLeaf> groups, BindingContext context)
    {
        if (MixtureOf(operand, fact, rows) is { } mixture)
        {
            Tell(new Additivity(mixture, FixedColumns.Of(rows, groups)).Checks(AggregateFunction.Sum), context);
        }
    }

    public static bool IsFact(EntityInstance entity) => CheckedColumns.All(entity.Row.Relation.Columns.ContainsKey);

    public static IEnumerable<Scalar> Checked(EntityInstance fact) => CheckedColumns.Select(name => fact.Row[fact.Row.Relation.Columns[name]]);

    private static Mixture? MixtureOf(Scalar operand, EntityInstance? fact, Select rows) =>
        fact is not null && IsFact(fact) && Measures.IsOfFact(operand) ? Mixtures.OfFact(fact.Row) : Mixtures.Of(operand, rows);

    private static void Tell(List<(string Reason, Scalar? Mixes)> checks, BindingContext context) =>
        context.Mixed.UnionWith(checks.Where(check => check.Mixes is not null).Select(check => check.Reason));

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
    private Comparison? UnitsOfMeasure() => known.Has("unit_of_measure_key") || known.Has("dim_unit_of_measure.unit_of_measure_code")
        ? null
        : Differ(Trait.UnitOfMeasure);

    // Levels, rates and cumulative numbers of one period are not parts of a longer one.
    private Comparison? Periods() => known.HasOnePeriod ? null : Differ(Trait.StatePeriod);

    private Choice? Overlap() => known.HasOnePeriod || known.Has("dim_period.kind")
        ? null
        : All(Differ(Trait.Period), new FunctionCall(Function.PeriodsOverlap, Edm.Boolean, Keys(Trait.Period)));

    private Choice? Nesting() => known.Has("admin_unit_key") || known.Has("dim_admin_unit.admin_unit_code") || known.Has("dim_admin_unit.level")
        ? null
        : All(Differ(Trait.Level), new FunctionCall(Function.UnitsNest, Edm.Boolean, Keys(Trait.AdminUnit)));

    private Comparison Differ(Trait trait)
    {
        var group = Mixtures.Grouped(mixture);
        return new(ComparisonKind.NotEqual, group(trait, Bound.Least), group(trait, Bound.Most));
    }

    private Scalar Keys(Trait trait) => mixture(trait, Bound.All) is { Type: not Edm.String } key
        ? new AggregateCall(AggregateFunction.DistinctArray, key, Edm.None)
        : Mixtures.Grouped(mixture)(trait, Bound.All);

    // The dear check only where the cheap one leaves a doubt.
    private static Choice All(Scalar cheap, Scalar dear) => new([(cheap, dear)], Constant.False, Edm.Boolean);
}
