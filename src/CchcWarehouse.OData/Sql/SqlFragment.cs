using System.Globalization;
using System.Runtime.CompilerServices;
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

    public void AppendFormatted(KeyChoice choice) => parts.Add(choice);

    public void AppendFormatted(DimensionCode code) => parts.Add(code);

    /// <summary>The text with its parameters numbered in the order of their first use.</summary>
    public SqlStatement ToStatement()
    {
        var writer = new StatementWriter();
        WriteTo(writer);
        return writer.ToStatement();
    }

    /// <summary>The same statement for who knows the keys of the codes in it; null: it has no better form.</summary>
    public FittedStatement? ToFitted()
    {
        var writer = new FittedWriter();
        WriteTo(writer);
        return writer.ToFitted();
    }

    private void WriteTo(StatementWriter writer)
    {
        foreach (var part in parts)
        {
            switch (part)
            {
                case string literal:
                    writer.Write(literal);
                    break;
                case SqlFragment fragment:
                    fragment.WriteTo(writer);
                    break;
                case KeyChoice choice:
                    writer.Choose(choice).WriteTo(writer);
                    break;
                default:
                    writer.WriteValue(part);
                    break;
            }
        }
    }
}

/// <summary>Values of one type as one array parameter.</summary>
/// <param name="Items">An array of the .NET type of <paramref name="Type"/>.</param>
/// <param name="Provenance">Null: the same in every request of the form.</param>
internal sealed record ArrayConstant(Array Items, EdmPrimitiveTypeKind Type, Provenance? Provenance);

/// <summary>A condition on a key, known by its code only.</summary>
/// <param name="Found">The statement finds the key by itself.</param>
/// <param name="Known">The key is handed over.</param>
internal sealed record KeyChoice(SqlFragment Found, SqlFragment Known);
