using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>The identity of a report with what a person should know about how it was found.</summary>
public sealed record IdentityReading(ReportIdentity Report, IReadOnlyList<ReadingFinding> Findings);

/// <summary>Reads whose report a paper is, for which period, under which number and date.</summary>
public static partial class ReportIdentityReader
{
    public static IdentityReading Read(Annex annex, AdminUnitRegister register)
    {
        var findings = new List<ReadingFinding>();
        var paper = ReportPaper.Read(annex);
        var issued = IssueDateReader.Read(paper, findings);
        var period = new ReportPeriodReader(paper, issued, findings).Read();
        var unit = new AdminUnitReader(paper, register, findings).Read(Days(period, issued));
        var number = ReportNumberReader.Read(paper, findings);
        return new(
            new(unit?.Code, unit?.Name, unit?.Level.ToString(), period?.Code, number, issued?.Date, Title(paper)),
            findings.Distinct().ToList());
    }

    /// <summary>The unit must stand when the period ends, or at least when the report is issued.</summary>
    private static List<LocalDate> Days(ReferencePeriod? period, PrintedDate? issued) =>
        new[] { period?.EndDate, issued?.Latest }.OfType<LocalDate>().ToList();

    /// <summary>The report's own title; that of its table where the table stands alone.</summary>
    private static string? Title(ReportPaper paper)
    {
        var title = paper.Of(PassageKind.ReportTitle).Concat(paper.Of(PassageKind.AnnexTitle)).FirstOrDefault();
        return title is null ? null : Blanks().Replace(title.Text, " ").Trim();
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
