using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>The units directly below a unit do not together report more than the unit itself.</summary>
internal static class LevelFigures
{
    /// <summary>The indicators that the rules ask of the units below.</summary>
    public static IReadOnlyList<string> LowerCodes { get; } = Codes(ofLower: true);

    /// <summary>The indicators that the rules ask of the unit itself.</summary>
    public static IReadOnlyList<string> OwnCodes { get; } = Codes(ofLower: false);

    /// <param name="own">The unit's figures of one period.</param>
    /// <param name="lower">The sums over the units below it, by indicator, with how many of them reported.</param>
    public static IEnumerable<RelatedFinding> Check(IReadOnlyList<RelatedFigure> own, IReadOnlyDictionary<string, (decimal Sum, int Units)> lower)
    {
        var names = new RelatedNames();
        foreach (var figure in own)
        {
            names.Add(figure.IndicatorCode, figure.Value, "báo cáo của đơn vị", "the unit's own report");
        }

        foreach (var (code, (sum, units)) in lower)
        {
            names.Add($"lower {code}", sum, $"{units} đơn vị cấp dưới cộng lại", $"{units} lower units together");
        }

        return QualityRules.Shared.Of(RuleScope.Levels)
            .Where(rule => rule.Condition.Judge(names, rule.Tolerance) == Verdict.Broken)
            .Select(rule => RelatedFinding.On(own.First(f => f.IndicatorCode == rule.Doubts[0]), rule, names));
    }

    private static List<string> Codes(bool ofLower) =>
        [.. QualityRules.Shared.Of(RuleScope.Levels).SelectMany(r => r.Condition.Figures).Where(f => f.Of is not null == ofLower).Select(f => f.Name).Distinct(StringComparer.Ordinal)];
}
