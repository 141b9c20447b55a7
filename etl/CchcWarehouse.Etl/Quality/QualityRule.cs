using System.Globalization;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Expressions;
using CchcWarehouse.Star.Reference;

namespace CchcWarehouse.Etl.Quality;

/// <summary>Which figures a rule is asked of.</summary>
public enum RuleScope
{
    /// <summary>Within one report.</summary>
    Report,

    /// <summary>A shorter and a longer period of one unit and year.</summary>
    Periods,

    /// <summary>A unit and the units directly below it.</summary>
    Levels,

    /// <summary>A figure and the same unit's earlier ones.</summary>
    History,

    /// <summary>A figure and those of units of the same level.</summary>
    Peers,

    /// <summary>A whole table and the one of a year before.</summary>
    Copy,

    /// <summary>A whole table and those of units beside it, of the same period.</summary>
    Twins,
}

/// <summary>One line of <c>db/reference/quality_rules.tsv</c>.</summary>
/// <param name="Name">The finding's rule; several lines may share one.</param>
/// <param name="AppliesTo">Levels of administration (scope report) or measuring types; empty for any.</param>
/// <param name="Doubts">Codes of the figures that a broken rule puts in doubt; the finding stands on the first.</param>
/// <param name="Message">With {left} and {right} for the two sides of the comparison that failed.</param>
public sealed record QualityRule(
    string Name, RuleScope Scope, IReadOnlySet<string> AppliesTo, Condition Condition, Tolerance Tolerance, Severity Severity,
    IReadOnlyList<string> Doubts, string Message, string MessageEn)
{
    public bool Concerns(string? trait) => AppliesTo.Count == 0 || (trait is not null && AppliesTo.Contains(trait));
}

/// <summary>The rules of the quality of figures, written and derived.</summary>
public sealed class QualityRules
{
    private readonly ILookup<RuleScope, QualityRule> byScope;

    public QualityRules(IEnumerable<QualityRule> rules)
    {
        All = [.. rules];
        byScope = All.ToLookup(r => r.Scope);
    }

    /// <summary>The written rules of this program and those that follow from the catalogue.</summary>
    public static QualityRules Shared { get; } = new(Read(ReferenceTable.Read("quality_rules.tsv")).Concat(CatalogueRules.Read()));

    public IReadOnlyList<QualityRule> All { get; }

    public IEnumerable<QualityRule> Of(RuleScope scope) => byScope[scope];

    /// <exception cref="InvalidDataException">A line is no rule: says which and what would be right.</exception>
    public static IEnumerable<QualityRule> Read(ReferenceTable table)
    {
        var columns = new[] { "rule", "scope", "applies_to", "expression", "tolerance", "severity", "doubts", "message_vi", "message_en" }.Select(table.Column).ToArray();
        foreach (var entry in table.Entries)
        {
            var cells = columns.Select(c => entry[c]).ToArray();
            QualityRule rule;
            try
            {
                rule = Read(cells);
            }
            catch (Exception e) when (e is RuleSyntaxException or ArgumentException or FormatException)
            {
                throw new InvalidDataException($"{table.Path}, rule {cells[0]}: {e.Message}", e);
            }

            yield return rule;
        }
    }

    private static QualityRule Read(string?[] cells)
    {
        var condition = ExpressionParser.Parse(cells[3] ?? "");
        var doubts = cells[6]?.Split(',') ?? [.. condition.Demand.Figures.Where(f => f.IsIndicator && f.Of is null).Take(1).Select(f => f.Name)];
        return new QualityRule(
            cells[0] ?? throw new FormatException("a rule needs a name."), Enum.Parse<RuleScope>(cells[1] ?? "", ignoreCase: true),
            (cells[2]?.Split(',') ?? []).ToHashSet(StringComparer.Ordinal), condition, Allowed(cells[4]), Enum.Parse<Severity>(cells[5] ?? ""), doubts,
            cells[7] ?? throw new FormatException("message_vi is empty."), cells[8] ?? throw new FormatException("message_en is empty."));
    }

    /// <summary>"5" or "2%"; empty: as far as the printed digits reach.</summary>
    private static Tolerance Allowed(string? text) =>
        text is null ? Tolerance.None
        : text.EndsWith('%') ? new Tolerance(0, decimal.Parse(text[..^1], CultureInfo.InvariantCulture) / 100)
        : new Tolerance(decimal.Parse(text, CultureInfo.InvariantCulture), 0);
}
