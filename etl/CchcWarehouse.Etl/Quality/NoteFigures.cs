using System.Globalization;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Facts.Cells;
using CchcWarehouse.Etl.Quality.Expressions;

namespace CchcWarehouse.Etl.Quality;

/// <summary>Figures in a note against the value beside it.</summary>
/// <remarks>Numbers of documents and dates are no figures; a note is asked only for what it says of its own row.</remarks>
internal static partial class NoteFigures
{
    public static IEnumerable<ReadingFinding> Check(IReadOnlyList<RowReading> rows)
    {
        var byCode = rows.Where(r => r is { IndicatorCode: not null, Value: not null, Status: ObservationStatus.Normal or ObservationStatus.Suspect })
            .GroupBy(r => r.IndicatorCode!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        var byRow = rows.ToDictionary(r => r.Row);
        return byCode.Values.Where(r => r.Note is not null && r.Kind == RowKind.Measure && r.Qualifier == ValueQualifier.Exact)
            .SelectMany(row => Check(row, byCode, byRow));
    }

    private static IEnumerable<ReadingFinding> Check(RowReading row, Dictionary<string, RowReading> byCode, Dictionary<int, RowReading> byRow)
    {
        var trait = FigureNames.Traits[row.IndicatorCode!];
        if (trait.UnitOfMeasure == "PCT")
        {
            return FractionAgainstRate(row) is { } rate ? [rate] : [];
        }

        return new[] { ShareAgainstCount(row, Whole(row, byCode, byRow)), PartAgainstCount(row), PunctualityAgainstCount(row), DocumentsAgainstCount(row, trait) }.OfType<ReadingFinding>();
    }

    /// <summary>"25/27 nhiệm vụ" beside 92,59 %.</summary>
    private static ReadingFinding? FractionAgainstRate(RowReading row)
    {
        if (Fraction().Match(row.Note!) is not { Success: true } match || Count(match.Groups["part"].Value) is not { } part || Count(match.Groups["whole"].Value) is not { } whole || whole == 0 || part > whole)
        {
            return null;
        }

        var share = 100 * part / whole;
        var printed = PrintedFigure.Of(row)!.Value;
        return share >= printed.Low && share <= printed.High ? null : Finding(
            row, $"Ghi chú “{match.Value.Trim()}” là {Number(share, true)}%, không khớp giá trị {row.PrintedValue}.",
            $"The note's “{match.Value.Trim()}” is {Number(share, false)} %, not {row.PrintedValue}.", $"{Number(share, true)}%");
    }

    /// <summary>"99,87%" beside 23.826 of 23.856: a note that is a percentage says the row's share of its whole.</summary>
    private static ReadingFinding? ShareAgainstCount(RowReading row, RowReading? whole)
    {
        if (whole?.Value is not > 0 || SharePercent().Match(row.Note!) is not { Success: true } match || VietnameseNumber.Read(match.Groups["share"].Value, NumberForm.Percent).Value is not { } share)
        {
            return null;
        }

        var decimals = match.Groups["share"].Value.AsSpan().LastIndexOfAny(',', '.') is >= 0 and var mark ? match.Groups["share"].Value.Length - mark - 1 : 0;
        var printed = PrintedFigure.Share(share, decimals);
        var real = 100 * row.Value!.Value / whole.Value.Value;
        return real >= printed.Low && real <= printed.High ? null : Finding(
            row, $"Ghi chú “{match.Value.Trim()}” không khớp {row.PrintedValue} trên {whole.PrintedValue} ({FigureNames.Quoted(whole.Label)}), tức {Number(real, true)}%.",
            $"The note's “{match.Value.Trim()}” does not agree with {row.PrintedValue} of {whole.PrintedValue}, which is {Number(real, false)} %.", $"{Number(real, true)}%");
    }

    /// <summary>"Trong đó: …": no part is larger than the value.</summary>
    private static ReadingFinding? PartAgainstCount(RowReading row)
    {
        if (Among().Match(row.Note!) is not { Success: true } among)
        {
            return null;
        }

        var larger = Amount().Matches(Dated().Replace(among.Groups["parts"].Value, " ")).Select(m => m.Value.Trim()).FirstOrDefault(t => Count(t) > row.Value);
        return larger is null ? null : Finding(
            row, $"Ghi chú nêu một phần là {larger}, lớn hơn giá trị {row.PrintedValue} của dòng.", $"The note gives a part of {larger}, more than the row's {row.PrintedValue}.", $"≥ {larger}");
    }

    /// <summary>"Trước hạn 120, đúng hạn 950, trễ hạn 30": early, on time and late together are all that was settled.</summary>
    private static ReadingFinding? PunctualityAgainstCount(RowReading row)
    {
        var parts = Punctuality().Matches(row.Note!);
        var sorts = parts.Select(m => m.Groups["late"].Success ? "late" : m.Groups["early"].Success ? "early" : "on time").ToList();
        if (!Settled.Contains(row.IndicatorCode!) || !sorts.Contains("late") || !sorts.Contains("on time") || sorts.Distinct(StringComparer.Ordinal).Count() < sorts.Count
            || parts.Any(m => Count(m.Groups["n"].Value) is null))
        {
            return null;
        }

        var sum = parts.Sum(m => Count(m.Groups["n"].Value)!.Value);
        return sum == row.Value ? null : Finding(
            row, $"Các phần trong ghi chú (trước, đúng và quá hạn) cộng lại là {Number(sum, true)}, giá trị là {row.PrintedValue}.",
            $"The note's early, on time and late files together are {Number(sum, false)}, the value is {row.PrintedValue}.", Number(sum, true));
    }

    /// <summary>Files settled: each of them early, on time or late.</summary>
    private static readonly HashSet<string> Settled = ["3.7.2", "3.8.2"];

    /// <summary>A note that lists documents by their numbers beside a count of documents.</summary>
    private static ReadingFinding? DocumentsAgainstCount(RowReading row, IndicatorTrait trait)
    {
        if (trait.UnitOfMeasure != "DOC")
        {
            return null;
        }

        var listed = LegalDocument().Matches(row.Note!).Select(m => m.Groups["number"].Value.TrimStart('0') + "/" + m.Groups["year"].Value).Distinct(StringComparer.Ordinal).Count();
        return listed < 2 || listed == row.Value ? null : Finding(
            row, $"Ghi chú liệt kê {listed} văn bản, giá trị là {row.PrintedValue}.", $"The note lists {listed} documents, the value is {row.PrintedValue}.", listed.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>What the catalogue divides the count by to get a rate; else the count of the row above it by meaning, in the same unit.</summary>
    private static RowReading? Whole(RowReading row, Dictionary<string, RowReading> byCode, Dictionary<int, RowReading> byRow)
    {
        var rate = FigureNames.Traits.Values.FirstOrDefault(t => t.Numerator == row.IndicatorCode && t.Denominator is not null);
        return rate is not null ? byCode.GetValueOrDefault(rate.Denominator!)
            : row.ParentRow is { } above && byRow[above] is { IndicatorCode: { } code, Kind: RowKind.Measure } parent && FigureNames.Traits[code].UnitOfMeasure == FigureNames.Traits[row.IndicatorCode!].UnitOfMeasure ? parent
            : null;
    }

    private static decimal? Count(string text) => VietnameseNumber.Read(text, NumberForm.Whole).Value;

    private static string Number(decimal value, bool inVietnamese) => SideText.Number(value, inVietnamese);

    private static ReadingFinding Finding(RowReading row, string message, string messageEn, string expected) =>
        new("note-contradicts-value", Severity.Warning, row.Row, message, messageEn, expected, row.PrintedValue);

    [GeneratedRegex(@"(?<![\d/.,])(?<part>\d+(?:\.\d{3})*)\s*/\s*(?<whole>\d+(?:\.\d{3})*)(?![\d/.,]*[\d/])(?!\s+\d)(?!\s*[/-]?\s*(?:KH|QĐ|BC|CV|NQ|CT|TB|TT|UBND|HĐND))")]
    private static partial Regex Fraction();

    [GeneratedRegex(@"\A\W*(?:(?:đạt|tỷ lệ|chiếm|bằng|tương đương)\W*)*(?<share>\d+(?:[.,]\d+)?)\s*%\W*\z", RegexOptions.IgnoreCase)]
    private static partial Regex SharePercent();

    [GeneratedRegex(@"\A\W*trong đó\b(?<parts>.*)\z", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Among();

    [GeneratedRegex(@"(?<![\p{L}])(?:(?<late>(?:quá|trễ|chậm)\s+hạn)|(?<both>(?:trước\s+(?:hạn\s+)?(?:và|,)\s+)?đúng\s+(?:hạn|hẹn))|(?<early>(?:trước|sớm)\s+hạn))\s*:?\s*(?:là\s+)?(?<n>\d+(?:\.\d{3})*)(?![\d/%]|[.,]\d|\s*%)", RegexOptions.IgnoreCase)]
    private static partial Regex Punctuality();

    [GeneratedRegex(@"(?<![\p{L}\d/.,-])\d+(?:\.\d{3})*(?![\d/%\p{L}]|[.,]\d|-\d|\s*%)")]
    private static partial Regex Amount();

    [GeneratedRegex(@"(?:số|ngày|tháng|năm|quý|điều|khoản|mức độ|cấp)\s*:?\s*[\d/.,-]+(?:/[\p{Lu}\p{L}-]+)*", RegexOptions.IgnoreCase)]
    private static partial Regex Dated();

    /// <summary>Legal documents carry their year within their number: 01/2021/QĐ-UBND.</summary>
    [GeneratedRegex(@"\b(?<number>\d{1,4})\s*/\s*(?<year>20\d\d)\s*/\s*(?:QĐ|NQ|CT)\b")]
    private static partial Regex LegalDocument();
}
