using System.Text;
using System.Text.RegularExpressions;
using CchcWarehouse.PostgresTests.OData.Oracle.Values;

namespace CchcWarehouse.PostgresTests.OData.Oracle.Expressions;

/// <summary>The canonical functions. Characters are those of Unicode; points in time are taken apart in UTC.</summary>
internal static class Functions
{
    public static Call Contains(Expression a, Expression b) => new("contains", Kind.Boolean, v => Text(v[0]).Contains(Text(v[1]), StringComparison.Ordinal), a, b);

    public static Call StartsWith(Expression a, Expression b) => new("startswith", Kind.Boolean, v => Text(v[0]).StartsWith(Text(v[1]), StringComparison.Ordinal), a, b);

    public static Call EndsWith(Expression a, Expression b) => new("endswith", Kind.Boolean, v => Text(v[0]).EndsWith(Text(v[1]), StringComparison.Ordinal), a, b);

    public static Call IndexOf(Expression a, Expression b) => new("indexof", Kind.Int32, v => IndexOf(Text(v[0]), Text(v[1])), a, b);

    public static Call Length(Expression a) => new("length", Kind.Int32, v => Exact.Of(Text(v[0]).EnumerateRunes().Count()), a);

    public static Call Concat(Expression a, Expression b) => new("concat", Kind.String, v => Text(v[0]) + Text(v[1]), a, b);

    public static Call ToLower(Expression a) => new("tolower", Kind.String, v => Text(v[0]).ToLowerInvariant(), a);

    public static Call ToUpper(Expression a) => new("toupper", Kind.String, v => Text(v[0]).ToUpperInvariant(), a);

    public static Call Trim(Expression a) => new("trim", Kind.String, v => Text(v[0]).Trim(), a);

    public static Call Substring(params IReadOnlyList<Expression> arguments) => new("substring", Kind.String, v => Part(v), arguments);

    /// <param name="pattern">Means the same in .NET.</param>
    public static Call Matches(Expression text, string pattern) => new(
        "matchesPattern", Kind.Boolean, v => Regex.IsMatch(Text(v[0]), Text(v[1]), RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)),
        text, new Literal(pattern, Kind.String));

    public static Call Rounded(string name, Expression a) => new(
        name,
        a.Kind == Kind.Double ? Kind.Double : Kind.Decimal,
        v => (name, v[0]) switch
        {
            ("round", Exact x) => x.Round(),
            ("floor", Exact x) => x.Floor(),
            ("ceiling", Exact x) => x.Ceiling(),
            ("round", double x) => double.Round(x, MidpointRounding.AwayFromZero),
            ("floor", double x) => double.Floor(x),
            (_, var x) => double.Ceiling((double)x),
        },
        a);

    /// <param name="part">year, month, day, hour, minute or second.</param>
    public static Call Part(string part, Expression a) => new(part, Kind.Int32, v => Exact.Of((part, v[0]) switch
    {
        ("year", DateOnly d) => d.Year,
        ("month", DateOnly d) => d.Month,
        ("day", DateOnly d) => d.Day,
        ("year", DateTime d) => d.Year,
        ("month", DateTime d) => d.Month,
        ("day", DateTime d) => d.Day,
        ("hour", DateTime d) => d.Hour,
        ("minute", DateTime d) => d.Minute,
        ("second", DateTime d) => d.Second,
        ("hour", TimeOnly t) => t.Hour,
        ("minute", TimeOnly t) => t.Minute,
        ("second", TimeOnly t) => t.Second,
        var other => throw new InvalidOperationException($"{other} has no such part."),
    }), a);

    public static Call FractionalSeconds(Expression a) => new("fractionalseconds", Kind.Decimal, v =>
        Exact.Of((v[0] is DateTime d ? d.Ticks : ((TimeOnly)v[0]).Ticks) % TimeSpan.TicksPerSecond) * Exact.Parse("0.0000001"), a);

    public static Call TotalSeconds(Expression a) => new("totalseconds", Kind.Decimal, v => v[0], a);

    public static Call DateOf(Expression a) => new("date", Kind.Date, v => DateOnly.FromDateTime((DateTime)v[0]), a);

    public static Call TimeOf(Expression a) => new("time", Kind.TimeOfDay, v => TimeOnly.FromDateTime((DateTime)v[0]), a);

    private static string Text(object value) => (string)value;

    private static Exact IndexOf(string text, string part)
    {
        var index = text.IndexOf(part, StringComparison.Ordinal);
        return Exact.Of(index < 0 ? -1 : text[..index].EnumerateRunes().Count());
    }

    // A negative start counts from the end, at most from the beginning; what goes beyond the end is cut off.
    private static string Part(object[] values)
    {
        var characters = Text(values[0]).EnumerateRunes().ToList();
        var start = int.Parse(((Exact)values[1]).ToString());
        start = Math.Min(start < 0 ? Math.Max(characters.Count + start, 0) : start, characters.Count);
        var length = values.Length == 3 ? int.Parse(((Exact)values[2]).ToString()) : characters.Count;
        return length < 0
            ? throw new UndecidedException("a negative length")
            : string.Concat(characters.Skip(start).Take(length).Select(rune => rune.ToString()));
    }
}
