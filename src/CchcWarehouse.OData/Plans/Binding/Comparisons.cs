using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>The six comparisons. None of them is ever null: null equals null only, and is neither less nor greater than anything.</summary>
internal static class Comparisons
{
    public static Condition Compare(SyntaxNode node, BinaryOperator operation, Operand left, Operand right) => operation switch
    {
        BinaryOperator.NotEqual => new NotCondition(Compare(node, BinaryOperator.Equal, left, right)),
        BinaryOperator.LessThan => Compare(node, BinaryOperator.GreaterThan, right, left),
        BinaryOperator.LessThanOrEqual => Compare(node, BinaryOperator.GreaterThanOrEqual, right, left),
        BinaryOperator.Equal => Equal(node, left, right),
        var greater => Greater(node, left, right, orEqual: greater == BinaryOperator.GreaterThanOrEqual),
    };

    /// <summary>Brings two values to types that compare.</summary>
    public static (Scalar Left, Scalar Right) Unify(SyntaxNode node, ValueOperand left, ValueOperand right)
    {
        var (l, r) = (AsDuration(left, right), AsDuration(right, left));
        if (Types.Common(l.Type, r.Type) is not { } common || common == EdmPrimitiveTypeKind.Binary)
        {
            throw Mismatch(node, left, right);
        }

        return Types.IsNumeric(common)
            ? (Types.Fit(l, r.Type), Types.Fit(r, l.Type))
            : (Types.Widen(l, common), Types.Widen(r, common));
    }

    private static Condition Equal(SyntaxNode node, Operand left, Operand right) => (left, right) switch
    {
        (NullOperand, NullOperand) => BooleanCondition.True,
        (NullOperand, _) => Equal(node, right, left),
        (_, NullOperand) => IsNull(node, left),
        (InstanceOperand { Instance.Entity: { } one }, InstanceOperand { Instance.Entity: { } other }) when one.Map == other.Map => SameEntity(one, other),
        (ConditionOperand condition, ConditionOperand constant) when Truth(constant) is { } truth => Is(condition.Condition, truth),
        (ConditionOperand constant, ConditionOperand condition) when Truth(constant) is { } truth => Is(condition.Condition, truth),
        _ => EqualValues(node, Value(node, left, right), Value(node, right, left)),
    };

    private static Condition Greater(SyntaxNode node, Operand left, Operand right, bool orEqual)
    {
        if (left is NullOperand || right is NullOperand)
        {
            return orEqual ? Equal(node, left, right) : BooleanCondition.False;
        }

        var (leftValue, rightValue) = (Value(node, left, right), Value(node, right, left));
        var (l, r) = Unify(node, leftValue, rightValue);
        if (IsNaN(l) || IsNaN(r))
        {
            return BooleanCondition.False;
        }

        if (KeyRanges.Greater(l, r, orEqual) is { } range)
        {
            return range;
        }

        var order = leftValue.TextOrder == TextOrder.Vietnamese ? leftValue.TextOrder : rightValue.TextOrder;
        var (greater, smaller) = (Ordered(orEqual ? ComparisonKind.GreaterOrEqual : ComparisonKind.Greater), Ordered(orEqual ? ComparisonKind.Less : ComparisonKind.LessOrEqual));
        var whenTrue = orEqual && l.Nullable && r.Nullable
            ? Junction.Any(greater, Junction.All(NullTest.Null(l), NullTest.Null(r)))
            : greater;
        return WithoutNaN(l, new DecidedCondition(
            whenTrue,
            whenTrue.Nullable ? TruthTest.NotTrue(whenTrue) : smaller,
            TruthTest.True(whenTrue)));

        // A constant stands right.
        Comparison Ordered(ComparisonKind kind) => l is Constant && r is not Constant
            ? new Comparison(Mirrored(kind), r, l, order)
            : new Comparison(kind, l, r, order);
    }

    private static ComparisonKind Mirrored(ComparisonKind kind) => kind switch
    {
        ComparisonKind.Greater => ComparisonKind.Less,
        ComparisonKind.GreaterOrEqual => ComparisonKind.LessOrEqual,
        ComparisonKind.Less => ComparisonKind.Greater,
        _ => ComparisonKind.GreaterOrEqual,
    };

