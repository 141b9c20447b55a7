using System.Text.RegularExpressions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>Reads the report's own date, from its place-and-date line and from the caption of its annex.</summary>
internal static partial class IssueDateReader
{
    /// <summary>The date as far as it is printed; null when nothing is, or when the paper contradicts itself.</summary>
    public static PrintedDate? Read(ReportPaper paper, List<ReadingFinding> findings)
    {
        var printed = Printed(paper).ToList();
        foreach (var date in printed.Where(date => date.IsInvalid))
        {
            findings.Add(Invalid(date));
        }
        var dates = printed.Where(date => !date.IsInvalid).ToList();
        if (dates.Count == 0)
        {
            return null;
        }
        var fullest = dates.MaxBy(date => (date.Year is null ? 0 : 4) + (date.Month is null ? 0 : 2) + (date.Day is null ? 0 : 1))!;
        if (dates.Find(date => !date.Agrees(fullest)) is { } other)
        {
            findings.Add(Contradiction(fullest, other));
            return null;
        }
        if (!fullest.IsComplete)
        {
            findings.Add(Incomplete(fullest));
        }
        return fullest;
    }

    private static IEnumerable<PrintedDate> Printed(ReportPaper paper)
    {
        var own = paper.Of(PassageKind.Letterhead).SelectMany(passage => PrintedDate.Read(passage).Take(1))
            .Concat(paper.Of(PassageKind.Caption).SelectMany(passage => PrintedDate.Read(passage).Take(1))).ToList();
        return own.Count > 0 ? own : paper.Of(PassageKind.Narrative, PassageKind.Signature, PassageKind.AnnexTitle, PassageKind.ReportTitle).SelectMany(PlaceAndDate).Take(1);
    }

    /// <summary>"Vĩnh Châu, ngày 16 tháng 12 năm 2022" on a line of its own.</summary>
    private static IEnumerable<PrintedDate> PlaceAndDate(Passage passage) =>
        from match in PlaceLine().Matches(passage.Text)
        from date in PrintedDate.Read(passage, match.Groups["date"].Index).Take(1)
        select date;

    private static ReadingFinding Invalid(PrintedDate date) => new("issue-date-invalid", Severity.Warning, null,
        $"“{date.Text}” (dòng {date.Line}) không phải là một ngày có thật; cần dạng “ngày 16 tháng 12 năm 2022”.",
        $"“{date.Text}” (line {date.Line}) is no day of the calendar; write it like “ngày 16 tháng 12 năm 2022”.", Actual: date.Text);

    private static ReadingFinding Incomplete(PrintedDate date) => new("issue-date-incomplete", Severity.Info, null,
        $"Ngày ban hành còn để trống: “{date.Text}” (dòng {date.Line}).",
        $"The date of issue is left incomplete: “{date.Text}” (line {date.Line}).", Actual: date.Text);

    private static ReadingFinding Contradiction(PrintedDate date, PrintedDate other) => new("issue-date-contradiction", Severity.Warning, null,
        $"Văn bản ghi hai ngày ban hành: “{date.Text}” (dòng {date.Line}) và “{other.Text}” (dòng {other.Line}).",
        $"The paper has two dates of issue: “{date.Text}” (line {date.Line}) and “{other.Text}” (line {other.Line}).", Expected: date.Text, Actual: other.Text);

    [GeneratedRegex(@"^[^,\n]{2,60},\s*(?<date>ngày)[^\n]{0,40}$", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex PlaceLine();
}
