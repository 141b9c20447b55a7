using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Model;

/// <summary>A table or view of the star with its columns and the to-one joins that lead from it.</summary>
/// <remarks>Taken from <c>StarSchema</c>, the one description of the schema in C#.</remarks>
/// <param name="cached">The rows are held in the process as pre-encoded JSON: never joined for output.</param>
public sealed class RelationMap(string table, bool cached)
{
    private readonly Dictionary<string, ColumnMap> columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JoinMap> joins = new(StringComparer.Ordinal);

    public string Table { get; } = table;

    public bool Cached { get; } = cached;

    /// <summary>A few hundred rows: the keys of those that meet a condition are a short list.</summary>
    public bool IsShort { get; internal set; }

    /// <summary>By the name of the C# property.</summary>
    public IReadOnlyDictionary<string, ColumnMap> Columns => columns;

    public IReadOnlyDictionary<string, JoinMap> Joins => joins;

    /// <summary>How the rows of a former moment are read; null: the relation answers as it stands.</summary>
    public HistoryMap? History { get; internal set; }

    /// <summary>Columns of the primary key, in order.</summary>
    public IReadOnlyList<ColumnMap> Key { get; internal set; } = [];

    /// <summary>A column that the key tells by whole division (the year of a period): read without a join. Null: there is none.</summary>
    public (ColumnMap Column, int Divisor)? KeyQuotient { get; internal set; }

    /// <summary>What a column must be divided by for the year that it tells; null: it tells none.</summary>
    internal int? YearDivisor(string column) => joins.Values
        .FirstOrDefault(join => join.On is [var (own, target)] && own.Column == column && join.Target.Key is [var key] && key == target)?.Target.KeyQuotient?.Divisor;

    /// <summary>The column by which people name a row, and whether it names one only: a code may have versions. Null: there is none.</summary>
    public (ColumnMap Column, bool IsUnique)? Code { get; internal set; }

    internal void Add(ColumnMap column) => columns.Add(column.Property, column);

    internal void Add(JoinMap join) => joins.Add(join.Name, join);

    public override string ToString() => Table;
}

/// <summary>A function of one moment that yields the rows of a relation as they stood then.</summary>
/// <param name="Moves">
/// With the moments of the facts: nothing recorded later belongs to an earlier one. False: the rows keep times of their own,
/// and only a client that asks for a moment gets them as they stood.
/// </param>
public sealed record HistoryMap(string Function, bool Moves)
{
    /// <summary>A function of two moments that yields what began or ended between them, with recorded_to for what ended; null: changes are not told.</summary>
    public string? Changes { get; init; }
}

/// <summary>A column with the meaning and the type it has in the entity data model.</summary>
/// <param name="Property">Name of the C# property.</param>
/// <param name="AllowedValues">The only words the column holds; empty where it is free.</param>
public sealed record ColumnMap(
    string Property,
    string Column,
    EdmPrimitiveTypeKind Type,
    bool Nullable,
    int? Precision,
    int? Scale,
    string MeaningVi,
    string MeaningEn,
    IReadOnlyList<string> AllowedValues);

/// <summary>A to-one join: at most one row of <see cref="Target"/> for a row of the relation that owns it.</summary>
/// <param name="Optional">The link may be missing: a left join.</param>
/// <param name="On">Pairs of own column and target column.</param>
public sealed record JoinMap(string Name, RelationMap Target, bool Optional, IReadOnlyList<(ColumnMap Own, ColumnMap Target)> On)
{
    public override string ToString() => $"{Name} → {Target.Table}";
}
