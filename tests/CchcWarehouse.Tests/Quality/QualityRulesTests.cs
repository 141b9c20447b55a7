using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Indicators;
using CchcWarehouse.Etl.Quality;
using CchcWarehouse.Star.Reference;
using Shouldly;
using Xunit;

namespace CchcWarehouse.Tests.Quality;

public sealed class QualityRulesTests
{
    public static TheoryData<string> Lines => [.. ReferenceTable.Read("quality_rules.tsv").Entries.Select(e => string.Join('|', e))];

    [Fact]
    public void Every_figure_of_every_rule_is_in_the_catalogue()
    {
        var known = IndicatorCatalogue.Shared.Indicators.Select(i => i.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in QualityRules.Shared.All)
        {
            rule.Condition.Figures.Where(f => f.IsIndicator).Select(f => f.Name).ShouldAllBe(code => known.Contains(code), rule.Name);
            rule.Doubts.ShouldAllBe(code => rule.Condition.Figures.Any(f => f.Name == code), rule.Name);
        }
    }

    [Fact]
    public void Every_rule_of_one_report_that_is_an_error_says_which_figure_it_doubts() =>
        QualityRules.Shared.Of(RuleScope.Report).Where(r => r.Severity == Severity.Error).ShouldAllBe(r => r.Doubts.Count > 0);

    [Fact]
    public void A_rule_compares_what_is_counted_in_one_unit()
    {
        var rules = QualityRules.Shared.All.Where(r => r.Condition is CchcWarehouse.Etl.Quality.Expressions.Comparison && r.Name is not ("rate-not-of-counts" or "rate-without-base"));
        foreach (var rule in rules.Where(r => r.Name.StartsWith("part", StringComparison.Ordinal) && !r.Condition.Figures.Any(f => f.Name.StartsWith("7.1", StringComparison.Ordinal))))
        {
            rule.Condition.Figures.Select(f => FigureNames.Traits[f.Name].UnitOfMeasure).Distinct().Count().ShouldBe(1, rule.Name + " " + string.Join(',', rule.Condition.Figures.Select(f => f.Name)));
        }
    }

    [Fact]
    public void Every_message_names_both_sides_in_both_languages() =>
        QualityRules.Shared.All.ShouldAllBe(r => r.Message.Contains("{left}") && r.MessageEn.Contains("{left}"));
}
