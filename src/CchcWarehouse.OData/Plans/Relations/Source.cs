using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Relations;

/// <summary>What a select reads from. Two sources are the same only when they are the same object.</summary>
public abstract class Source;

/// <summary>A table or view of the star.</summary>
public sealed class TableSource(RelationMap relation) : Source
{
    public RelationMap Relation { get; } = relation;

    /// <summary>The rows are not what stands, but what began or ended since a moment.</summary>
    public bool IsChanges { get; internal set; }
}

/// <summary>Another select in place of a table. Its outputs come into being when they are asked for.</summary>
public sealed class SelectSource(Select rows) : Source
{
    public Select Rows { get; } = rows;

    /// <summary>The column under which the value of the inner select is seen outside.</summary>
    internal Column Export(Scalar value) => new(this, Rows.OutputOf(value).Name, value.Type, value.Nullable);
}

/// <summary>The rows of several selects one after the other: UNION ALL. Their outputs are the same in number and type.</summary>
public sealed class UnionSource(IReadOnlyList<Select> branches) : Source
{
    private int columns;

    public IReadOnlyList<Select> Branches { get; } = branches;

    /// <summary>What all branches read, evaluated once for all of them; null: each reads for itself.</summary>
    public Select? Shared { get; init; }

    /// <param name="values">One for each branch; null where the branch has no such value.</param>
    internal Column Export(IReadOnlyList<Scalar?> values, EdmPrimitiveTypeKind type)
    {
        columns++;
        var name = $"u{columns}";
        for (var i = 0; i < values.Count; i++)
        {
            Branches[i].Add(new Output(values[i] is { } value ? Conversion.Of(value, type) : Constant.Null(type), name));
        }

        return new Column(this, name, type, values.Any(v => v is null or { Nullable: true }));
    }
}

/// <summary>The rows of a recursion: a first step, then what follows from each row found.</summary>
/// <param name="first">Its outputs are the columns.</param>
public sealed class RecursiveSource(Select first) : Source
{
    public Select First { get; } = first;

    /// <summary>Reads from <see cref="Found"/>; set once, after the source exists.</summary>
    public Select Next { get; internal set; } = null!;

    /// <summary>The rows found so far, as <see cref="Next"/> reads them.</summary>
    public RecursionSource Found { get; } = new();
}

/// <summary>The rows that a recursion has found so far.</summary>
public sealed class RecursionSource : Source;
