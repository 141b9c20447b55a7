using CchcWarehouse.OData.Plans.Scalars;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>One SELECT of the plan: sources, conditions, outputs, order. Built up by the binder, read by the printer.</summary>
public sealed class Select(Source from)
{
    private readonly List<Join> joins = [];
    private readonly List<Scalar> conditions = [];
    private readonly List<Output> outputs = [];
    private readonly List<SortKey> order = [];

    public Source From { get; } = from;

    public IReadOnlyList<Join> Joins => joins;

    /// <summary>All of them must hold.</summary>
    public IReadOnlyList<Scalar> Conditions => conditions;

    public IReadOnlyList<Output> Outputs => outputs;

    public IReadOnlyList<SortKey> Order => order;

    public Scalar? Skip { get; internal set; }

    public Scalar? Top { get; internal set; }

    internal void Add(Join join) => joins.Add(join);

    internal void Where(Scalar condition) => conditions.Add(condition);

    internal void OrderBy(SortKey key) => order.Add(key);
}

/// <summary>A named output column of a select.</summary>
public sealed record Output(Scalar Value, string Name);

/// <summary>An ordering: nulls first when ascending, last when descending, as OData has it.</summary>
public sealed record SortKey(Scalar Value, bool Descending, bool AsVietnamese);

public enum JoinKind
{
    Inner,
    Left,
    Cross,
}

/// <param name="On">Null for a cross join.</param>
/// <param name="Lateral">The source refers to sources left of it.</param>
public sealed record Join(JoinKind Kind, Source Source, Scalar? On, bool Lateral);
