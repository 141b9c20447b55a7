using CchcWarehouse.Etl.Quality.Expressions;
using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>A flow of a quarter lies within that of the half-year and the year: both run from 15 December.</summary>
internal static class PeriodFigures
{
    /// <param name="series">The figures of one unit.</param>
    /// <returns>Findings on the reports of the longer periods.</returns>
    public static IEnumerable<RelatedFinding> Check(IReadOnlyList<RelatedFigure> series)
    {
        var ofYear = series.ToLookup(s => (s.IndicatorCode, s.Period.Year));
        return
            from figure in series
            from rule in QualityRules.Shared.Of(RuleScope.Periods)
            where rule.Concerns(figure.Trait.MeasuringType)
            let largest = ofYear[(figure.IndicatorCode, figure.Period.Year)].Where(s => LiesIn(s.Period, figure.Period)).MaxBy(s => s.Value)
            where largest is not null
            let names = new RelatedNames()
                .Add("shorter", largest.Value, largest.Period.Name, largest.Period.NameEn)
                .Add("longer", figure.Value, figure.Period.Name, figure.Period.NameEn)
            where rule.Condition.Judge(names, rule.Tolerance) == Verdict.Broken
            select RelatedFinding.On(figure, rule, names);
    }

    private static bool LiesIn(ReferencePeriod part, ReferencePeriod whole) =>
        part != whole && part.StartDate >= whole.StartDate && part.EndDate <= whole.EndDate;
}
