using System.Globalization;

namespace CchcWarehouse.Etl.Quality.Expressions;

/// <summary>Prints a condition so that it reads back as the same condition.</summary>
public static class ExpressionText
{
    public static string Print(Condition condition) => condition switch
    {
        Comparison c => $"{Print(c.Left)} {c.Operator} {Print(c.Right)}",
        Implication i => $"{Print(i.Premise)} implies {Print(i.Conclusion)}",
        _ => throw new ArgumentOutOfRangeException(nameof(condition)),
    };

    public static string Print(Expression expression) => expression switch
    {
        Number n => Text(n.Value),
        Figure f => (f.Of is null ? f.Name : $"{f.Of}({f.Name})") + IfMissing(f.IfMissing),
        Magnitude m => $"abs({Print(m.Inner)})",
        Arithmetic { Operator: '+' or '-' } a => $"{Print(a.Left)} {a.Operator} {Bracketed(a.Right, inSum: true)}",
        Arithmetic a => $"{Bracketed(a.Left, inSum: false)} {a.Operator} {Bracketed(a.Right, inSum: true)}",
        _ => throw new ArgumentOutOfRangeException(nameof(expression)),
    };

    private static string Bracketed(Expression inner, bool inSum) => inner switch
    {
        Arithmetic { Operator: '+' or '-' } => $"({Print(inner)})",
        Arithmetic when inSum => $"({Print(inner)})",
        _ => Print(inner),
    };

    private static string IfMissing(Interval missing) =>
        missing == Interval.NotNegative ? "?" : missing.Exact is { } value ? $" or {Text(value)}" : "";

    private static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);
}
