using CchcWarehouse.OData.Model;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>What a select reads from. Two sources are the same only when they are the same object.</summary>
public abstract class Source;

/// <summary>A table or view of the star.</summary>
public sealed class TableSource(RelationMap relation) : Source
{
    public RelationMap Relation { get; } = relation;
}

/// <summary>Another select in place of a table.</summary>
public sealed class SelectSource(Select select) : Source
{
    public Select Select { get; } = select;
}
