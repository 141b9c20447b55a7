namespace CchcWarehouse.Etl.Quality.Expressions;

/// <summary>Arithmetic over figures: the sides of a comparison.</summary>
public abstract record Expression
{
    public abstract Interval Evaluate(IFigures figures);

    /// <summary>Every figure it names, in the order of the text.</summary>
    public abstract IEnumerable<Figure> Figures { get; }
}

public sealed record Number(decimal Value) : Expression
{
    public override IEnumerable<Figure> Figures => [];

    public override Interval Evaluate(IFigures figures) => Interval.Of(Value);
}

/// <summary>A figure by its indicator's code, or by a name that the rule's scope gives a meaning: <c>communes</c>.</summary>
/// <param name="Of">Whose figure: null for the report's own; <c>lower</c> for the sum over the units below it, <c>text</c> for what the text states.</param>
/// <param name="IfMissing">What an unreported one stands for; unknown where the rule says nothing.</param>
public sealed record Figure(string Name, string? Of, Interval IfMissing) : Expression
{
    public bool IsIndicator => char.IsAsciiDigit(Name[0]);

    public override IEnumerable<Figure> Figures => [this];

    public override Interval Evaluate(IFigures figures) => figures.Find(this) ?? IfMissing;
}

public sealed record Magnitude(Expression Inner) : Expression
{
    public override IEnumerable<Figure> Figures => Inner.Figures;

    public override Interval Evaluate(IFigures figures) => Inner.Evaluate(figures).Magnitude;
}

/// <param name="Operator">One of + - * /.</param>
public sealed record Arithmetic(char Operator, Expression Left, Expression Right) : Expression
{
    public override IEnumerable<Figure> Figures => Left.Figures.Concat(Right.Figures);

    public override Interval Evaluate(IFigures figures)
    {
        var (left, right) = (Left.Evaluate(figures), Right.Evaluate(figures));
        return Operator switch
        {
            '+' => left + right,
            '-' => left - right,
            '*' => left * right,
            _ => left / right,
        };
    }
}

/// <summary>Where an expression finds its figures.</summary>
public interface IFigures
{
    /// <summary>Null when it was not reported.</summary>
    Interval? Find(Figure figure);
}
