using System.Globalization;
using CchcWarehouse.OData.Model;
using CchcWarehouse.OData.Plans.Forms;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Sql;

/// <summary>The statements of one answer. They are run in one read-only snapshot, first <see cref="Exists"/> and <see cref="Count"/>, with the session's time zone UTC.</summary>
/// <param name="Exists">One row with one boolean: whether what the path leads through is there. False: 404.</param>
/// <param name="Count">One row with one int8.</param>
/// <param name="Rows">The rows that the plan's shape describes. Null: there are none to read ($top=0, /$count).</param>
public sealed record SqlQuery(SqlStatement? Exists, SqlStatement? Count, SqlStatement? Rows)
{
    /// <summary>Rows are combined with one another: what that costs is asked of the database before it begins.</summary>
    public bool IsHeavy { get; init; }

    /// <summary>The rows depend on a dimension beyond its keys.</summary>
    public bool ReadsDimensions { get; init; }

    /// <summary>What stands now and what stood at an earlier moment are read by different statements.</summary>
    public bool HasFormerStates { get; init; }

    /// <summary>It reads rows that change in their place: a later page may show them otherwise.</summary>
    public bool IsUnkept { get; init; }

    /// <summary>The same for who knows the keys of a dimension's codes.</summary>
    /// <param name="keys">The keys of a dimension's code: of a unit as many as it has versions.</param>
    internal SqlQuery Knowing(Func<RelationMap, string, IReadOnlyList<int>> keys) =>
        this with { Exists = Fit(Exists, keys), Count = Fit(Count, keys), Rows = Fit(Rows, keys) };

    /// <summary>One plan of each statement serves all values.</summary>
    internal bool IsByKeys => (Exists ?? Count ?? Rows) is not null && Exists is null or { IsByKeys: true } && Count is null or { IsByKeys: true } && Rows is null or { IsByKeys: true };

    private static SqlStatement? Fit(SqlStatement? statement, Func<RelationMap, string, IReadOnlyList<int>> keys) => statement?.Fitted?.Of(keys) ?? statement;
}

/// <summary>One statement. The text depends on the form of the request only, never on its values: it can be prepared.</summary>
/// <param name="Parameters">The first is $1.</param>
public sealed record SqlStatement(string Text, IReadOnlyList<SqlParameter> Parameters)
{
    /// <summary>The same for who knows the keys of the codes in it; null: it has no better form.</summary>
    internal FittedStatement? Fitted { get; init; }

    /// <summary>Its parameters are keys of dimensions and nothing else: one plan serves them all.</summary>
    internal bool IsByKeys { get; init; }
}

/// <summary>A value with the type it has in the statement.</summary>
/// <param name="Value">
/// int, long, decimal, double, bool, string, DateOnly, TimeOnly, DateTime (UTC), Guid or byte[]; an array of one of
/// these where <paramref name="IsArray"/>; null. A duration is a decimal: its seconds.
/// </param>
/// <param name="IsText">A decimal too long for .NET, sent as text; the statement converts it.</param>
public sealed record SqlParameter(object? Value, EdmPrimitiveTypeKind Type, bool IsArray = false, bool IsText = false)
{
    /// <summary>How the value follows from the request; null: it is the same in every request of the form.</summary>
    internal Provenance? Provenance { get; init; }

    public override string ToString() => Value switch
    {
        null => "null",
        Array items => $"{{{string.Join(", ", items.Cast<object>().Select(Text))}}}",
        var value => Text(value),
    };

    private static string Text(object value) => value switch
    {
        string text => $"'{text}'",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        byte[] bytes => Convert.ToHexStringLower(bytes),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
