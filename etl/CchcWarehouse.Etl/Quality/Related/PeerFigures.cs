using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>Each unit's figures against those of the units beside it, of the same level, parent and period.</summary>
internal static class PeerFigures
{
    /// <param name="figures">All figures of the units of one level and parent in one period, one a unit and indicator.</param>
    public static IEnumerable<RelatedFinding> Check(IEnumerable<RelatedFigure> figures) =>
        figures.GroupBy(figure => figure.IndicatorCode, StringComparer.Ordinal).SelectMany(group => Check([.. group]));

    private static IEnumerable<RelatedFinding> Check(List<RelatedFigure> figures)
    {
        var rules = QualityRules.Shared.Of(RuleScope.Peers).Where(rule => rule.Concerns(figures[0].Trait.MeasuringType)).ToList();
        if (figures.Count < 2 || rules.Count == 0)
        {
            return [];
        }

        var peers = new OtherValues(figures.Select(figure => figure.Value));
        return figures.SelectMany(figure =>
        {
            var names = Names(figure.Value, peers, figures.Count - 1);
            return rules.Where(rule => rule.Condition.Judge(names, rule.Tolerance) == Verdict.Broken).Select(rule => RelatedFinding.On(figure, rule, names));
        });
    }

    private static RelatedNames Names(decimal value, OtherValues peers, int count)
    {
        var (median, deviation) = peers.Without(value);
        return new RelatedNames()
            .Add("value", value, "số của đơn vị", "the unit's figure")
            .Add("median", median, $"trung vị {count} đơn vị cùng cấp", $"the median of {count} units of the same level")
            .Add("deviation", deviation)
            .Add("peers", count);
    }
}
