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

/// <summary>A value of the request: it becomes a parameter.</summary>
/// <param name="Value">Null only when the type of null matters; int, long, decimal, double, bool, string, DateOnly, … otherwise.</param>
public sealed record Constant(object? Value, EdmPrimitiveTypeKind Type) : Scalar(Type, Value is null)
{
    public static readonly Constant True = new(true, EdmPrimitiveTypeKind.Boolean);
    public static readonly Constant False = new(false, EdmPrimitiveTypeKind.Boolean);

    public static Constant Null(EdmPrimitiveTypeKind type) => new(null, type);

    public static Constant Of(int value) => new(value, EdmPrimitiveTypeKind.Int32);

    public static Constant Of(long value) => new(value, EdmPrimitiveTypeKind.Int64);

    public static Constant Of(string value) => new(value, EdmPrimitiveTypeKind.String);
}

/// <summary>A number that is the same in every request of the form: it stands in the statement itself.</summary>
public sealed record Number(int Value) : Scalar(EdmPrimitiveTypeKind.Int32, false);
