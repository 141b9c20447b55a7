using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Identity;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Review;

/// <summary>Whose report it is and for when, as a person said where the paper does not.</summary>
internal static class DecidedReport
{
    public static IdentityReading Apply(IdentityReading read, ReviewDecision? decision, AdminUnitRegister register)
    {
        if (decision?.Identity is not { } given)
        {
            return read;
        }

        var report = read.Report with
        {
            PeriodCode = given.PeriodCode ?? read.Report.PeriodCode,
            Number = given.Number ?? read.Report.Number,
            IssuedOn = given.IssuedOn ?? read.Report.IssuedOn,
        };
        if (given.AdminUnitCode is { } code)
        {
            var unit = UnitAsOf(code, report, register);
            report = report with { AdminUnitCode = code, AdminUnitName = unit?.Name, AdminUnitLevel = unit?.Level.ToString() };
        }

        return new IdentityReading(report, [.. read.Findings.Where(f => !IsAnswered(f, given)), DecisionWords.Finding(decision)]);
    }

    /// <summary>As it stood when the period ended; a unit made since then, as it stood when it issued the report.</summary>
    public static AdminUnitVersion? UnitAsOf(string code, ReportIdentity report, AdminUnitRegister register) =>
        Days(report).Select(day => register.On(code, day)).OfType<AdminUnitVersion>().FirstOrDefault();

    private static IEnumerable<LocalDate> Days(ReportIdentity report)
    {
        if (ReferencePeriod.TryParse(report.PeriodCode, out var period))
        {
            yield return period.EndDate;
        }

        if (report.IssuedOn is { } issued)
        {
            yield return issued;
        }
    }

    private static bool IsAnswered(ReadingFinding finding, DecidedIdentity given) =>
        finding.Severity == Severity.Error
        && ((given.AdminUnitCode is not null && finding.Rule.StartsWith("admin-unit-", StringComparison.Ordinal))
            || (given.PeriodCode is not null && finding.Rule.StartsWith("period-", StringComparison.Ordinal)));
}
