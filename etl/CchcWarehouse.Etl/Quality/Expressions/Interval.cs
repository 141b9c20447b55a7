namespace CchcWarehouse.Etl.Quality.Expressions;

/// <summary>What a figure may be: a printed number stands for every number that prints like it.</summary>
/// <remarks>
/// "92,6 %" is anything that is rounded or cut off to 92,6; "Trên 90%" has no upper end; an unreported figure has no
/// end at all. A comparison is broken only where it is broken for every number within.
/// </remarks>
/// <param name="Low">Null: no lower end.</param>
/// <param name="High">Null: no upper end.</param>
public readonly record struct Interval(decimal? Low, decimal? High)
{
    /// <summary>Larger numbers than any report holds: arithmetic stays far from the ends of decimal.</summary>
    private const decimal Largest = 1e13m;

    public static Interval Unknown { get; } = new(null, null);

    public static Interval NotNegative { get; } = new(0, null);

    /// <summary>One number, when it is known at all.</summary>
    public decimal? Exact => Low == High ? Low : null;

    public static Interval Of(decimal value) => Between(value, value);

    public static Interval Between(decimal? low, decimal? high) => new(Held(low), Held(high));

    public static Interval operator +(Interval one, Interval other) => Between(one.Low + other.Low, one.High + other.High);

    public static Interval operator -(Interval value) => new(-value.High, -value.Low);

    public static Interval operator -(Interval one, Interval other) => one + -other;

    /// <summary>Known only where one factor is a number or neither can be negative.</summary>
    public static Interval operator *(Interval one, Interval other) =>
        one.Exact is { } factor ? other.Times(factor)
        : other.Exact is { } scale ? one.Times(scale)
        : one.Low >= 0 && other.Low >= 0 ? Between(one.Low * other.Low, one.High * other.High)
        : Unknown;

    /// <summary>Known only over a divisor that is certainly positive.</summary>
    public static Interval operator /(Interval one, Interval divisor) =>
        divisor.Low is not > 0 ? Unknown
        : one.Low >= 0 ? Between(divisor.High is { } most ? one.Low / most : 0, one.High / divisor.Low)
        : divisor.Exact is { } exact ? Between(one.Low / exact, one.High / exact)
        : Unknown;

    public Interval Magnitude => Low >= 0 ? this : High <= 0 ? -this : new Interval(0, Low is { } low && High is { } high ? Math.Max(-low, high) : null);

    /// <summary>The same with <paramref name="by"/> more room on either side.</summary>
    public Interval Widened(decimal by) => Between(Low - by, High + by);

    private Interval Times(decimal factor) =>
        factor == 0 ? Of(0) : factor > 0 ? Between(Low * factor, High * factor) : Between(High * factor, Low * factor);

    private static decimal? Held(decimal? end) => end is > Largest or < -Largest ? null : end;
}
