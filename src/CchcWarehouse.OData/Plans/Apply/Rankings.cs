using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using CchcWarehouse.OData.Wording;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>topcount, topsum, toppercent and their bottom relatives: the rows that come first by a value, until enough is there.</summary>
/// <remarks>The order of the rows stays what it was; ties are broken by their identity.</remarks>
internal static class Rankings
{
    public static void Apply(Rows rows, RankingTransformation ranking, Scope scope)
    {
        var isTop = ranking.Kind is RankingKind.TopCount or RankingKind.TopSum or RankingKind.TopPercent;
        var amount = Amount(ranking, scope);
        var value = Expressions.Value(ranking.Value, scope);
        var isCount = ranking.Kind is RankingKind.TopCount or RankingKind.BottomCount;
        if (!isCount && !Types.IsNumeric(value.Value.Type))
        {
            throw ranking.Value.Reject(BadQueryCodes.TypeMismatch, $"A number is expected here, not {Names.Of(value.Value.Type)}.");
        }

        if (!isCount)
        {
            // The rows come as they were reported; that unlike values were added up to choose them, the answer says.
            Additivity.Tell(value.Value, rows.It.Entity, rows.Select, rows.Partition, scope.Context);
        }

        IReadOnlyList<Scalar> partition = [.. rows.Partition.SelectMany(leaf => leaf.Values)];
        IReadOnlyList<SortKey> order = [new SortKey(value.Value, isTop, value.TextOrder), .. rows.TotalOrder];
        rows.Where(Condition(rows, ranking, amount, value.Value, partition, order));
    }

    private static Scalar Condition(
        Rows rows, RankingTransformation ranking, Scalar amount, Scalar value, IReadOnlyList<Scalar> partition, IReadOnlyList<SortKey> order)
    {
        if (ranking.Kind is RankingKind.TopCount or RankingKind.BottomCount)
        {
            var number = new WindowCall(WindowFunction.RowNumber, null, partition, order, Edm.Int64);
            var numbered = rows.Enclose();
            return new Comparison(ComparisonKind.LessOrEqual, numbered.Lift(number), numbered.Lift(amount));
        }

        // A row is taken as long as the rows before it do not yet make up the amount. Once made up it stays so, also where
        // negative values come last: those of a top then need that all the others together do not make it up.
        var summed = Types.IsFloating(value.Type) ? value.Type : Edm.Decimal;
        var term = new FunctionCall(Function.Coalesce, summed, Types.Widen(value, summed), Types.Widen(Constant.Of(0), summed));
        var running = new WindowCall(WindowFunction.RunningSum, term, partition, order, summed);
        var total = new WindowCall(WindowFunction.TotalSum, term, partition, [], summed);
        var zero = Types.Widen(Constant.Of(0), summed);
        var isNegative = new Comparison(ComparisonKind.Less, term, zero);
        var most = new WindowCall(WindowFunction.TotalSum, new Choice([(isNegative, zero)], term, summed), partition, [], summed);
        var derivation = rows.Enclose();
        var before = new Arithmetic(ArithmeticKind.Subtract, derivation.Lift(running), derivation.Lift(term), summed);
        var limit = derivation.Lift(amount);
        var isSum = ranking.Kind is RankingKind.TopSum or RankingKind.BottomSum;
        return ranking.Kind is RankingKind.BottomSum or RankingKind.BottomPercent
            ? IsLess(before)
            : Junction.All(IsLess(before), Junction.Any(Negation.Of(derivation.Lift(isNegative)), IsLess(derivation.Lift(most))));

        Comparison IsLess(Scalar sum) => isSum
            ? new Comparison(ComparisonKind.Less, sum, limit)
            : new Comparison(
                ComparisonKind.Less,
                new Arithmetic(ArithmeticKind.Multiply, sum, Types.Widen(Constant.Of(100), summed), summed),
                new Arithmetic(ArithmeticKind.Multiply, derivation.Lift(total), Types.Widen(limit, summed), summed));
    }

    // The amount is one for all rows: a number, or an expression over $these.
    private static Scalar Amount(RankingTransformation ranking, Scope scope)
    {
        var amount = Expressions.Value(ranking.Amount, scope with { Current = new Composite("the collection as a whole", []) }).Value;
        var isCount = ranking.Kind is RankingKind.TopCount or RankingKind.BottomCount;
        var isPercent = ranking.Kind is RankingKind.TopPercent or RankingKind.BottomPercent;
        return !Types.IsNumeric(amount.Type) ? throw ranking.Amount.Reject(BadQueryCodes.TypeMismatch, $"A number is expected here, not {Names.Of(amount.Type)}.")
            : isCount && amount is Constant && !Types.IsInteger(amount.Type) ? throw Wrong("a whole number above 0")
            : amount is Constant { Value: <= 0 or <= 0L or <= 0.0 or <= 0m } ? throw Wrong(isPercent ? "a number above 0 and at most 100" : "a number above 0")
            : isPercent && amount is Constant { Value: > 100 or > 100L or > 100m } ? throw Wrong("a number above 0 and at most 100")
            : amount;

        BadQueryException Wrong(ErrorText expected) => ranking.Amount.Reject(BadQueryCodes.InvalidValue, $"{expected} is expected here.");
    }
}
