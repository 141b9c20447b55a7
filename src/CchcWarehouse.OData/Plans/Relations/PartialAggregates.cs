using CchcWarehouse.OData.Plans.Scalars;
using Edm = Microsoft.OData.Edm.EdmPrimitiveTypeKind;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>Aggregates of groups of groups: a sum is the sum of sums, a count the sum of counts, a mean the quotient of both.</summary>
internal static class PartialAggregates
{
    /// <summary>Whether the aggregate is the same when it is made in two steps: floating numbers add up to another sum in another order.</summary>
    public static bool IsExact(AggregateCall aggregate) =>
        aggregate is not { Function: AggregateFunction.Sum or AggregateFunction.Average, Operand.Type: Edm.Single or Edm.Double };

    /// <summary>The operands of sums and counts within an expression: each row counts, so that they are read before rows become groups.</summary>
    public static IEnumerable<Scalar> Operands(Scalar value) => value switch
    {
        AggregateCall { Function: AggregateFunction.Sum or AggregateFunction.Average or AggregateFunction.Count } aggregate =>
            aggregate.Operand is { } operand ? [operand] : [],
        _ => Parts.Of(value).SelectMany(part => part is null ? [] : Operands(part)),
    };

    /// <summary>Whether the aggregate of the rows is made of the aggregates of groups of them; else of the keys of the groups.</summary>
    /// <param name="first">What is read before rows become groups.</param>
    public static bool Combines(AggregateCall aggregate, HashSet<Source> first) => aggregate.Function switch
    {
        AggregateFunction.Sum or AggregateFunction.Average or AggregateFunction.Count => true,
        AggregateFunction.Minimum or AggregateFunction.Maximum => Reading.Of([aggregate.Operand]) is { Count: > 0 } sources && sources.IsSubsetOf(first),
        _ => false,
    };

    public static Scalar Combine(AggregateCall aggregate, SelectSource groups, bool mayBeEmpty) => aggregate.Function switch
    {
        AggregateFunction.Count => Conversion.Of(Count(aggregate, groups, mayBeEmpty), Edm.Int64),
        AggregateFunction.Average => Average(aggregate, groups),
        AggregateFunction.Sum when aggregate.Type == Edm.Int64 => Conversion.Of(Over(AggregateFunction.Sum, groups.Export(aggregate), Edm.Decimal), Edm.Int64),
        _ => new AggregateCall(aggregate.Function, groups.Export(aggregate), aggregate.Type, aggregate.TextOrder),
    };

    /// <summary>The count as a decimal.</summary>
    public static Scalar Count(AggregateCall count, SelectSource groups, bool mayBeEmpty)
    {
        var sum = Over(AggregateFunction.Sum, groups.Export(count), Edm.Decimal);
        return mayBeEmpty ? new FunctionCall(Function.Coalesce, Edm.Decimal, sum, Conversion.Of(new Number(0), Edm.Decimal)) : sum;
    }

    // As PostgreSQL's own mean: the sum of all values by their number, null where there are none.
    private static Arithmetic Average(AggregateCall average, SelectSource groups)
    {
        var operand = average.Operand!;
        var sum = Over(AggregateFunction.Sum, operand, operand.Type is Edm.Byte or Edm.SByte or Edm.Int16 or Edm.Int32 ? Edm.Int64 : average.Type);
        var count = Over(AggregateFunction.Count, operand, Edm.Int64);
        return new Arithmetic(
            ArithmeticKind.Divide,
            Over(AggregateFunction.Sum, groups.Export(sum), average.Type),
            Over(AggregateFunction.Sum, groups.Export(count), Edm.Decimal),
            average.Type);
    }

    private static AggregateCall Over(AggregateFunction function, Scalar operand, Edm type) => new(function, operand, type);
}
