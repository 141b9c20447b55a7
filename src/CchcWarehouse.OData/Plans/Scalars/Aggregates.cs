using CchcWarehouse.OData.Plans.Relations;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Scalars;

public enum AggregateFunction
{
    Sum,
    Minimum,
    Maximum,
    Average,

    /// <summary>Rows; with an operand, rows where it is not null.</summary>
    Count,
    CountDistinct,

    /// <summary>The values, each once, as an array.</summary>
    DistinctArray,

    /// <summary>The texts, each once, with commas between them.</summary>
    DistinctList,
}

/// <summary>An aggregate over the rows of a group; nulls are left out.</summary>
public sealed record AggregateCall : Scalar
{
    public AggregateCall(AggregateFunction function, Scalar? operand, EdmPrimitiveTypeKind type, TextOrder textOrder = TextOrder.Ordinal)
        : base(type, function is not (AggregateFunction.Count or AggregateFunction.CountDistinct))
    {
        (Function, Operand, TextOrder) = (function, operand, textOrder);
        Size = (operand?.Size ?? 0) + 1;
    }

    public AggregateFunction Function { get; }

    public Scalar? Operand { get; }

    public TextOrder TextOrder { get; }

    public static AggregateCall CountRows { get; } = new(AggregateFunction.Count, null, EdmPrimitiveTypeKind.Int64);
}

public enum WindowFunction
{
    RowNumber,

    /// <summary>Sum from the first row of the partition to this one.</summary>
    RunningSum,

    /// <summary>Sum over the partition.</summary>
    TotalSum,

    /// <summary>Rows of the partition.</summary>
    Count,
}

/// <summary>A value computed over the rows around this one.</summary>
public sealed record WindowCall : Scalar
{
    public WindowCall(
        WindowFunction function, Scalar? operand, IReadOnlyList<Scalar> partition, IReadOnlyList<SortKey> order, EdmPrimitiveTypeKind type)
        : base(type, operand?.Nullable ?? false)
    {
        (Function, Operand, Partition, Order) = (function, operand, partition, order);
        Size = SizeOf([.. partition, .. order.Select(k => k.Value)]) + (operand?.Size ?? 0);
    }

    public WindowFunction Function { get; }

    public Scalar? Operand { get; }

    public IReadOnlyList<Scalar> Partition { get; }

    public IReadOnlyList<SortKey> Order { get; }
}

/// <summary>Whether this row of a roll-up is a total over the grouping value, which then is null without meaning it.</summary>
public sealed record RolledUp(Scalar Grouping) : Scalar(EdmPrimitiveTypeKind.Boolean, false);
