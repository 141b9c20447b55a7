using CchcWarehouse.OData.Plans.Relations;
using CchcWarehouse.OData.Plans.Shapes;

namespace CchcWarehouse.OData.Plans;

/// <summary>A request bound to the model: what to read from the star, and how the rows become the answer.</summary>
public sealed record QueryPlan(ResultShape Shape)
{
    /// <summary>One boolean: whether the parent that the path leads through exists. Null: nothing to check.</summary>
    public Select? Exists { get; init; }

    /// <summary>The number of rows before skip and top. Null: not asked for.</summary>
    public Select? Count { get; init; }

    /// <summary>Null: no row is read.</summary>
    public Select? Rows { get; init; }
}
