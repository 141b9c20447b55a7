using System.Globalization;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Expressions;

/// <param name="value">Null: the literal null, of any type.</param>
internal sealed class Literal(object? value, Kind kind) : Expression(kind)
{
    public object? Value { get; } = value;

    public override string Text => Value switch
    {
        null => "null",
        bool truth => truth ? "true" : "false",
        string text => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'",
        Exact seconds when Kind == Kind.Duration => $"duration'{(seconds.Sign < 0 ? "-" : "")}PT{seconds.ToString().TrimStart('-')}S'",
        Exact number => number.ToString(),
        double.PositiveInfinity => "INF",
        double.NegativeInfinity => "-INF",
        double.NaN => "NaN",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => instant.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFZ", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{Value} is no literal."),
    };

    public override object? Of(Surroundings here) => Value;

    public override IEnumerable<Expression> Smaller()
    {
        if (Value is string { Length: > 0 } text)
        {
            yield return new Literal(text[..(text.Length / 2)], Kind);
        }
        else if (Value is Exact { IsZero: false } && Kind is not Kind.Duration)
        {
            yield return new Literal(Exact.Of(1), Kind);
        }
    }

    protected override Expression With(IReadOnlyList<Expression> operands) => this;
}
