using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>What all rows of a group have in common: columns that a filter fixes or that the group is made by.</summary>
/// <remarks>A column of the fact goes by its name, one of a dimension that the fact points to by table and name.</remarks>
internal sealed class FixedColumns
{
    private readonly HashSet<string> names = new(StringComparer.Ordinal);
    private bool oneYear;
    private bool wholeYears;

    private FixedColumns()
    {
    }

    /// <summary>All rows of a group are of one period.</summary>
    public bool HasOnePeriod => Has("period_key") || Has("dim_period.period_code") || (oneYear && wholeYears);

    public static FixedColumns Of(Select rows, IReadOnlyList<GroupLeaf> groups)
    {
        var known = new FixedColumns();
        known.AddConditions(rows);
        foreach (var value in groups.SelectMany(group => group.Values))
        {
            known.Add(value, rows, null);
        }

        return known;
    }

    public bool Has(string name) => names.Contains(name);

    private void AddConditions(Select select)
    {
        foreach (var condition in select.Conditions)
        {
            if (condition is Comparison { Kind: ComparisonKind.Equal, Right: Constant or ScalarSelect } equal)
            {
                Add(equal.Left, select, equal.Right as Constant);
            }
        }

        oneYear |= SpansOneYear(select);
        if (select is { From: SelectSource { Rows: var inner } })
        {
            AddConditions(inner);
        }
    }

    private void Add(Scalar value, Select select, Constant? constant)
    {
        switch (value)
        {
            case KeyQuotient { Key: var key } when NameOf(key, select) == "period_key":
                oneYear = true;
                break;
            case var _ when NameOf(value, select) is { } name:
                names.Add(name);
                wholeYears |= name == "dim_period.kind" && constant is { Type: EdmPrimitiveTypeKind.String, Value: "Year" };
                break;
            default:
                break;
        }
    }

    // period_key >= 202200 and period_key < 202300.
    private static bool SpansOneYear(Select select)
    {
        long? Bound(ComparisonKind kind) => select.Conditions.OfType<Comparison>()
            .Where(c => c.Kind == kind && NameOf(c.Left, select) == "period_key")
            .Select(c => (c.Right as Constant)?.Value switch { int key => key, long key => key, _ => (long?)null })
            .FirstOrDefault(bound => bound is not null);
        return Bound(ComparisonKind.GreaterOrEqual) is { } from && Bound(ComparisonKind.Less) is { } below && from / 100 == (below - 1) / 100;
    }

    // The column as a fact or one of its dimensions has it; null for every other.
    private static string? NameOf(Scalar value, Select select) => value switch
    {
        Column { Source: TableSource source } column when IsFact(source) => column.Name,
        Column { Source: TableSource source } column when IsDimensionOfFact(source, select) => $"{source.Relation.Table}.{column.Name}",
        Column { Source: SelectSource { Rows: var inner } } column when Measures.Origin(inner, column.Name) is { } origin => NameOf(origin, inner),
        _ => null,
    };

    private static bool IsFact(TableSource source) =>
        source.Relation.Columns.ContainsKey("UnitOfMeasureKey") && source.Relation.Columns.ContainsKey("IndicatorKey") && source.Relation.Columns.ContainsKey("PeriodKey");

    private static bool IsDimensionOfFact(TableSource source, Select select) =>
        select.Joins.FirstOrDefault(join => join.Source == source)?.On is Comparison { Left: var key } && NameOf(key, select) is { } name && name.EndsWith("_key", StringComparison.Ordinal);
}
