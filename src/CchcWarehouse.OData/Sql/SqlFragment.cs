using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using CchcWarehouse.OData.Plans.Forms;
using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Sql;

/// <summary>A piece of a statement. Holes take names of the schema, constants and other pieces: a string does not compile.</summary>
/// <remarks>A constant becomes a parameter; the same constant in several places is one parameter.</remarks>
[InterpolatedStringHandler]
internal sealed class SqlFragment
{
    private readonly List<object> parts;

    public SqlFragment(int literalLength, int formattedCount)
    {
        _ = literalLength;
        parts = new List<object>((formattedCount * 2) + 1);
    }

    public static SqlFragment Piece(SqlFragment fragment) => fragment;

    public static SqlFragment Join(SqlFragment separator, IEnumerable<SqlFragment> fragments)
    {
        var joined = new SqlFragment(0, 0);
        foreach (var fragment in fragments)
        {
            if (joined.parts.Count > 0)
            {
                joined.parts.Add(separator);
            }

            joined.parts.Add(fragment);
        }

        return joined;
    }

    public void AppendLiteral(string text) => parts.Add(text);

    public void AppendFormatted(SqlName name) => parts.Add(name.ToString());

    public void AppendFormatted(SqlFragment fragment) => parts.Add(fragment);

    public void AppendFormatted(Number number) => parts.Add(number.Value.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted(Constant constant) => parts.Add(constant);

    public void AppendFormatted(ArrayConstant array) => parts.Add(array);

    /// <summary>The text with its parameters numbered in the order of their first use.</summary>
    public SqlStatement ToStatement()
    {
        var text = new StringBuilder();
        var numbers = new Dictionary<object, int>(ReferenceEqualityComparer.Instance);
        var parameters = new List<SqlParameter>();
        Write(text, numbers, parameters);
        return new SqlStatement(text.ToString(), parameters);
    }

    private void Write(StringBuilder text, Dictionary<object, int> numbers, List<SqlParameter> parameters)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case string literal:
                    text.Append(literal);
                    break;
                case SqlFragment fragment:
                    fragment.Write(text, numbers, parameters);
                    break;
                default:
                    if (!numbers.TryGetValue(part, out var number))
                    {
                        number = numbers.Count + 1;
                        numbers.Add(part, number);
                        parameters.Add(Parameter(part));
                    }

                    text.Append('$').Append(number);
                    break;
            }
        }
    }

    private static SqlParameter Parameter(object part) => part switch
    {
        Constant constant => new SqlParameter(
            constant.Unseen, constant.Type, IsText: constant.Type == EdmPrimitiveTypeKind.Decimal && constant.ValueType == typeof(string))
        {
            Provenance = constant.Provenance,
        },
        ArrayConstant array => new SqlParameter(array.Items, array.Type, IsArray: true) { Provenance = array.Provenance },
        _ => throw new InvalidOperationException("A statement holds texts, names, constants and other fragments."),
    };
}

/// <summary>Values of one type as one array parameter.</summary>
/// <param name="Items">An array of the .NET type of <paramref name="Type"/>.</param>
/// <param name="Provenance">Null: the same in every request of the form.</param>
internal sealed record ArrayConstant(Array Items, EdmPrimitiveTypeKind Type, Provenance? Provenance);
