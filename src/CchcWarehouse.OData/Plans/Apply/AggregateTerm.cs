using CchcWarehouse.OData.Plans.Binding;
using CchcWarehouse.OData.Plans.Instances;
using CchcWarehouse.OData.Plans.Scalars;
using CchcWarehouse.OData.Requests.Syntax;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Apply;

/// <summary>One aggregate over the rows of a group.</summary>
internal sealed record AggregateTerm(Scalar Result)
{
    /// <summary>A number of rows or values: over nothing it is nought.</summary>
    public bool IsCount => Result is Conversion { Operand: AggregateCall { Function: AggregateFunction.Count or AggregateFunction.CountDistinct } };

    /// <summary>The property whose custom aggregate it is: the value is one of that property again.</summary>
    public Model.PropertyMap? Declared { get; init; }

    public static AggregateTerm Bind(AggregateSyntax item, Rows rows, Scope outer)
    {
        var scope = Pipeline.Around(rows, outer) with { It = outer.It, This = outer.This };
        if (item.Operand is PathSyntax { Segments: [CountSegment { Options.Count: 0 }] })
        {
            return new AggregateTerm(AsCount(AggregateCall.CountRows));
        }

        if (item.Method is not { } method)
        {
            return CustomAggregates.Bind(item, rows, scope);
        }

        return item.Operand is PathSyntax path && EntityKey(path, scope) is { } key
            ? Over(item, method, key, TextOrder.Ordinal, isEntity: true)
            : Expressions.Value(item.Operand, scope) is var value
                ? Over(item, method, value.Value, value.TextOrder, isEntity: false)
                : throw new InvalidOperationException("A value is never nothing.");
    }

    /// <summary>The aggregate of a method over one value.</summary>
    public static AggregateTerm Over(SyntaxNode node, AggregateMethod method, Scalar value, TextOrder order, bool isEntity)
    {
        if (method.IsCustom)
        {
            throw node.Reject(BadQueryCodes.Unsupported, $"There is no aggregation method {method}; there are sum, min, max, average and countdistinct.");
        }

        return new AggregateTerm(method.Name.Name switch
        {
            "countdistinct" => AsCount(new AggregateCall(AggregateFunction.CountDistinct, value, Edm.Int64)),
            _ when isEntity => throw node.Reject(BadQueryCodes.TypeMismatch, "Entities can be counted (countdistinct); name one of their properties."),
            "sum" => new AggregateCall(AggregateFunction.Sum, value, SumType(value.Type) ?? throw NotNumeric(node, method, value)),
            "average" => new AggregateCall(AggregateFunction.Average, value, AverageType(value.Type) ?? throw NotNumeric(node, method, value)),
            "min" => new AggregateCall(AggregateFunction.Minimum, Ordered(node, value), value.Type, order),
            _ => new AggregateCall(AggregateFunction.Maximum, Ordered(node, value), value.Type, order),
        });
    }

    /// <summary>Counts are Edm.Decimal without decimals, as the standard has them.</summary>
    public static Scalar AsCount(Scalar count) => Conversion.Of(count, Edm.Decimal);

    // What tells related entities apart: their key, a compound one as one text.
    private static Scalar? EntityKey(PathSyntax path, Scope scope) => Expressions.Bind(path, scope) switch
    {
        InstanceOperand { Instance.Entity: { Map.Key.Count: 1 } entity } => entity.Key.First(),
        InstanceOperand { Instance.Entity: { } entity } => entity.Key.Select(part => Conversion.Of(part, Edm.String)).Aggregate((whole, part) =>
            new FunctionCall(Function.Concat, Edm.String, new FunctionCall(Function.Concat, Edm.String, whole, Constant.Of(" ")), part)),
        _ => null,
    };

    private static Edm? SumType(Edm type) => type switch
    {
        Edm.Int64 => Edm.Decimal,
        Edm.Byte or Edm.SByte or Edm.Int16 or Edm.Int32 => Edm.Int64,
        Edm.Decimal or Edm.Double or Edm.Single or Edm.Duration => type,
        _ => null,
    };

    private static Edm? AverageType(Edm type) => type switch
    {
        Edm.Double or Edm.Single => Edm.Double,
        Edm.Duration => type,
        _ => Types.IsNumeric(type) ? Edm.Decimal : null,
    };

    private static Scalar Ordered(SyntaxNode node, Scalar value) => value.Type is Edm.Binary or Edm.Guid
        ? throw node.Reject(BadQueryCodes.TypeMismatch, $"{Names.Of(value.Type)} has no order.")
        : value;

    private static BadQueryException NotNumeric(SyntaxNode node, AggregateMethod method, Scalar value) => node.Reject(
        BadQueryCodes.TypeMismatch, $"{method} takes numbers, not {Names.Of(value.Type)}; min, max and countdistinct take it.");
}
