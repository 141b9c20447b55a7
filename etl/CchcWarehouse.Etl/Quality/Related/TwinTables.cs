using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality.Related;

/// <summary>One table sent for two units: the figures of one period are nearly all the same.</summary>
internal static class TwinTables
{
    /// <param name="figures">All figures of the units of one level and parent in one period, one a unit and indicator.</param>
    /// <param name="units">The name of the unit, by report; only these are compared.</param>
    /// <remarks>0, 1 and 100 are the same in many tables; only figures that could differ are asked.</remarks>
    public static IEnumerable<RelatedFinding> Check(IEnumerable<RelatedFigure> figures, IReadOnlyDictionary<int, string> units)
    {
        var tables = figures.Where(f => f.Value is not (0 or 1 or 100) && units.ContainsKey(f.ReportKey)).GroupBy(f => f.ReportKey)
            .Select(g => (Report: g.Key, Values: g.DistinctBy(f => f.IndicatorCode).ToDictionary(f => f.IndicatorCode, f => f.Value, StringComparer.Ordinal))).ToList();
        return from table in tables
               from other in tables
               where table.Report != other.Report
               from finding in Check(table.Report, table.Values, other.Values, units[other.Report])
               select finding;
    }

    private static IEnumerable<RelatedFinding> Check(int report, Dictionary<string, decimal> table, Dictionary<string, decimal> other, string unit)
    {
        var (shared, equal) = (0, 0);
        foreach (var (code, value) in table)
        {
            if (!other.TryGetValue(code, out var theirs))
            {
                continue;
            }

            shared++;
            equal += value == theirs ? 1 : 0;
        }

        var names = new RelatedNames()
            .Add("shared", shared).Add("equal", equal, $"số chỉ tiêu trùng giá trị với {unit}", $"the indicators of the same value as {unit}");
        return QualityRules.Shared.Of(RuleScope.Twins)
            .Where(rule => rule.Condition.Judge(names, rule.Tolerance) == Verdict.Broken)
            .Select(rule => new RelatedFinding(report, null, RuleFinding.Of(rule, names, names.Name, names.NameEn, row: null)));
    }
}
