using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>Expressions → operands.</summary>
internal static class Expressions
{
    public static Operand Bind(ExpressionSyntax expression, Scope scope) => expression switch
    {
        LiteralSyntax literal => Literals.Bind(literal, scope.Context.Form),
        PathSyntax path => MemberPaths.Bind(path, scope),
        LogicalSyntax logical => new ConditionOperand(new LogicalCondition(
            logical.Operator == LogicalOperator.And ? JunctionKind.And : JunctionKind.Or,
            [.. logical.Operands.Select(operand => Condition(operand, scope))])),
        NotSyntax not => new ConditionOperand(new NotCondition(Condition(not.Operand, scope))),
        BinarySyntax binary => Binary(binary, scope),
        NegateSyntax negate => Arithmetics.Negate(negate, Bind(negate.Operand, scope)),
        CallSyntax call => Calls.Bind(call, scope),
        CaseSyntax choice => Choices.Bind(choice, scope),
        CastSyntax cast => Casts.Cast(cast, scope),
        IsofSyntax isof => Casts.Isof(isof, scope),
        ListSyntax list => new ListOperand([.. list.Items.Select(item => (Bind(item, scope), (SyntaxNode)item))]),
        ArraySyntax array => new ListOperand([.. array.Items.Select(item => (Bind(item, scope), (SyntaxNode)item))]),
        _ => throw expression.Reject(BadQueryCodes.Unsupported, "Objects written in a request are not compared; compare their properties one by one."),
    };

    /// <exception cref="BadQueryException">The expression is no condition.</exception>
    public static Condition Condition(ExpressionSyntax expression, Scope scope)
    {
        var operand = Bind(expression, scope);
        return operand switch
        {
            ConditionOperand condition => condition.Condition,
            NullOperand => new BooleanCondition(Constant.Null(EdmPrimitiveTypeKind.Boolean)),
            ValueOperand { Value: { Type: EdmPrimitiveTypeKind.Boolean } value } => new BooleanCondition(value),
            _ => throw expression.Reject(
                BadQueryCodes.TypeMismatch, $"A condition (Edm.Boolean) is expected here, not {operand.Title}; compare it with something."),
        };
    }

    /// <summary>The expression as one value; null literals are texts without a value.</summary>
    /// <exception cref="BadQueryException">The expression is an entity or a collection.</exception>
    public static ValueOperand Value(ExpressionSyntax expression, Scope scope)
    {
        var value = AsValue(expression, Bind(expression, scope));
        return value.Value.Size <= scope.Context.Limits.ExpressionSize
            ? value
            : throw expression.Reject(
                BadQueryCodes.Limit,
                $"With computed names replaced, the expression has {value.Value.Size} parts; at most {scope.Context.Limits.ExpressionSize} are taken. Compute in fewer steps.");
    }

    public static ValueOperand AsValue(SyntaxNode node, Operand operand) => operand switch
    {
        ValueOperand value => value,
        ConditionOperand condition => new ValueOperand(condition.Condition.Value),
        NullOperand => new ValueOperand(Constant.Null(EdmPrimitiveTypeKind.String)),
        CollectionOperand collection => throw node.Reject(
            BadQueryCodes.TypeMismatch, $"{collection.Name} is a collection: say any or all, or /$count, of its members."),
        _ => throw node.Reject(BadQueryCodes.TypeMismatch, $"A primitive value is expected here, not {operand.Title}; name one of its properties."),
    };

    public static SortKey SortKey(OrderBySyntax item, Scope scope)
    {
        var value = Value(item.Value, scope);
        return new SortKey(value.Value, item.Descending, value.TextOrder);
    }

    private static Operand Binary(BinarySyntax binary, Scope scope)
    {
        var left = Bind(binary.Left, scope);
        var right = Bind(binary.Right, scope);
        return binary.Operator switch
        {
            BinaryOperator.In => new ConditionOperand(Memberships.Bind(binary, left, right)),
            BinaryOperator.Has => throw binary.Reject(
                BadQueryCodes.TypeMismatch, $"has asks for flags of an enumeration; {left.Title} has none. Use eq or in."),
            >= BinaryOperator.Add => Arithmetics.Bind(binary, left, right),
            var comparison => new ConditionOperand(Comparisons.Compare(binary, comparison, left, right)),
        };
    }
}
