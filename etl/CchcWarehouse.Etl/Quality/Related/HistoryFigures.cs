using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>A unit's figures against its own of earlier years, and a whole table against that of a year before.</summary>
internal static class HistoryFigures
{
    /// <summary>Further back a unit was another one.</summary>
    public const int Years = 5;

    /// <param name="series">The figures of one unit, of one kind of period or several.</param>
    public static IEnumerable<RelatedFinding> Check(IReadOnlyList<RelatedFigure> series)
    {
        var byPlace = series.ToLookup(s => (s.IndicatorCode, s.Period.Kind, s.Period.Ordinal));
        return series.SelectMany(figure => Check(figure, [.. byPlace[(figure.IndicatorCode, figure.Period.Kind, figure.Period.Ordinal)]
            .Where(s => s.Period.Year < figure.Period.Year && s.Period.Year >= figure.Period.Year - Years)]));
    }

    /// <summary>A table that is that of a year before says nothing of this year.</summary>
    public static IEnumerable<RelatedFinding> CheckCopies(IReadOnlyList<RelatedFigure> series)
    {
        var tables = series.GroupBy(s => s.Period).ToDictionary(g => g.Key, g => g.ToDictionary(s => s.IndicatorCode, StringComparer.Ordinal));
        return tables.Where(t => tables.ContainsKey(t.Key.PriorYear))
            .SelectMany(t => CheckCopy([.. t.Value.Values], tables[t.Key.PriorYear]));
    }

    private static IEnumerable<RelatedFinding> Check(RelatedFigure figure, List<RelatedFigure> earlier)
    {
        if (earlier.Count == 0)
        {
            return [];
        }

        var values = earlier.Select(e => e.Value).ToList();
        var median = Robust.Median(values);
        var names = new RelatedNames()
            .Add("value", figure.Value, figure.Period.Name, figure.Period.NameEn)
            .Add("median", median, $"trung vị {values.Count} năm trước", $"the median of {values.Count} earlier years")
            .Add("deviation", Robust.Deviation(values, median))
            .Add("earlier", values.Count);
        if (earlier.Find(e => e.Period.Year == figure.Period.Year - 1) is { } prior)
        {
            names.Add("prior", prior.Value, prior.Period.Name, prior.Period.NameEn);
        }

        return QualityRules.Shared.Of(RuleScope.History)
            .Where(rule => rule.Concerns(figure.Trait.MeasuringType) && rule.Condition.Judge(names, rule.Tolerance) == Verdict.Broken)
            .DistinctBy(rule => rule.Name).Select(rule => RelatedFinding.On(figure, rule, names));
    }

    /// <remarks>0, 1 and 100 are the same in many tables; only figures that could differ are asked.</remarks>
    private static IEnumerable<RelatedFinding> CheckCopy(List<RelatedFigure> table, Dictionary<string, RelatedFigure> prior)
    {
        var shared = table.Where(f => f.Value is not (0 or 1 or 100) && prior.ContainsKey(f.IndicatorCode)).ToList();
        var names = new RelatedNames().Add("shared", shared.Count).Add("equal", shared.Count(f => prior[f.IndicatorCode].Value == f.Value));
        return QualityRules.Shared.Of(RuleScope.Copy)
            .Where(rule => rule.Condition.Judge(names, rule.Tolerance) == Verdict.Broken)
            .Select(rule => new RelatedFinding(table[0].ReportKey, null, RuleFinding.Of(rule, names, names.Name, names.NameEn, row: null)));
    }
}
