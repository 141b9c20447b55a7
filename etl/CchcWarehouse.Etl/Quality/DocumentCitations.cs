using System.Globalization;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Rows;

namespace CchcWarehouse.Etl.Quality;

/// <summary>Documents that are cited with a number of another sort, or with a day outside the year of their number.</summary>
internal static partial class DocumentCitations
{
    private const int Longest = 20_000;

    private static readonly Dictionary<string, string> Marks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["quyết định"] = "QĐ", ["kế hoạch"] = "KH", ["báo cáo"] = "BC", ["chỉ thị"] = "CT", ["nghị quyết"] = "NQ", ["nghị định"] = "NĐ", ["thông báo"] = "TB", ["tờ trình"] = "TTR",
    };

    public static IEnumerable<ReadingFinding> Check(Annex annex) =>
        annex.HeadingLines.Concat(annex.ClosingLines).Select(l => (l.Line, l.Text, Row: default(int?)))
            .Concat(annex.Rows.Where(r => r.Notes is not null).Select(r => (r.Line, r.Notes!, (int?)r.Row)))
            .SelectMany(t => Citation().Matches(t.Item2.Length <= Longest ? t.Item2 : "").Select(m => Contradiction(m) is { } why ? Finding(m, t.Line, t.Item3, why) : null)).OfType<ReadingFinding>()
            .DistinctBy(f => (f.Row, f.Actual));

    /// <summary>What speaks against the number, in both languages.</summary>
    private static (string Vi, string En)? Contradiction(Match citation)
    {
        var sort = Blanks().Replace(citation.Groups["sort"].Value, " ");
        var mark = citation.Groups["mark"].Value;
        if (Marks.Values.Contains(mark, StringComparer.OrdinalIgnoreCase) && !string.Equals(Marks[sort], mark, StringComparison.OrdinalIgnoreCase))
        {
            return ($"ký hiệu /{mark} không phải của {sort.ToLowerInvariant()}", $"the mark /{mark} is of another sort of document");
        }

        return citation.Groups["numberyear"] is { Success: true } number && citation.Groups["year"] is { Success: true } year && number.Value != year.Value
            ? ($"năm {number.Value} trong số hiệu khác năm {year.Value} của ngày ban hành", $"the number is of {number.Value}, the day of {year.Value}")
            : null;
    }

    private static ReadingFinding Finding(Match citation, int line, int? row, (string Vi, string En) why)
    {
        var cited = Blanks().Replace(citation.Value, " ").Trim();
        return new ReadingFinding(
            "citation-contradicts-itself", Severity.Info, row, string.Create(CultureInfo.InvariantCulture, $"Văn bản được dẫn “{cited}” (dòng {line}) ghi chưa đúng: {why.Vi}."),
            string.Create(CultureInfo.InvariantCulture, $"The document cited “{cited}” (line {line}) contradicts itself: {why.En}."), Actual: cited);
    }

    [GeneratedRegex(@"\b(?<sort>quyết\s+định|kế\s+hoạch|báo\s+cáo|chỉ\s+thị|nghị\s+quyết|nghị\s+định|thông\s+báo|tờ\s+trình)\s+số\s*:?\s*\d+\s*/(?:\s*(?<numberyear>(?:19|20)\d\d)\s*/)?\s*(?<mark>[\p{Lu}]+[\p{Ll}]?)\s*-\s*\p{Lu}[\p{Lu}Đ&]*(?:,?\s*ngày\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?<year>(?:19|20)\d\d))?", RegexOptions.IgnoreCase)]
    private static partial Regex Citation();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
