using CchcWarehouse.OData.Plans.Scalars;
using static CchcWarehouse.OData.Sql.SqlFragment;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Sql;

/// <summary>Prints expressions.</summary>
internal sealed class ScalarPrinter(SelectPrinter selects, FunctionPrinter functions)
{
    public SqlFragment Print(Scalar scalar) => scalar switch
    {
        Column column => Piece($"{selects.Alias(column.Source)}.{new SqlName(column.Name)}"),
        Constant constant => Print(constant),
        Number number => Piece($"{number}"),
        Comparison comparison => Print(comparison),
        RowComparison rows => Piece($"({List(rows.Left)}) > ({List(rows.Right)})"),
        Junction junction => Join(junction.Kind == JunctionKind.And ? Piece($" AND ") : Piece($" OR "), junction.Operands.Select(Condition)),
        Negation { Operand: Exists exists } => Piece($"NOT {Print(exists)}"),
        Negation negation => Piece($"NOT {Operand(negation.Operand)}"),
        TruthTest test => test.IsTrue ? Piece($"({Print(test.Operand)}) IS TRUE") : Piece($"({Print(test.Operand)}) IS NOT TRUE"),
        NullTest test => test.IsNull ? Piece($"{Operand(test.Operand)} IS NULL") : Piece($"{Operand(test.Operand)} IS NOT NULL"),
        Membership membership => Print(membership),
        InSelect membership => Piece($"{Operand(membership.Operand)} IN ({selects.PrintList(membership.Rows)})"),
        KeyLookup lookup => Print(lookup),
        Exists exists => Piece($"EXISTS ({selects.Print(exists.Rows)})"),
        Arithmetic arithmetic => Print(arithmetic),
        KeyQuotient quotient => Piece($"{Operand(quotient.Key)} / {new Number(quotient.Divisor)}"),
        FunctionCall call => functions.Print(call.Function, call, [.. call.Arguments.Select(Operand)]),
        Conversion conversion => Conversions.Widen(Operand(conversion.Operand), conversion.Operand.Type, conversion.Type),
        TryConversion conversion => Conversions.Try(Operand(conversion.Operand), conversion.Operand.Type, conversion.Type),
        Choice choice => Print(choice),
        ScalarSelect select => Piece($"({selects.Print(select.Rows)})"),
        NestedRows rows => selects.PrintNested(rows.Rows),
        AggregateCall aggregate => Print(aggregate),
        WindowCall window => Print(window),
        RolledUp rolledUp => Piece($"GROUPING({Print(rolledUp.Grouping)}) = 1"),
        _ => throw new InvalidOperationException($"{scalar.GetType().Name} has no SQL."),
    };

    public SqlFragment List(IEnumerable<Scalar> scalars) => Join(Piece($", "), scalars.Select(Print));

    /// <summary>What rows are ordered or grouped by. A bare constant there would be taken for the place of an output.</summary>
    public SqlFragment Key(Scalar scalar) => scalar is Constant { Value: bool } or Number
        ? Piece($"{Print(scalar)}::{SqlTypes.Name(scalar.Type)}")
        : Print(scalar);

    public SqlFragment SortKey(Plans.Relations.SortKey key)
    {
        var value = key.Value.Type == Edm.String ? SqlTypes.Collate(Operand(key.Value), key.TextOrder) : Key(key.Value);
        return (key.Descending, key.Value.Nullable) switch
        {
            (false, false) => value,
            (true, false) => Piece($"{value} DESC"),
            (false, true) => Piece($"{value} NULLS FIRST"),
            (true, true) => Piece($"{value} DESC NULLS LAST"),
        };
    }

    /// <summary>The condition as part of a chain of AND or OR.</summary>
    public SqlFragment Condition(Scalar condition) => condition is Junction or Choice ? Piece($"({Print(condition)})") : Print(condition);

    /// <summary>The expression as part of another one, in parentheses where they are needed.</summary>
    public SqlFragment Operand(Scalar scalar) => scalar switch
    {
        Column or Constant or Number or ScalarSelect or NestedRows or Exists or AggregateCall or Choice => Print(scalar),
        FunctionCall call when FunctionPrinter.IsCall(call.Function) => Print(scalar),
        _ => Piece($"({Print(scalar)})"),
    };

    private static SqlFragment Print(Constant constant) => constant switch
    {
        { IsNull: true } => Piece($"NULL::{SqlTypes.Name(constant.Type)}"),
        { Type: Edm.Boolean, Value: true } => Piece($"TRUE"),
        { Type: Edm.Boolean, Value: false } => Piece($"FALSE"),
        { Type: Edm.Decimal } when constant.ValueType == typeof(string) => Piece($"{constant}::numeric"),
        _ => Piece($"{constant}"),
    };

    private SqlFragment Print(Comparison comparison)
    {
        var (left, right) = (Operand(comparison.Left), Operand(comparison.Right));
        var ordered = comparison.Kind is >= ComparisonKind.Less and <= ComparisonKind.GreaterOrEqual && comparison.Left.Type == Edm.String;
        if (ordered)
        {
            left = SqlTypes.Collate(left, comparison.TextOrder);
            right = comparison.Right is Column or Constant ? right : SqlTypes.Collate(right, comparison.TextOrder);
        }

        return comparison.Kind switch
        {
            ComparisonKind.Equal => Piece($"{left} = {right}"),
            ComparisonKind.NotEqual => Piece($"{left} <> {right}"),
            ComparisonKind.Less => Piece($"{left} < {right}"),
            ComparisonKind.LessOrEqual => Piece($"{left} <= {right}"),
            ComparisonKind.Greater => Piece($"{left} > {right}"),
            ComparisonKind.GreaterOrEqual => Piece($"{left} >= {right}"),
            ComparisonKind.Distinct => Piece($"{left} IS DISTINCT FROM {right}"),
            _ => Piece($"{left} IS NOT DISTINCT FROM {right}"),
        };
    }

