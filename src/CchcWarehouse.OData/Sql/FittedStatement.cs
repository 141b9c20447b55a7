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
/// <param name="texts">What stands before, between and after the values.</param>
/// <param name="places">Which value stands between two texts.</param>
internal sealed class FittedStatement(IReadOnlyList<string> texts, IReadOnlyList<int> places, IReadOnlyList<FittedValue> values)
{
    private readonly bool isByKeys = values.All(value => value.IsKey || value.IsInText);
    private IReadOnlyList<object?>? requested;

    /// <summary>The same for another request of the form.</summary>
    public FittedStatement With(IReadOnlyList<object?> request) => new(texts, places, values) { requested = request };

    /// <param name="keys">The keys of a dimension's code: of a unit as many as it has versions.</param>
    /// <returns>Null: a code has no keys, or very many, so the statement must find out by itself.</returns>
    public SqlStatement? Of(Func<RelationMap, string, IReadOnlyList<int>> keys)
    {
        var parameters = new List<SqlParameter>(values.Count);
        var printed = new string[values.Count];
        for (var i = 0; i < printed.Length; i++)
        {
            if (values[i].Print(requested, keys, parameters) is not { } text)
            {
                return null;
            }

            printed[i] = text;
        }

        return new(Text(printed), parameters) { IsByKeys = isByKeys };
    }

    private string Text(string[] printed)
    {
        var text = new StringBuilder(1_000);
        for (var i = 0; i < places.Count; i++)
        {
            text.Append(texts[i]).Append(printed[places[i]]);
        }

        return text.Append(texts[^1]).ToString();
    }
}

/// <param name="Dimension">The value is a code of it, and its keys are meant; null: the value itself.</param>
/// <param name="IsInText">A whole number that stands in the text.</param>
internal sealed record FittedValue(SqlParameter Parameter, RelationMap? Dimension, bool IsInText)
{
    /// <summary>Versions of a unit that are told one by one.</summary>
    private const int MostKeys = 4;

    /// <summary>It is a key, or the code of one.</summary>
    public bool IsKey { get; init; }

    /// <param name="parameters">Those before it; it adds its own.</param>
    /// <returns>What stands in the text; null: the code has no keys that could be handed over.</returns>
    public string? Print(IReadOnlyList<object?>? request, Func<RelationMap, string, IReadOnlyList<int>> keys, List<SqlParameter> parameters)
    {
        var value = request is not null && Parameter.Provenance is { } provenance ? provenance.In(request) : Parameter.Value;
        if (Dimension is null)
        {
            return IsInText ? Number(Convert.ToInt64(value, CultureInfo.InvariantCulture)) : Add(Parameter with { Value = value }, parameters);
        }

        return (value is string code ? keys(Dimension, code) : []) switch
        {
            [var key] => IsInText ? Number(key) : Add(Key(key), parameters),
            { Count: > 1 and <= MostKeys } several when !IsInText =>
                $"ANY (ARRAY[{string.Join(", ", several.Select(key => Add(Key(key), parameters)))}])",
            _ => null,
        };
    }

    private static SqlParameter Key(int key) => new(key, EdmPrimitiveTypeKind.Int32);

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Add(SqlParameter parameter, List<SqlParameter> parameters)
    {
        parameters.Add(parameter);
        return "$" + Number(parameters.Count);
    }
}
