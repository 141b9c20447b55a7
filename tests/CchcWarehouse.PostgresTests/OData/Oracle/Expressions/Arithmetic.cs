using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Expressions;

/// <summary>Arithmetic on numbers in the wider of their types; null with a null.</summary>
internal sealed class Arithmetic(string word, Expression left, Expression right) : Expression(KindOf(word, left.Kind, right.Kind), left, right)
{
    private static readonly Exact LargestInt32 = Exact.Of(int.MaxValue);
    private static readonly Exact LargestInt64 = Exact.Of(long.MaxValue);

    public override int Precedence => word is "add" or "sub" ? 5 : 6;

    public override string Text => $"{Beside(Operands[0], false)} {word} {Beside(Operands[1], true)}";

    public static bool IsWhole(Kind kind) => kind is Kind.Int32 or Kind.Int64;

    public override object? Of(Surroundings here)
    {
        var (l, r) = (Operands[0].Of(here), Operands[1].Of(here));
        return (l, r) switch
        {
            (null, _) or (_, null) => null,
            _ when Kind == Kind.Double => Floating(Number(l), Number(r)),
            _ => Whole(Decimal((Exact)l, (Exact)r)),
        };
    }

    protected override Expression With(IReadOnlyList<Expression> operands) => new Arithmetic(word, operands[0], operands[1]);

    private static double Number(object value) => value is Exact exact ? exact.ToDouble() : (double)value;

    private static Kind KindOf(string word, Kind left, Kind right)
    {
        var wider = left > right ? left : right;
        return word == "divby" && IsWhole(wider) ? Kind.Decimal : wider;
    }

    private double Floating(double l, double r) => word switch
    {
        "add" => l + r,
        "sub" => l - r,
        "mul" => l * r,
        "mod" => l % r,
        _ => l / r,
    };

    private Exact Decimal(Exact l, Exact r) => word switch
    {
        "add" => l + r,
        "sub" => l - r,
        "mul" => l * r,
        _ when r.IsZero => throw new UndecidedException("something is divided by nought"),
        "mod" => l - (r * Quotient(l, r).Truncate()),
        "div" when IsWhole(Kind) => Quotient(l, r).Truncate(),
        _ => l / r,
    };

    // The quotient itself is exact: what is rounded is only its way through the database.
    private static Exact Quotient(Exact l, Exact r)
    {
        var quotient = l / r;
        return l.IsRounded || r.IsRounded ? quotient : quotient.Sharp();
    }

    private Exact Whole(Exact value) => Kind switch
    {
        Kind.Int32 when (value - LargestInt32).Sign > 0 || (value + LargestInt32).Sign < 0 => throw new UndecidedException("the type is too small"),
        Kind.Int64 when (value - LargestInt64).Sign > 0 || (value + LargestInt64).Sign < 0 => throw new UndecidedException("the type is too small"),
        _ => value,
    };
}

/// <summary>The minus before a number.</summary>
internal sealed class Minus(Expression operand) : Expression(operand.Kind, operand)
{
    public override int Precedence => 7;

    public override string Text => $"-{(Operands[0] is MemberPath ? Operands[0].Text : $"({Operands[0].Text})")}";

    public override object? Of(Surroundings here) => Operands[0].Of(here) switch
    {
        Exact number => -number,
        double number => -number,
        _ => null,
    };

    protected override Expression With(IReadOnlyList<Expression> operands) => new Minus(operands[0]);
}

/// <summary>Dates and points in time plus or minus a duration, and their differences.</summary>
internal sealed class TimeArithmetic(bool isSum, Expression left, Expression right, Kind kind) : Expression(kind, left, right)
{
    public override int Precedence => 5;

    public override string Text => $"{Beside(Operands[0], false)} {(isSum ? "add" : "sub")} {Beside(Operands[1], true)}";

    public override object? Of(Surroundings here) => (Operands[0].Of(here), Operands[1].Of(here)) switch
    {
        (null, _) or (_, null) => null,
        (DateOnly date, Exact seconds) => DateOnly.FromDateTime(date.ToDateTime(TimeOnly.MinValue).AddTicks(Ticks(seconds))),
        (DateTime instant, Exact seconds) => instant.AddTicks(Ticks(seconds)),
        (DateOnly l, DateOnly r) => Exact.Of((l.DayNumber - r.DayNumber) * 86_400L),
        (DateTime l, DateTime r) => Exact.Of(l.Ticks - r.Ticks) * Exact.Parse("0.0000001"),
        (Exact l, Exact r) => isSum ? l + r : l - r,
        var other => throw new InvalidOperationException($"{other} is no time."),
    };

    protected override Expression With(IReadOnlyList<Expression> operands) => new TimeArithmetic(isSum, operands[0], operands[1], Kind);

    private long Ticks(Exact seconds)
    {
        var ticks = (long)double.Round((seconds * Exact.Of(10_000_000)).ToDouble());
        return isSum ? ticks : -ticks;
    }
}
