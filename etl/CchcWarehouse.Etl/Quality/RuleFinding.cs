using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality;

/// <summary>What a person is told when a rule is broken.</summary>
public static class RuleFinding
{
    /// <param name="row">The row that it stands on; null for the whole report.</param>
    public static ReadingFinding Of(QualityRule rule, IFigures figures, Func<Figure, string> label, Func<Figure, string> labelEn, int? row)
    {
        var (vi, en) = (new SideText(figures, label, inVietnamese: true), new SideText(figures, labelEn, inVietnamese: false));
        var demand = rule.Condition.Demand;
        return new ReadingFinding(
            rule.Name, rule.Severity, row, Filled(rule.Message, demand, vi), Filled(rule.MessageEn, demand, en),
            Expected(rule, demand, figures), Total(demand.Left, figures));
    }

    private static string Filled(string message, Comparison demand, SideText text) =>
        message.Replace("{left}", text.Print(demand.Left), StringComparison.Ordinal).Replace("{right}", text.Print(demand.Right), StringComparison.Ordinal);

    private static string? Expected(QualityRule rule, Comparison demand, IFigures figures) =>
        Total(demand.Right, figures) is { } right ? $"{Sign(demand.Operator)} {right}" : ExpressionText.Print(rule.Condition);

    private static string Sign(string comparison) => comparison switch { "<=" => "≤", ">=" => "≥", _ => comparison };

    private static string? Total(Expression side, IFigures figures)
    {
        var value = side.Evaluate(figures);
        return value.Exact is { } exact ? SideText.Number(exact, inVietnamese: true)
            : value is { Low: { } low, High: { } high } ? SideText.Number(PrintedFigure.AsPrinted(low, high), inVietnamese: true)
            : (value.Low ?? value.High) is { } end ? SideText.Number(end, inVietnamese: true)
            : null;
    }
}
