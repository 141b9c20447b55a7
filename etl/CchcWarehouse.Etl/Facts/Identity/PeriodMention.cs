using System.Globalization;
using System.Text.RegularExpressions;
using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Facts.Identity;

/// <summary>A period of the year without its year: "quý I", "6 tháng đầu năm".</summary>
internal readonly record struct PeriodShape(PeriodKind Kind, int Ordinal)
{
    public static readonly PeriodShape WholeYear = new(PeriodKind.Year, 1);

    public ReferencePeriod In(int year) => ReferencePeriod.Of(Kind, year, Ordinal);
}

/// <summary>A place where a text names a period.</summary>
/// <param name="Shape">Null for a span that is no reporting period ("10 tháng", "tuần 12").</param>
/// <param name="Year">Null where it is left out: "6 tháng đầu năm".</param>
internal sealed partial record PeriodMention(PeriodShape? Shape, int? Year, string Text, int Index)
{
    /// <summary>In the order of the text. Dates, numbers of documents and spans of years are no periods.</summary>
    public static IReadOnlyList<PeriodMention> Read(string text)
    {
        var masked = NotPeriods().Replace(text, match => new string(' ', match.Length));
        return Pattern().Matches(masked).Select(Mention).ToList();
    }

    private static PeriodMention Mention(Match match) =>
        new(ShapeOf(match), match.Groups["y"].Success ? int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : null,
            Blanks().Replace(match.Value, " ").Trim(), match.Index);

    private static PeriodShape? ShapeOf(Match match)
    {
        if (match.Groups["quarter"] is { Success: true } quarter)
        {
            return new(PeriodKind.Quarter, Count(quarter.Value));
        }
        if (match.Groups["span"] is { Success: true } span)
        {
            return Span(Count(span.Value), match.Groups["half"].Value.StartsWith('c') || match.Groups["half"].Value.StartsWith('C'));
        }
        if (match.Groups["month"] is { Success: true } month)
        {
            return Count(month.Value) is >= 1 and <= 12 and var number ? new(PeriodKind.Month, number) : null;
        }
        return match.Groups["week"].Success ? null : PeriodShape.WholeYear;
    }

    private static PeriodShape? Span(int months, bool isLast) => (months, isLast) switch
    {
        (3, false) => new(PeriodKind.Quarter, 1),
        (3, true) => new(PeriodKind.Quarter, 4),
        (6, false) => new(PeriodKind.HalfYear, 1),
        (6, true) => new(PeriodKind.HalfYear, 2),
        (9, false) => new(PeriodKind.NineMonths, 1),
        (12, _) => PeriodShape.WholeYear,
        _ => null,
    };

    private static int Count(string word) => word.ToUpperInvariant() switch
    {
        "I" or "MỘT" or "NHẤT" => 1,
        "II" or "HAI" => 2,
        "III" or "BA" => 3,
        "IV" or "BỐN" or "TƯ" => 4,
        "SÁU" => 6,
        "CHÍN" => 9,
        "MƯỜI" => 10,
        "MƯỜI MỘT" => 11,
        "MƯỜI HAI" => 12,
        var digits => int.Parse(digits, CultureInfo.InvariantCulture),
    };

    private const string YearTail = @"(?:\s*[/,.(–-]?\s*(?:của\s+)?(?:năm\s*)?(?<y>20\d\d)(?![\d/])(?!\s*[-–]\s*20\d\d))?";

    [GeneratedRegex(@"(?<!\p{L})(?:qu[ýíyi]\s*(?:số\s*|thứ\s*)?|q\.?\s*(?=[IV1-4]+\s*[/.-]\s*(?:năm\s*)?20\d\d))(?<quarter>IV|III|II|I|0?[1-4]|một|hai|ba|bốn|tư|nhất)(?![\p{L}\d])" + YearTail
        + @"|(?<![\p{L}\d])(?<span>\d{1,2}|ba|sáu|chín|mười\s+một|mười\s+hai|mười)\s*(?:tháng(?!\s*\d)|t(?=\s*(?:đầu|cuối|[/.-])\s*(?:năm\s*)?20\d\d))(?:\s*(?<half>đầu|cuối))?(?:\s*năm(?!\s*20\d\d))?" + YearTail
        + @"|(?<!\p{L})tháng\s*(?<month>\d{1,2})(?!\d)\s*(?:[/.–-]|,?\s*năm)\s*(?<y>20\d\d)(?![\d/])"
        + @"|(?<!\p{L})tháng\s*(?<month>\d{1,2})(?=\s*(?:[,;–-]|và)\s*(?:một\s+số\s+)?(?:phương\s+hướng|nhiệm\s+vụ|kế\s+hoạch|chương\s+trình|giải\s+pháp))"
        + @"|(?<!\p{L})tuần\s*(?:thứ\s*)?(?<week>\d{1,2})(?!\d)" + YearTail
        + @"|(?<!\p{L})năm\s*(?<y>20\d\d)(?![\d/])(?!\s*[-–]\s*20\d\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Pattern();

    [GeneratedRegex(@"(?<!\p{L})ngày[\s.…_]*\d{0,2}[\s.…_]*tháng[\s.…_]*\d{0,2}[\s.…_]*,?\s*năm[\s.…_]*(?:20\d\d)?"
        + @"|(?<!\p{L})ngày[\s.…_/]*năm\s*20\d\d"
        + @"|\([^()]*(?:sử\s*dụng|dùng\s*cho|áp\s*dụng|dành\s*cho|h[àằ]ng\s|định\s*kỳ)[^()]*\)"
        + @"|\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*20\d\d"
        + @"|(?<!\p{L})số\s*:?\s*\d+[^\s,;)]*"
        + @"|(?:giai\s*đoạn|nhiệm\s*kỳ|năm\s*học)\s*(?:năm\s*)?20\d\d\s*[-–]\s*(?:20)?\d\d"
        + @"|(?:so\s*với|cùng\s*kỳ)\s*(?:cùng\s*kỳ\s*)?(?:(?:quý|qúy)\s*[IV\d]+\s*)?(?:\d+\s*tháng\s*(?:đầu|cuối)?\s*)?(?:năm\s*)?/?\s*(?:20\d\d|trước)", RegexOptions.IgnoreCase)]
    private static partial Regex NotPeriods();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
