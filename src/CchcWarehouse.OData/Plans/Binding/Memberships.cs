using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>The operator in: equality with any member of a list. It is never null.</summary>
internal static class Memberships
{
    public static Condition Bind(BinarySyntax node, Operand left, Operand right)
    {
        if (right is not ListOperand list)
        {
            throw node.Right.Reject(
                BadQueryCodes.TypeMismatch, $"A list such as (1,2), an array or an alias of one is expected right of in, not {right.Title}.");
        }

        var conditions = new List<Condition>();
        var constants = new List<Constant>();
        foreach (var (operand, syntax) in list.Items)
        {
            if (left is ValueOperand value && operand is ValueOperand item && AsConstant(syntax, value, item) is { } constant)
            {
                constants.Add(constant);
            }
            else
            {
                conditions.Add(Comparisons.Compare(syntax, BinaryOperator.Equal, left, operand));
            }
        }

        if (constants.Count > 0)
        {
            conditions.Insert(0, InConstants(((ValueOperand)left).Value, constants));
        }

        return conditions is [var only] ? only : new LogicalCondition(JunctionKind.Or, conditions);
    }

    private static DecidedCondition InConstants(Scalar value, List<Constant> constants)
    {
        var type = constants.Aggregate(constants[0].Type, (common, c) => Types.Common(common, c.Type) ?? common);
        List<Constant> items = [.. constants.Select(c => (Constant)Types.Widen(c, type))];
        var member = KeyRanges.Around(value, items, new Membership(value, items, type, isMember: true));
        return new DecidedCondition(
            member,
            value.Nullable ? TruthTest.NotTrue(member) : new Membership(value, items, type, isMember: false),
            TruthTest.True(member));
    }

    // The item as a constant that an array can hold beside the others; null: it is compared on its own.
    private static Constant? AsConstant(SyntaxNode node, ValueOperand left, ValueOperand item)
    {
        var (value, constant) = Comparisons.Unify(node, left, item);
        return value.Equals(left.Value) && constant is Constant { IsNull: false } found && !Types.MayBeNaN(value)
            && !Types.IsFloating(found.Type) && !(found.ValueType == typeof(string) && Types.IsNumeric(found.Type))
            ? found
            : null;
    }
}
