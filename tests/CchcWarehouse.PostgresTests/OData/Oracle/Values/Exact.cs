using System.Globalization;
using System.Numerics;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Values;

/// <summary>A number without rounding: a fraction in lowest terms.</summary>
/// <param name="isRounded">The database rounds it somewhere: it is compared with a tolerance, and near ties decide nothing.</param>
internal sealed class Exact(BigInteger numerator, BigInteger denominator, bool isRounded = false)
{
    private readonly BigInteger numerator = numerator / Divisor(numerator, denominator);
    private readonly BigInteger denominator = denominator / Divisor(numerator, denominator);

    public static readonly Exact Zero = new(0, 1);

    private static readonly Exact Tolerance = new(1, BigInteger.Pow(10, 9));
    private static readonly Exact Sixth = Of(1_000_000);

    public bool IsRounded { get; } = isRounded;

    public bool IsZero => numerator.IsZero;

    public int Sign => numerator.Sign;

    public bool IsWhole => denominator.IsOne;

    public static Exact Of(long number) => new(number, 1);

    public static Exact Of(decimal number) => Parse(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Digits with a point and an exponent, as JSON has them.</summary>
    public static Exact Parse(string text)
    {
        var e = text.IndexOfAny(['e', 'E']);
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var scale = (point < 0 ? 0 : mantissa.Length - point - 1) - exponent;
        var digits = BigInteger.Parse(mantissa.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return scale <= 0 ? new(digits * BigInteger.Pow(10, -scale), 1) : new(digits, BigInteger.Pow(10, scale));
    }

    /// <summary>Not rounded after all.</summary>
    public Exact Sharp() => new(numerator, denominator);

    public Exact Rounded() => new(numerator, denominator, true);

    public static Exact operator +(Exact a, Exact b) =>
        new((a.numerator * b.denominator) + (b.numerator * a.denominator), a.denominator * b.denominator, a.IsRounded || b.IsRounded);

    public static Exact operator -(Exact a) => new(-a.numerator, a.denominator, a.IsRounded);

    public static Exact operator -(Exact a, Exact b) => a + -b;

    public static Exact operator *(Exact a, Exact b) => new(a.numerator * b.numerator, a.denominator * b.denominator, a.IsRounded || b.IsRounded);

    /// <summary>The quotient, of which the database gives as many digits as decimals of the model have, and may leave out others.</summary>
    public static Exact operator /(Exact a, Exact b)
    {
        var sign = b.numerator.Sign;
        var quotient = new Exact(a.numerator * b.denominator * sign, a.denominator * b.numerator * sign, a.IsRounded || b.IsRounded);
        return (quotient * Sixth).IsWhole ? quotient : quotient.Rounded();
    }

    public Exact Truncate() => IsRounded
        ? throw new UndecidedException("a whole number of a rounded one")
        : new(BigInteger.Divide(numerator, denominator), 1);

    public Exact Floor() => Sign >= 0 || IsWhole ? Truncate() : Truncate() - Of(1);

    public Exact Ceiling() => -(-this).Floor();

    /// <summary>Halves go away from zero.</summary>
    public Exact Round() => Sign < 0 ? -(-this).Round() : (this + new Exact(1, 2)).Floor();

    public int Against(Exact other)
    {
        var difference = this - other;
        return difference.IsRounded && Near(difference, this)
            ? throw new UndecidedException("a rounded number lies next to what it is compared with")
            : difference.Sign;
    }

    public bool IsSame(Exact other) => IsRounded || other.IsRounded ? Near(this - other, other) : (this - other).IsZero;

    public double ToDouble() => double.Parse(ToString(), CultureInfo.InvariantCulture);

    public override string ToString()
    {
        var scaled = BigInteger.Abs(numerator) * BigInteger.Pow(10, 30) / denominator;
        var text = scaled.ToString(CultureInfo.InvariantCulture).PadLeft(31, '0');
        var digits = $"{text[..^30]}.{text[^30..]}".TrimEnd('0').TrimEnd('.');
        return Sign < 0 ? "-" + digits : digits;
    }

    private static bool Near(Exact difference, Exact size)
    {
        var far = Magnitude(difference) - (Tolerance * Magnitude(size));
        return (far - Tolerance).Sign <= 0;
    }

    private static Exact Magnitude(Exact number) => new(BigInteger.Abs(number.numerator), number.denominator);

    private static BigInteger Divisor(BigInteger a, BigInteger b) => BigInteger.GreatestCommonDivisor(a, b);
}
