using System.Globalization;
using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality;

/// <summary>Prints one side of a comparison for a person: every figure with its name, and what they come to.</summary>
/// <param name="label">The name of a figure in the reader's language.</param>
public sealed class SideText(IFigures figures, Func<Figure, string> label, bool inVietnamese)
{
    public string Print(Expression side)
    {
        var total = Value(side.Evaluate(figures));
        return side is Expressions.Figure figure ? $"{label(figure)} {Is} {total}"
            : side.Figures.Any() ? $"{Sum(side)} {Is} {total}"
            : $"{(inVietnamese ? "giới hạn" : "the limit")} {Is} {total}";
    }

    private string Is => inVietnamese ? "là" : "is";

    private string Sum(Expression expression) => expression switch
    {
        Number number => Number(number.Value),
        Expressions.Figure figure => figures.Find(figure) is { } value ? $"{label(figure)} ({Value(value)})" : $"{label(figure)} ({(inVietnamese ? "để trống" : "empty")})",
        Arithmetic { Operator: '+' } a when IsEmpty(a.Right) => Sum(a.Left),
        Arithmetic { Operator: '+' } a when IsEmpty(a.Left) => Sum(a.Right),
        Magnitude magnitude => $"|{Sum(magnitude.Inner)}|",
        Arithmetic { Operator: '*' or '/', Right: Arithmetic } a => $"{Sum(a.Left)} {Sign(a.Operator)} ({Sum(a.Right)})",
        Arithmetic a => $"{Sum(a.Left)} {Sign(a.Operator)} {Sum(a.Right)}",
        _ => "",
    };

    private bool IsEmpty(Expression side) => side is Expressions.Figure { IfMissing.Low: 0 } figure && figures.Find(figure) is null;

    private static string Sign(char sign) => sign switch { '*' => "×", '/' => "/", '-' => "−", _ => "+" };

    private string Value(Interval value) => (value.Exact, value.Low, value.High) switch
    {
        ({ } exact, _, _) => Number(exact),
        (_, { } low, null) => (inVietnamese ? "ít nhất " : "at least ") + Number(low),
        (_, null, { } high) => (inVietnamese ? "nhiều nhất " : "at most ") + Number(high),
        (_, { } low, { } high) => Number(PrintedFigure.AsPrinted(low, high)),
        _ => inVietnamese ? "chưa rõ" : "not known",
    };

    public string Number(decimal value) => Number(value, inVietnamese);

    public static string Number(decimal value, bool inVietnamese)
    {
        var text = Math.Round(value, 2).ToString("#,##0.##", CultureInfo.InvariantCulture);
        return inVietnamese ? text.Replace(',', ' ').Replace('.', ',').Replace(' ', '.') : text;
    }
}
