using System.Text.RegularExpressions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>Reads the report's own number, never that of a document it cites.</summary>
internal static partial class ReportNumberReader
{
    public static string? Read(ReportPaper paper, List<ReadingFinding> findings)
    {
        var numbers = Numbers(paper, PassageKind.Letterhead, LetterheadNumber()).Concat(Numbers(paper, PassageKind.Caption, CaptionNumber()))
            .DistinctBy(number => Comparable(number.Text), StringComparer.OrdinalIgnoreCase).ToList();
        if (numbers.Count < 2)
        {
            return numbers.FirstOrDefault().Text;
        }
        findings.Add(new("number-contradiction", Severity.Warning, null,
            $"Văn bản ghi hai số báo cáo: {numbers[0].Text} (dòng {numbers[0].Line}) và {numbers[1].Text} (dòng {numbers[1].Line}).",
            $"The paper has two report numbers: {numbers[0].Text} (line {numbers[0].Line}) and {numbers[1].Text} (line {numbers[1].Line}).",
            Expected: numbers[0].Text, Actual: numbers[1].Text));
        return null;
    }

    private static IEnumerable<(string Text, int Line)> Numbers(ReportPaper paper, PassageKind kind, Regex pattern) =>
        from passage in paper.Of(kind)
        from match in pattern.Matches(passage.Text).Take(1)
        select (Folded(match.Groups["number"].Value), passage.LineAt(match.Index));

    private static string Folded(string number) => Separator().Replace(number.Replace('–', '-'), "$1").Trim();

    private static string Comparable(string number) => number.TrimStart('0');

    [GeneratedRegex(@"\s*([/&-])\s*|\s+")]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?:^\W*|(?<=[-–—,;|\t])\s*)số\s*[:.]?\s*(?<number>\d+(?:\s*/\s*20\d\d)?\s*/\s*BC(?:\s*[-–/&]\s*[\p{L}\d]+|[\p{Lu}]+)*)", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex LetterheadNumber();

    [GeneratedRegex(@"báo\s+cáo\s+số\s*[:.]?\s*(?<number>\d+(?:(?:\s*/\s*20\d\d)?\s*/\s*BC(?:\s*[-–/&]\s*[\p{L}\d]+|[\p{Lu}]+)*|(?=\s*[,;]?\s*ngày)))", RegexOptions.IgnoreCase)]
    private static partial Regex CaptionNumber();
}
