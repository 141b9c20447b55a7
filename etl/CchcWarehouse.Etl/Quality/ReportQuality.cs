using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Quality.Expressions;
using CchcWarehouse.Etl.Quality.Forms;
using CchcWarehouse.Etl.Quality.Narrative;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Quality;

/// <summary>Asks every rule that one report alone can answer.</summary>
/// <remarks>A finding changes no value; an Error makes the figures that it doubts <c>Suspect</c>.</remarks>
public static class ReportQuality
{
    public static ReportReading Check(ReportReading reading, Annex annex, AdminUnitRegister register)
    {
        var text = NarrativeFigures.Read(annex, reading.Report.AdminUnitLevel);
        var figures = new ReportFigures(reading.Rows, Names(reading, register), text);
        var broken = Broken(reading.Report, figures).ToList();
        var findings = broken.Select(rule => Finding(rule, figures)).DistinctBy(finding => (finding.Rule, finding.Expected?.TrimStart('=', '≤', '≥'), finding.Actual))
            .Concat(HeadingFigures.Check(reading.Rows))
            .Concat(RepeatedFigures.Check(reading.Rows))
            .Concat(InexactFigures.Check(reading.Rows))
            .Concat(NoteFigures.Check(reading.Rows))
            .Concat(FractionsForPercents.Check(reading.Rows))
            .Concat(DocumentNumbers.Check(reading.Rows, reading.Report.PeriodCode))
            .Concat(NarrativeChecks.Check(figures, text))
            .Concat(TextSlips.Check(annex, reading.Report.PeriodCode))
            .Concat(DocumentCitations.Check(annex))
            .ToList();
        return reading with { Form = ReportForm.Of(annex), Rows = Doubted(reading.Rows, broken, figures), Findings = [.. reading.Findings, .. findings] };
    }

    private static IEnumerable<QualityRule> Broken(ReportIdentity report, ReportFigures figures) =>
        QualityRules.Shared.Of(RuleScope.Report)
            .Where(rule => rule.Concerns(report.AdminUnitLevel) && rule.Condition.Judge(figures, rule.Tolerance) == Verdict.Broken
                && !(rule.Condition.Demand.Operator == ">=" && figures.HasUnreadBeside(rule.Condition.Figures)));

    private static ReadingFinding Finding(QualityRule rule, ReportFigures figures) => RuleFinding.Of(
        rule, figures, figure => FigureNames.Name(figure, figures), figure => FigureNames.NameEn(figure, figures),
        rule.Doubts.Select(figures.RowOf).FirstOrDefault(row => row is not null)?.Row);

    private static IReadOnlyList<RowReading> Doubted(IReadOnlyList<RowReading> rows, List<QualityRule> broken, ReportFigures figures)
    {
        var doubts = broken.Where(rule => rule.Severity == Severity.Error)
            .SelectMany(rule => rule.Doubts.Select(figures.RowOf).OfType<RowReading>().Select(row => (row.Row, rule.Name)))
            .ToLookup(doubt => doubt.Row, doubt => doubt.Name);
        return doubts.Count == 0 ? rows : [.. rows.Select(row => doubts.Contains(row.Row) ? Suspect(row, doubts[row.Row]) : row)];
    }

    private static RowReading Suspect(RowReading row, IEnumerable<string> rules) => row with
    {
        Status = ObservationStatus.Suspect,
        Reasons = [.. row.Reasons, ByRules(string.Join(", ", rules.Distinct(StringComparer.Ordinal)))],
    };

    private static Reason ByRules(string rules) => new($"nghi ngờ theo quy tắc {rules}", $"in doubt by the rules {rules}");

    private static Dictionary<string, decimal> Names(ReportReading reading, AdminUnitRegister register)
    {
        var asked = reading.Rows.Where(r => r.IndicatorCode is not null || r.Status == ObservationStatus.Review).ToList();
        var names = new Dictionary<string, decimal>(StringComparer.Ordinal)
        {
            ["asked"] = asked.Count,
            ["answered"] = asked.Count(r => r.Status != ObservationStatus.NotReported),
        };
        if (ReferencePeriod.TryParse(reading.Report.PeriodCode, out var period))
        {
            if (reading.Report.IssuedOn is { } issued)
            {
                names["days_late"] = Math.Max(0, NodaTime.Period.DaysBetween(period.DueDate, issued));
            }

            if (reading.Report is { AdminUnitLevel: "District", AdminUnitCode: { } code })
            {
                names["communes"] = register.Versions.Count(u => u.ParentCode == code && u.Level == AdminUnitLevel.Commune && u.IsValidOn(period.EndDate));
            }
        }

        return names;
    }
}
