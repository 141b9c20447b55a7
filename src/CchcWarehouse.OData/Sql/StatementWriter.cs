using System.Globalization;
using System.Text;
using CchcWarehouse.OData.Plans.Scalars;
using Microsoft.OData.Edm;

namespace CchcWarehouse.OData.Sql;

/// <summary>Writes the text of a statement; its values become parameters.</summary>
internal class StatementWriter
{
    private readonly Dictionary<object, int> numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<SqlParameter> parameters = [];

    protected StringBuilder Text { get; } = new();

    public void Write(string literal) => Text.Append(literal);

    public virtual SqlFragment Choose(KeyChoice choice) => choice.Found;

    /// <summary>The same value in several places is one parameter.</summary>
    public virtual void WriteValue(object value)
    {
        if (!numbers.TryGetValue(value, out var number))
        {
            number = numbers.Count + 1;
            numbers.Add(value, number);
            parameters.Add(Parameter(value));
        }

        Text.Append('$').Append(number.ToString(CultureInfo.InvariantCulture));
    }

    public SqlStatement ToStatement() => new(Text.ToString(), parameters);

    protected static SqlParameter Parameter(object value) => value switch
    {
        Constant constant => new SqlParameter(
            constant.Unseen, constant.Type, IsText: constant.Type == EdmPrimitiveTypeKind.Decimal && constant.ValueType == typeof(string))
        {
            Provenance = constant.Provenance,
        },
        ArrayConstant array => new SqlParameter(array.Items, array.Type, IsArray: true) { Provenance = array.Provenance },
        DimensionCode code => Parameter(code.Code),
        _ => throw new InvalidOperationException("A statement holds texts, names, constants and other fragments."),
    };
}

/// <summary>Writes a statement whose keys are known before it is run.</summary>
internal sealed class FittedWriter : StatementWriter
{
    private readonly List<object> met = [];
    private readonly List<int> places = [];
    private readonly List<string> texts = [];

    public override SqlFragment Choose(KeyChoice choice) => choice.Known;

    public override void WriteValue(object value)
    {
        var place = met.FindIndex(known => ReferenceEquals(known, value));
        if (place < 0)
        {
            place = met.Count;
            met.Add(value);
        }

        texts.Add(Text.ToString());
        Text.Clear();
        places.Add(place);
    }

    public FittedStatement? ToFitted() => met.Exists(value => value is DimensionCode or Constant { Narrows: true })
        ? new([.. texts, Text.ToString()], places, [.. met.Select(Value)])
        : null;

    // Facts lie apart by period: with the number in the text, the plan is made for its partitions alone.
    private static FittedValue Value(object value) => new(
        Parameter(value), (value as DimensionCode)?.Dimension, value is Constant { Narrows: true } or DimensionCode { Dimension.KeyQuotient: not null })
        {
            IsKey = value is DimensionCode or Constant { IsKey: true },
        };
}
