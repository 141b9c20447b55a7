using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Expressions;
using CchcWarehouse.Star.Reference;

namespace CchcWarehouse.Etl.Quality;

/// <summary>The rules that follow from the catalogue: a rate is its numerator over its denominator.</summary>
public static class CatalogueRules
{
    /// <summary>Source: numerator and denominator of <c>indicator_traits.tsv</c>.</summary>
    public static IEnumerable<QualityRule> Read()
    {
        var traits = ReferenceTable.Read("indicator_traits.tsv");
        var (code, numerator, denominator) = (traits.Column("code"), traits.Column("numerator_code"), traits.Column("denominator_code"));
        return traits.Entries.Where(t => t[numerator] is not null && t[denominator] is not null)
            .Select(t => RateOfCounts(t[code]!, t[numerator]!, t[denominator]!));
    }

    private static QualityRule RateOfCounts(string rate, string numerator, string denominator) => new(
        "rate-not-of-counts", RuleScope.Report, new HashSet<string>(), ExpressionParser.Parse($"100 * {numerator} / {denominator} = {rate}"), Tolerance.None, Severity.Warning, [rate],
        "Tỷ lệ không khớp tử số và mẫu số trong bảng: {left}; {right}.", "The rate does not follow from its counts in the table: {left}; {right}.");
}