    private SqlFragment Print(KeyLookup lookup)
    {
        var (key, keys) = (Operand(lookup.Key), selects.PrintList(lookup.Keys));
        var found = lookup.One ? Piece($"{key} = ({keys})") : Piece($"{key} = ANY (ARRAY({keys}))");
        return lookup.Code is { } code ? Piece($"{new KeyChoice(found, Piece($"{key} = {code}"))}") : found;
    }

    private SqlFragment Print(Membership membership)
    {
        var array = SqlTypes.Array(membership.Items, membership.ItemType);
        return membership.IsMember
            ? Piece($"{Operand(membership.Operand)} = ANY ({array})")
            : Piece($"{Operand(membership.Operand)} <> ALL ({array})");
    }

    private SqlFragment Print(Arithmetic arithmetic)
    {
        var (left, right) = (Operand(arithmetic.Left), Operand(arithmetic.Right));
        var floating = arithmetic.Type is Edm.Double or Edm.Single;
        return arithmetic.Kind switch
        {
            ArithmeticKind.Add => Piece($"{left} + {right}"),
            ArithmeticKind.Subtract => Piece($"{left} - {right}"),
            ArithmeticKind.Multiply => Piece($"{left} * {right}"),
            ArithmeticKind.Modulo when floating => Piece($"{left} - {right} * trunc({left} / {right})"),
            ArithmeticKind.Modulo => Piece($"{left} % {right}"),
            ArithmeticKind.DivideExactly => Quotient(left, right, SqlTypes.Name(arithmetic.Type)),
            _ when floating => Quotient(left, right, SqlTypes.Name(arithmetic.Type)),
            _ => Piece($"{left} / {right}"),
        };
    }

    // Zero below the line: infinite with the sign of what is above it, or not a number.
    private static SqlFragment Quotient(SqlFragment left, SqlFragment right, SqlFragment type) => Piece(
        $"CASE WHEN {right} <> 0 THEN {left} / {right} WHEN {right} = 0 THEN (CASE sign({left}) WHEN 1 THEN 'Infinity' WHEN -1 THEN '-Infinity' WHEN 0 THEN 'NaN' END)::{type} END");

    private SqlFragment Print(Choice choice)
    {
        var branches = Join(Piece($" "), choice.Branches.Select(branch => Piece($"WHEN {Print(branch.Condition)} THEN {Print(branch.Value)}")));
        return choice.Otherwise is { } otherwise
            ? Piece($"CASE {branches} ELSE {Print(otherwise)} END")
            : Piece($"CASE {branches} END");
    }

    private SqlFragment Print(AggregateCall aggregate)
    {
        if (aggregate.Operand is null)
        {
            return Piece($"count(*)");
        }

        var operand = Print(aggregate.Operand);
        var compared = aggregate.Operand.Type == Edm.String ? SqlTypes.Collate(Operand(aggregate.Operand), aggregate.TextOrder) : operand;
        return (aggregate.Function, aggregate.Operand.Type) switch
        {
            (AggregateFunction.Sum, _) => Piece($"sum({operand})"),
            (AggregateFunction.Average, _) => Piece($"avg({operand})"),
            (AggregateFunction.Count, _) => Piece($"count({operand})"),
            (AggregateFunction.DistinctArray, _) => Piece($"array_agg(DISTINCT {operand})"),
            (AggregateFunction.DistinctList, _) => Piece($"string_agg(DISTINCT {operand}, ',')"),
            (AggregateFunction.CountDistinct, _) => Piece($"count(DISTINCT {operand})"),
            (AggregateFunction.Minimum, Edm.Boolean) => Piece($"bool_and({operand})"),
            (AggregateFunction.Maximum, Edm.Boolean) => Piece($"bool_or({operand})"),
            (AggregateFunction.Minimum, _) => Piece($"min({compared})"),
            _ => Piece($"max({compared})"),
        };
    }

    private SqlFragment Print(WindowCall window)
    {
        var function = window.Function switch
        {
            WindowFunction.RowNumber => Piece($"row_number()"),
            WindowFunction.Count => Piece($"count(*)"),
            _ => Piece($"sum({Print(window.Operand!)})"),
        };
        var parts = new List<SqlFragment>();
        if (window.Partition.Count > 0)
        {
            parts.Add(Piece($"PARTITION BY {List(window.Partition)}"));
        }

        if (window.Order.Count > 0)
        {
            parts.Add(Piece($"ORDER BY {Join(Piece($", "), window.Order.Select(SortKey))}"));
        }

        if (window.Function == WindowFunction.RunningSum)
        {
            parts.Add(Piece($"ROWS UNBOUNDED PRECEDING"));
        }

        return Piece($"{function} OVER ({Join(Piece($" "), parts)})");
    }
}
