using CchcWarehouse.OData.Model;

namespace CchcWarehouse.OData.Plans.Shapes;

/// <summary>Where the value of an output property comes from.</summary>
/// <remarks>
/// A "row" is a row of the result set or, inside a nested collection, one JSON array of
/// <see cref="CollectionShape"/>; ordinals count its values from 0 in both.
/// </remarks>
public abstract record ValueSource;

/// <summary>How a value travels in a row of the result set. Inside a JSON array it is always the JSON token of the same value.</summary>
public enum WireForm
{
    /// <summary>
    /// The PostgreSQL type of the EDM type: int4, int8, numeric, float8, bool, text, date, timestamptz, time, uuid, bytea.
    /// In a JSON array: number, boolean or string as PostgreSQL's to_json writes them.
    /// </summary>
    Native,

    /// <summary>
    /// A decimal of any length as text: digits without exponent, or NaN, Infinity, -Infinity.
    /// Computed decimals may be longer than a .NET decimal holds.
    /// </summary>
    DecimalText,

    /// <summary>A duration as exact seconds: a decimal as text.</summary>
    Seconds,
}

/// <summary>The value stands in the row.</summary>
public sealed record RowValue(int Ordinal, WireForm Form = WireForm.Native) : ValueSource;

/// <summary>The row has the key of a dimension; the value is taken from the cached row of that key. Null where the key is.</summary>
/// <param name="Relation">A relation with <see cref="RelationMap.Cached"/>.</param>
/// <param name="KeyOrdinal">Where the key (one column) stands in the row.</param>
/// <param name="Through">To-one joins from <paramref name="Relation"/> on, all of them to cached relations; mostly empty.</param>
/// <param name="Column">A column of the last relation.</param>
public sealed record CachedValue(RelationMap Relation, int KeyOrdinal, IReadOnlyList<JoinMap> Through, ColumnMap Column)
    : ValueSource;

/// <summary>The address of a row of a source table: <c>/sources/{report}#row-{row}</c> under the address the client used.</summary>
public sealed record SourceAddress(int ReportKeyOrdinal, int SourceRowOrdinal) : ValueSource;
