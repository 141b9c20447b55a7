using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Identity;
using CchcWarehouse.Etl.Rows;
using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Quality.Narrative;

/// <summary>Slips of the text itself: an item that a list names twice, another year where the report's own is meant.</summary>
internal static partial class TextSlips
{
    private const int Longest = 20_000;
    private const int FewestWordsOfItem = 3;

    public static IEnumerable<ReadingFinding> Check(Annex annex, string? periodCode)
    {
        var lines = ReportPaper.Read(annex).Of(PassageKind.Narrative).SelectMany(p => p.Lines).Where(l => l.Text.Length <= Longest).ToList();
        var year = ReferencePeriod.TryParse(periodCode, out var period) ? period.Year : (int?)null;
        return lines.SelectMany(NamedTwice).Concat(lines.Select(l => year is { } y ? OtherYear(l, y) : null).OfType<ReadingFinding>());
    }

    /// <summary>"Cải cách thể chế; Cải cách thể chế; Cải cách tài chính công".</summary>
    private static IEnumerable<ReadingFinding> NamedTwice(TextLine line)
    {
        var items = Separator().Split(line.Text).Select(item => item.Trim()).ToList();
        return items.Zip(items.Skip(1))
            .Where(pair => pair.First.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length >= FewestWordsOfItem && !pair.First.Any(char.IsAsciiDigit) && FoldedText.Of(pair.First) == FoldedText.Of(pair.Second))
            .Select(pair => new ReadingFinding(
                "text-names-twice", Severity.Info, null,
                $"Lời văn liệt kê hai lần “{pair.Second}” (dòng {line.Line}): có thể thiếu một mục khác.",
                $"The text lists “{pair.Second}” twice (line {line.Line}): another item may be missing.", Actual: pair.Second))
            .DistinctBy(finding => finding.Actual);
    }

    /// <summary>"Trong năm 2020, UBND xã …" in a paragraph that otherwise names only the report's year, and that more than once.</summary>
    private static ReadingFinding? OtherYear(TextLine line, int year)
    {
        var years = Year().Matches(line.Text).Select(m => m.Value).ToList();
        return InTheYear().Match(line.Text) is { Success: true } match && match.Groups["year"].Value is var said && int.Parse(said, System.Globalization.CultureInfo.InvariantCulture) < year
            && years.Count(y => y == said) == 1 && years.Count(y => y == $"{year}") >= 2 && years.TrueForAll(y => y == said || y == $"{year}") && !Comparison().IsMatch(line.Text)
            ? new ReadingFinding(
                "text-of-another-year", Severity.Info, null,
                $"Lời văn viết “{match.Value.Trim()}” (dòng {line.Line}) trong khi cả đoạn nói về năm {year}.",
                $"The text says “{match.Value.Trim()}” (line {line.Line}) where the whole paragraph is about {year}.", $"{year}", said)
            : null;
    }

    [GeneratedRegex(@"[;,:.]")]
    private static partial Regex Separator();

    [GeneratedRegex(@"(?<![\d/.-])20\d\d(?![\d-])|(?<=[/.-])20\d\d(?!\d)")]
    private static partial Regex Year();

    [GeneratedRegex(@"(?:^|[.;]\s+)trong\s+năm\s+(?<year>20\d\d)(?=\s*,)", RegexOptions.IgnoreCase)]
    private static partial Regex InTheYear();

    [GeneratedRegex(@"so\s+với|so\s+sánh|cùng\s+kỳ|giai\s+đoạn|năm\s+trước|từ\s+năm|đến\s+năm|kể\s+từ", RegexOptions.IgnoreCase)]
    private static partial Regex Comparison();
}
