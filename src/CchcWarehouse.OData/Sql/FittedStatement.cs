using System.Globalization;
using System.Text;
using CchcWarehouse.OData.Model;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Sql;

/// <summary>A statement for who holds the dimensions: the keys of its codes are handed over, and what chooses partitions stands in the text.</summary>
/// <remarks>
/// The keys must be those of the snapshot in which the statement is run: that is checked by the version of the dimensions
/// that comes with the rows.
/// </remarks>
/// <param name="texts">What stands before, between and after the holes.</param>
/// <param name="holes">Whole numbers that stand in the text.</param>
/// <param name="values">The parameters in their order.</param>
internal sealed class FittedStatement(IReadOnlyList<string> texts, IReadOnlyList<FittedValue> holes, IReadOnlyList<FittedValue> values)
{
    private readonly bool isByKeys = values.All(value => value.Dimension is not null);
    private IReadOnlyList<object?>? requested;

    /// <summary>The same for another request of the form.</summary>
    public FittedStatement With(IReadOnlyList<object?> request) => new(texts, holes, values) { requested = request };

    /// <param name="keys">The one key of a dimension's code; null: there is none, or several.</param>
    /// <returns>Null: a code has no key of its own, so the statement must find out by itself.</returns>
    public SqlStatement? Of(Func<RelationMap, string, int?> keys)
    {
        var parameters = new SqlParameter[values.Count];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (values[i].Of(requested, keys) is not { } parameter)
            {
                return null;
            }

            parameters[i] = parameter;
        }

        return Text(keys) is { } text ? new(text, parameters) { IsByKeys = isByKeys } : null;
    }

    private string? Text(Func<RelationMap, string, int?> keys)
    {
        if (holes.Count == 0)
        {
            return texts[0];
        }

        var text = new StringBuilder(1_000);
        for (var i = 0; i < holes.Count; i++)
        {
            if (holes[i].Of(requested, keys) is not { Value: { } number })
            {
                return null;
            }

            text.Append(texts[i]).Append(CultureInfo.InvariantCulture, $"{Convert.ToInt64(number, CultureInfo.InvariantCulture)}");
        }

        return text.Append(texts[^1]).ToString();
    }
}

/// <param name="Dimension">The value is a code of it, and its key is meant; null: the value itself.</param>
internal sealed record FittedValue(SqlParameter Parameter, RelationMap? Dimension)
{
    /// <returns>Null: the code has no key of its own.</returns>
    public SqlParameter? Of(IReadOnlyList<object?>? request, Func<RelationMap, string, int?> keys)
    {
        var value = request is not null && Parameter.Provenance is { } provenance ? provenance.In(request) : Parameter.Value;
        return Dimension is null
            ? Parameter with { Value = value }
            : value is string code && keys(Dimension, code) is { } key ? new(key, EdmPrimitiveTypeKind.Int32) : null;
    }
}
