using CchcWarehouse.OData.Plans.Forms;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Plans.Scalars;

/// <summary>A value of the request: it becomes a parameter.</summary>
/// <remarks>
/// A constant of the request knows where its value comes from, so that the plan serves other requests of the same form.
/// Whoever looks at <see cref="Value"/> ties the plan to that value; <see cref="ValueType"/> and <see cref="IsNull"/> belong to
/// the form, and <c>Derive</c> computes a further value without looking.
/// </remarks>
public sealed record Constant : Scalar
{
    public static readonly Constant True = new(true, EdmPrimitiveTypeKind.Boolean);
    public static readonly Constant False = new(false, EdmPrimitiveTypeKind.Boolean);

    /// <param name="value">Null only when the type of null matters; int, long, decimal, double, bool, string, DateOnly, … otherwise.</param>
    public Constant(object? value, EdmPrimitiveTypeKind type)
        : base(type, value is null)
    {
        Unseen = value;
    }

    internal Constant(object? value, EdmPrimitiveTypeKind type, Provenance? provenance)
        : this(value, type)
    {
        Provenance = provenance;
    }

    /// <summary>The value; from here on the plan holds for this value only.</summary>
    public object? Value
    {
        get
        {
            Provenance?.Tie();
            return Unseen;
        }
    }

    /// <summary>The .NET type of the value; null for null.</summary>
    public Type? ValueType => Unseen?.GetType();

    public bool IsNull => Unseen is null;

    /// <summary>The value for the parameter, where nothing is decided by it.</summary>
    internal object? Unseen { get; }

    /// <summary>Where the value comes from; null: it is the same in every request of the form.</summary>
    internal Provenance? Provenance { get; }

    /// <summary>The value decides which partitions of the facts are read.</summary>
    internal bool Narrows { get; init; }

    /// <summary>A key of a row in the order of an index: one plan of the statement serves them all.</summary>
    internal bool IsKey { get; init; }

    public static Constant Null(EdmPrimitiveTypeKind type) => new(null, type);

    public static Constant Of(int value) => new(value, EdmPrimitiveTypeKind.Int32);

    public static Constant Of(long value) => new(value, EdmPrimitiveTypeKind.Int64);

    public static Constant Of(string value) => new(value, EdmPrimitiveTypeKind.String);

    /// <summary>The constant that follows from one value.</summary>
    /// <param name="follow">Gives the same .NET type for every value of a .NET type, and never fails.</param>
    internal static Constant Derive<T>(Constant of, EdmPrimitiveTypeKind type, Func<T, object> follow) =>
        new(follow((T)of.Unseen!), type, of.Provenance?.Then(value => follow((T)value!)));

    /// <summary>The constant that follows from several values.</summary>
    /// <inheritdoc cref="Derive{T}(Constant, EdmPrimitiveTypeKind, Func{T, object})"/>
    internal static Constant Derive<T>(IReadOnlyList<Constant> of, EdmPrimitiveTypeKind type, Func<IEnumerable<T>, object> follow) => new(
        follow(of.Select(constant => (T)constant.Unseen!)), type, Provenance.Of(of, values => follow(values.Select(value => (T)value!))));

    /// <remarks>Two equal values in one request need not be equal in the next: to compare them is to look at them.</remarks>
    public bool Equals(Constant? other) => ReferenceEquals(this, other)
        || (other is not null && Type == other.Type && ValueType == other.ValueType && Equals(Value, other.Value));

    public override int GetHashCode() => HashCode.Combine(Type, ValueType);
}

/// <summary>A number that is the same in every request of the form: it stands in the statement itself.</summary>
public sealed record Number(int Value) : Scalar(EdmPrimitiveTypeKind.Int32, false);
