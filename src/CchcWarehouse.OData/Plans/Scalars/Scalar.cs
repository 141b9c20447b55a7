using CchcWarehouse.OData.Plans.Relations;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Scalars;

/// <summary>A typed expression over the rows of a statement. It means what SQL means: the binder has settled null logic and types.</summary>
/// <param name="Type">The EDM type, which fixes the PostgreSQL type.</param>
/// <param name="Nullable">Whether the value may be null.</param>
public abstract record Scalar(EdmPrimitiveTypeKind Type, bool Nullable)
{
    /// <summary>Nodes of the whole expression: what has been computed from computed values may be very large.</summary>
    public int Size { get; protected init; } = 1;

    protected static int SizeOf(IEnumerable<Scalar> operands)
    {
        long size = 1;
        foreach (var operand in operands)
        {
            size += operand.Size;
        }

        return (int)Math.Min(size, int.MaxValue / 2);
    }

    protected static bool AnyNullable(IEnumerable<Scalar> operands) => operands.Any(operand => operand.Nullable);
}

/// <summary>A column of a source of the statement.</summary>
public sealed record Column(Source Source, string Name, EdmPrimitiveTypeKind Type, bool Nullable) : Scalar(Type, Nullable)
{
    public bool Equals(Column? other) =>
        other is not null && ReferenceEquals(Source, other.Source) && string.Equals(Name, other.Name, StringComparison.Ordinal);

    public override int GetHashCode() => HashCode.Combine(Source, Name);
}
