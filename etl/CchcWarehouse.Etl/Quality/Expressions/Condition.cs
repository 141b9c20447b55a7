namespace CchcWarehouse.Etl.Quality.Expressions;

public enum Verdict
{
    /// <summary>True whatever the unprinted digits are.</summary>
    Holds,

    /// <summary>False whatever the unprinted digits are.</summary>
    Broken,

    /// <summary>Something is not reported, or the printed digits do not tell.</summary>
    Open,
}

/// <summary>What a rule demands of figures.</summary>
public abstract record Condition
{
    /// <param name="tolerance">By how much the two sides of a comparison may differ beyond their printed digits.</param>
    public abstract Verdict Judge(IFigures figures, Tolerance tolerance);

    public abstract IEnumerable<Figure> Figures { get; }

    /// <summary>The comparison that fails when the condition is broken.</summary>
    public abstract Comparison Demand { get; }
}

/// <param name="Operator">One of &lt;= &lt; = &gt; &gt;=.</param>
public sealed record Comparison(Expression Left, string Operator, Expression Right) : Condition
{
    public override IEnumerable<Figure> Figures => Left.Figures.Concat(Right.Figures);

    public override Comparison Demand => this;

    public override Verdict Judge(IFigures figures, Tolerance tolerance)
    {
        var right = Right.Evaluate(figures);
        var left = tolerance.Around(Left.Evaluate(figures), right);
        return Operator switch
        {
            "<=" => NotAbove(left, right),
            ">=" => NotAbove(right, left),
            "<" => Denied(NotAbove(right, left)),
            ">" => Denied(NotAbove(left, right)),
            _ => Equal(left, right),
        };
    }

    private static Verdict NotAbove(Interval one, Interval other) =>
        one.High <= other.Low ? Verdict.Holds : one.Low > other.High ? Verdict.Broken : Verdict.Open;

    private static Verdict Denied(Verdict verdict) => verdict switch
    {
        Verdict.Holds => Verdict.Broken,
        Verdict.Broken => Verdict.Holds,
        _ => Verdict.Open,
    };

    private static Verdict Equal(Interval one, Interval other) =>
        one.Exact is { } value && other.Exact == value ? Verdict.Holds
        : one.Low > other.High || one.High < other.Low ? Verdict.Broken
        : Verdict.Open;
}

/// <summary>Demands something only where something else certainly holds.</summary>
public sealed record Implication(Comparison Premise, Condition Conclusion) : Condition
{
    public override IEnumerable<Figure> Figures => Premise.Figures.Concat(Conclusion.Figures);

    public override Comparison Demand => Conclusion.Demand;

    public override Verdict Judge(IFigures figures, Tolerance tolerance) => Premise.Judge(figures, Tolerance.None) switch
    {
        Verdict.Broken => Verdict.Holds,
        Verdict.Holds => Conclusion.Judge(figures, tolerance),
        _ => Conclusion.Judge(figures, tolerance) == Verdict.Holds ? Verdict.Holds : Verdict.Open,
    };
}

/// <summary>By how much two sides may differ: a number, or a share of the right side.</summary>
public readonly record struct Tolerance(decimal Absolute, decimal Share)
{
    public static Tolerance None { get; } = new(0, 0);

    public Interval Around(Interval left, Interval right) =>
        Absolute == 0 && Share == 0 ? left : left.Widened(Absolute + (Share * (right.Exact ?? right.High ?? right.Low ?? 0)));
}
