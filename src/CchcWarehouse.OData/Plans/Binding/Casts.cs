using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Binding;

/// <summary>cast and isof.</summary>
internal static class Casts
{
    public static Operand Cast(CastSyntax node, Scope scope)
    {
        var operand = node.Operand is null ? new InstanceOperand(scope.Current) : Expressions.Bind(node.Operand, scope);
        if (operand is InstanceOperand { Instance: var instance })
        {
            return IsOfType(node.Type, instance, scope.Context.Model)
                ? operand
                : throw node.Type.Reject(BadQueryCodes.TypeMismatch, $"{operand.Title} is no {node.Type.Name}: the types of this service are not derived from one another.");
        }

        var type = Primitive(node.Type);
        return operand is NullOperand
            ? new ValueOperand(Constant.Null(type))
            : new ValueOperand(Convert(node, Expressions.AsValue(node, operand).Value, type));
    }

    public static Operand Isof(IsofSyntax node, Scope scope)
    {
        var operand = node.Operand is null ? new InstanceOperand(scope.Current) : Expressions.Bind(node.Operand, scope);
        if (operand is InstanceOperand { Instance: var instance })
        {
            return new ConditionOperand(IsOfType(node.Type, instance, scope.Context.Model) ? BooleanCondition.True : BooleanCondition.False);
        }

        var type = Primitive(node.Type);
        if (operand is NullOperand)
        {
            return new ConditionOperand(BooleanCondition.True);
        }

        // What cast turns into a value is of the type; null is of every type.
        var value = Expressions.AsValue(node, operand).Value;
        var assignable = Convert(node, value, type) is TryConversion conversion
            ? Junction.Any(NullTest.Null(value), NullTest.NotNull(conversion))
            : Constant.True;
        return new ConditionOperand(new DecidedCondition(assignable, Negation.Of(assignable), assignable));
    }

    private static Scalar Convert(SyntaxNode node, Scalar value, EdmPrimitiveTypeKind type) => (value.Type, type) switch
    {
        var (from, to) when from == to => value,
        (_, EdmPrimitiveTypeKind.String) when value.Type != EdmPrimitiveTypeKind.Binary => Conversion.Of(value, type),
        var (from, to) when Types.IsNumeric(from) && Types.IsNumeric(to) =>
            Types.Promoted(from, to) == to ? Types.Widen(value, to) : new TryConversion(value, to),
        (EdmPrimitiveTypeKind.Date, EdmPrimitiveTypeKind.DateTimeOffset) => Types.Widen(value, type),
        (EdmPrimitiveTypeKind.String, not EdmPrimitiveTypeKind.Binary) => new TryConversion(value, type),
        _ => throw node.Reject(BadQueryCodes.TypeMismatch, $"{Names.Of(value.Type)} is never cast to {Names.Of(type)}."),
    };

    private static bool IsOfType(TypeSyntax type, Instance instance, WarehouseModel model)
    {
        if (type.IsCollection)
        {
            return false;
        }

        var named = type.Name.Namespace is null or WarehouseModel.Namespace ? model.EntityType(type.Name.Name) : null;
        return named is null
            ? throw type.Reject(BadQueryCodes.UnknownName, $"The model has no entity type {type.Name}.")
            : instance.Entity?.Map == named;
    }

    private static EdmPrimitiveTypeKind Primitive(TypeSyntax type)
    {
        var kind = type.Name.Namespace is "Edm" or null
            ? EdmCoreModel.Instance.GetPrimitiveTypeKind(type.Name.Name)
            : EdmPrimitiveTypeKind.None;
        return (kind, type.IsCollection) switch
        {
            (EdmPrimitiveTypeKind.None, _) => throw type.Reject(BadQueryCodes.UnknownName, $"There is no primitive type {type.Name}; write one such as Edm.Int32."),
            (_, true) or (EdmPrimitiveTypeKind.Stream or EdmPrimitiveTypeKind.PrimitiveType, _) => throw type.Reject(
                BadQueryCodes.Unsupported, $"{type.Name} has no values in this service; cast to a number, text, date or time."),
            (>= EdmPrimitiveTypeKind.Geography and <= EdmPrimitiveTypeKind.GeometryMultiPoint, _) => throw type.Reject(
                BadQueryCodes.Unsupported, "The model has no geographic types."),
            _ => kind,
        };
    }
}
