using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>A unit's figures against those of the units beside it, of the same level, parent and period.</summary>
internal static class PeerFigures
{
    /// <param name="peers">The other units' values by indicator.</param>
    public static IEnumerable<RelatedFinding> Check(IReadOnlyList<RelatedFigure> own, ILookup<string, decimal> peers) => own.SelectMany(figure =>
    {
        var values = peers[figure.IndicatorCode].ToList();
        if (values.Count == 0)
        {
            return [];
        }

        var median = Robust.Median(values);
        var names = new RelatedNames()
            .Add("value", figure.Value, "số của đơn vị", "the unit's figure")
            .Add("median", median, $"trung vị {values.Count} đơn vị cùng cấp", $"the median of {values.Count} units of the same level")
            .Add("deviation", Robust.Deviation(values, median))
            .Add("peers", values.Count);
        return QualityRules.Shared.Of(RuleScope.Peers)
            .Where(rule => rule.Concerns(figure.Trait.MeasuringType) && rule.Condition.Judge(names, rule.Tolerance) == Verdict.Broken)
            .Select(rule => RelatedFinding.On(figure, rule, names));
    });
}
