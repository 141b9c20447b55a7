using CchcWarehouse.Etl.Documents;

namespace CchcWarehouse.Etl.Rows;

/// <summary>What the lines over a table say about its period, where two columns ask for it.</summary>
/// <param name="Year">"NĂM 2023", "quý II/2023"; the date of the letter is often of the next year.</param>
/// <param name="Period">A quarter, half-year, nine months, month or year, as in <see cref="PeriodOf"/>.</param>
/// <param name="IsTitle">It stands in a title, not only in the date of a letter.</param>
internal sealed record ReportCaption(int? Year, string? Period, bool IsTitle)
{
    internal static readonly ReportCaption Unknown = new(null, null, IsTitle: false);

    internal static ReportCaption Of(IEnumerable<string> lines)
    {
        var dated = lines.Where(l => HeadWords.YearIn(l) is not null).ToList();
        var title = dated.FindLast(l => FoldedText.Of(l) is var text && !FoldedText.Holds(text, "kem theo") && !FoldedText.Holds(text, "ngay"));
        return (title ?? dated.LastOrDefault()) is { } line ? new ReportCaption(HeadWords.YearIn(line), PeriodOf(line), title is not null) : Unknown;
    }

    /// <summary>The column names another year or period than the title.</summary>
    internal bool Contradicts(string head) =>
        IsTitle && (HeadWords.YearIn(head) is { } year && year != Year || PeriodOf(head) is { } period && Period is not null && period != Period);

    /// <summary>"Q3", "6M", "9M", "M5" or "Y"; null where no period is named.</summary>
    internal static string? PeriodOf(string text)
    {
        var words = FoldedText.Of(text).Split(' ');
        for (var i = 0; i + 1 < words.Length; i++)
        {
            if (words[i] == "quy" && Quarter(words[i + 1]) is { } quarter)
                return $"Q{quarter}";
            if (words[i + 1] == "thang" && Months(words[i]) is { } months)
                return $"{months}M";
            if (words[i] == "thang" && int.TryParse(words[i + 1], out var month) && month is > 0 and <= 12)
                return $"M{month}";
        }
        return words.Contains("nam") ? "Y" : null;
    }

    private static int? Quarter(string word) => word switch
    {
        "1" or "i" => 1,
        "2" or "ii" => 2,
        "3" or "iii" => 3,
        "4" or "iv" => 4,
        _ => null,
    };

    private static int? Months(string word) => word switch
    {
        "6" or "06" or "sau" => 6,
        "9" or "09" or "chin" => 9,
        _ => null,
    };
}
