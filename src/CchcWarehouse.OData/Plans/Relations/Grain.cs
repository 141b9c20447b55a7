using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.Star.Facts;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>What tells observed facts apart: indicator, administrative unit and reference period.</summary>
internal static class Grain
{
    private const string AdminUnit = nameof(Observation.AdminUnitKey);
    private const string Indicator = nameof(Observation.IndicatorKey);
    private const string Period = nameof(Observation.PeriodKey);

    public static bool IsOf(RelationMap relation) => new[] { AdminUnit, Indicator, Period }.All(relation.Columns.ContainsKey);

    /// <summary>Whether groups by these keys are far fewer than the facts: units or indicators are left out that the conditions do not fix.</summary>
    public static bool Condenses(Select select, TableSource facts, IReadOnlySet<Scalar> keys)
    {
        return keys.All(key => IsCoarse(key) || IsKey(key, facts) || IsLabel(key, select, facts))
            && (IsLeftOut(Indicator, orShared: true) || IsLeftOut(AdminUnit, orShared: IsLeftOut(Period, orShared: true)));

        bool IsLeftOut(string dimension, bool orShared) => facts.Relation.Columns[dimension].Column is var column
            && !select.Conditions.Any(condition => Fixes(condition, facts, column)) && !keys.Any(key => Tells(key, select, facts, column, orShared));
    }

    // A key of a dimension of the facts.
    private static bool IsKey(Scalar key, TableSource facts) => Column(key) is { } column && column.Source == facts
        && facts.Relation.Joins.Values.Any(join => join.Target.Cached && join.On is [var (own, _)] && own.Column == column.Name);

    // One of a few words.
    private static bool IsCoarse(Scalar key) => key is Column { Source: TableSource source } column
        && source.Relation.Columns.Values.Any(map => map.Column == column.Name && map.AllowedValues.Count > 0);

    // A column of a dimension that the facts point to.
    private static bool IsLabel(Scalar key, Select select, TableSource facts) =>
        Column(key) is { Source: TableSource { Relation.Cached: true } source } && source != facts && Link(source, select) is not null;

    private static bool Tells(Scalar key, Select select, TableSource facts, string dimension, bool butShared) => key switch
    {
        _ when IsCoarse(key) => false,
        KeyQuotient { Key: Column { Source: var source } column } => source == facts && column.Name == dimension && !butShared,
        Column { Source: TableSource source } column when source == facts => column.Name == dimension,
        Column { Source: TableSource { Relation: var relation } source } column => Link(source, select) is { } link && link.Source == facts && link.Name == dimension
            && !(butShared && IsShared(column.Name, relation)),
        _ => false,
    };

    // What leads on from a dimension, or a code that is not its own: many of its rows have it in common.
    private static bool IsShared(string column, RelationMap relation) =>
        relation.Joins.Values.Any(join => join.On.Any(pair => pair.Own.Column == column))
        || (column.EndsWith("_code", StringComparison.Ordinal) && column != relation.Code?.Column.Column);

    private static bool Fixes(Scalar condition, TableSource facts, string dimension) => condition switch
    {
        KeyLookup { Key: Column key } lookup => key.Source == facts && key.Name == dimension && (lookup.One || NamesOne(lookup.Keys)),
        Comparison { Kind: ComparisonKind.Equal, Left: Column key, Right: Constant or ScalarSelect } => key.Source == facts && key.Name == dimension,
        _ => false,
    };

    // The versions of what one code names.
    private static bool NamesOne(Select keys) =>
        keys is { From: TableSource { Relation.Code: var (code, _) }, Conditions: [Comparison { Kind: ComparisonKind.Equal, Left: Column column }] } && column.Name == code.Column;

    private static Column? Link(Source source, Select select) =>
        select.Joins.FirstOrDefault(join => join.Source == source)?.On is Comparison { Left: Column link } ? link : null;

    private static Column? Column(Scalar key) => key switch
    {
        Column column => column,
        KeyQuotient { Key: Column column } => column,
        _ => null,
    };
}
