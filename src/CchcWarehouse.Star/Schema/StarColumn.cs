using System.Reflection;
using CchcWarehouse.Star.Facts;

namespace CchcWarehouse.Star.Schema;

/// <summary>A column of the star and the property that holds its value.</summary>
/// <param name="Name">In the database.</param>
public sealed record StarColumn(PropertyInfo Property, string Name)
{
    private static readonly HashSet<Type> ValueTypes =
        [typeof(int), typeof(long), typeof(decimal), typeof(bool), typeof(DateOnly), typeof(DateTime), typeof(string), typeof(byte[])];

    /// <summary>The property's type without its null.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    public bool IsNullable { get; } = Property.PropertyType.IsValueType
        ? Nullable.GetUnderlyingType(Property.PropertyType) is not null
        : new NullabilityInfoContext().Create(Property).ReadState is not NullabilityState.NotNull;

    public (int Precision, int Scale)? Precision { get; init; }

    /// <summary>Where the database's type is not the one that the property's type asks for.</summary>
    public string? StoreType { get; init; }

    /// <summary>The database gives the value.</summary>
    public bool IsComputed { get; init; }

    /// <summary>A key that is not counted by the database.</summary>
    public bool IsGiven { get; init; }

    /// <summary>A revision's properties mean what the observation's of the same name mean.</summary>
    public MeaningAttribute? Meaning =>
        Property.GetCustomAttribute<MeaningAttribute>()
        ?? (Property.DeclaringType == typeof(ObservationRevision)
            ? typeof(Observation).GetProperty(Property.Name)?.GetCustomAttribute<MeaningAttribute>()
            : null);

    /// <summary>The only words the column holds; empty where it is free.</summary>
    public IReadOnlyList<string> AllowedValues => Property.GetCustomAttribute<AllowedValuesOfAttribute>()?.Values ?? [];

    internal static bool IsValue(Type type) => ValueTypes.Contains(Nullable.GetUnderlyingType(type) ?? type);
}