    private static Condition EqualValues(SyntaxNode node, ValueOperand left, ValueOperand right)
    {
        var (l, r) = left.Value is Constant && right.Value is not Constant ? Unify(node, right, left) : Unify(node, left, right);
        if (IsNaN(l) || IsNaN(r))
        {
            return BooleanCondition.False;
        }

        if ((KeyRanges.Equal(l, r) ?? KeyRanges.Equal(r, l)) is { } range)
        {
            return range;
        }

        var equal = new Comparison(ComparisonKind.Equal, l, r);
        var same = new Comparison(ComparisonKind.NotDistinct, l, r);
        return WithoutNaN(l, (l.Nullable, r.Nullable) switch
        {
            (false, false) => new DecidedCondition(equal, new Comparison(ComparisonKind.NotEqual, l, r), equal),
            (true, true) => new DecidedCondition(same, new Comparison(ComparisonKind.Distinct, l, r), same),
            _ => new DecidedCondition(equal, new Comparison(ComparisonKind.Distinct, l, r), same),
        });
    }

    // PostgreSQL: NaN = NaN and NaN > 1. OData: neither. It is enough to look at the side that would be the greater.
    private static Condition WithoutNaN(Scalar greater, DecidedCondition condition)
    {
        if (!Types.MayBeNaN(greater))
        {
            return condition;
        }

        var isNaN = new FunctionCall(Function.IsNaN, EdmPrimitiveTypeKind.Boolean, greater);
        var isNumber = TruthTest.NotTrue(isNaN);
        return new DecidedCondition(
            Junction.All(condition.True, isNumber),
            Junction.Any(condition.False, TruthTest.True(isNaN)),
            Junction.All(condition.Decided, isNumber));
    }

    private static Condition IsNull(SyntaxNode node, Operand operand)
    {
        var value = operand switch
        {
            ValueOperand { Value: var scalar } => scalar,
            ConditionOperand { Condition: var condition } => condition.Value,
            InstanceOperand { Instance.Entity: { } entity } => entity.Key.First(),
            InstanceOperand => Constant.True,
            _ => throw node.Reject(BadQueryCodes.TypeMismatch, $"{operand.Title} is never null; ask for its members with any or all."),
        };
        return new DecidedCondition(NullTest.Null(value), NullTest.NotNull(value), NullTest.Null(value));
    }

    private static Condition SameEntity(EntityInstance one, EntityInstance other)
    {
        var pairs = one.Key.Zip(other.Key).ToList();
        var same = Junction.All(pairs.Select(p => (Scalar)new Comparison(ComparisonKind.NotDistinct, p.First, p.Second)));
        return new DecidedCondition(same, Negation.Of(same), same);
    }

    private static Condition Is(Condition condition, bool truth) => truth
        ? new DecidedCondition(condition.WhenTrue, condition.WhenNotTrue, TruthTest.True(condition.Value))
        : Is(new NotCondition(condition), true);

    private static bool? Truth(ConditionOperand operand) =>
        operand.Condition is BooleanCondition { Operand: Constant { Type: EdmPrimitiveTypeKind.Boolean, Value: bool value } } ? value : null;

    private static ValueOperand Value(SyntaxNode node, Operand operand, Operand other) => operand switch
    {
        ValueOperand value => value,
        ConditionOperand condition => new ValueOperand(condition.Condition.Value),
        CollectionOperand collection => throw node.Reject(
            BadQueryCodes.TypeMismatch, $"{collection.Name} is a collection: say any or all, or /$count, of its members."),
        _ => throw Mismatch(node, operand, other),
    };

    private static Scalar AsDuration(ValueOperand text, ValueOperand other) =>
        other.Value.Type == EdmPrimitiveTypeKind.Duration
        && text is { IsLiteral: true, Value: Constant { Type: EdmPrimitiveTypeKind.String, Value: string written } }
        && Durations.Seconds(written) is { } seconds
            ? new Constant(seconds, EdmPrimitiveTypeKind.Duration)
            : text.Value;

    private static bool IsNaN(Scalar value) => Types.IsFloating(value.Type) && value is Constant { Value: double.NaN };

    private static BadQueryException Mismatch(SyntaxNode node, Operand left, Operand right) => node.Reject(
        BadQueryCodes.TypeMismatch, $"{left.Title} cannot be compared with {right.Title}.");
}
