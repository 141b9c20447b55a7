using System.Globalization;
using System.Text.RegularExpressions;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Star.Dimensions;

namespace CchcWarehouse.Etl.Quality;

/// <summary>Legal documents that a year's report cites beside the count of those issued, numbered beyond that count.</summary>
/// <remarks>
/// Documents of one sort are numbered through the year from 1: whoever issued No. 12 issued twelve. Of a shorter period
/// nothing follows, and a document that another body issued is no own one.
/// </remarks>
internal static partial class DocumentNumbers
{
    private const string Issued = "2.1.1";

    /// <summary>The group of the rows that count documents issued.</summary>
    private const string OfIssued = "2.1.";

    public static IEnumerable<ReadingFinding> Check(IReadOnlyList<RowReading> rows, string? periodCode)
    {
        if (!ReferencePeriod.TryParse(periodCode, out var period) || period.Kind != PeriodKind.Year
            || rows.FirstOrDefault(r => r is { IndicatorCode: Issued, Qualifier: ValueQualifier.Exact }) is not { Value: { } count, PrintedValue: { } printed })
        {
            return [];
        }

        var year = period.Year.ToString(CultureInfo.InvariantCulture);
        return rows.Where(r => r.IndicatorCode?.StartsWith(OfIssued, StringComparison.Ordinal) == true && r.Note is not null)
            .SelectMany(r => LegalDocument().Matches(r.Note!)
                .Where(m => m.Groups["year"].Value == year && !m.Groups["other"].Success && int.Parse(m.Groups["number"].ValueSpan, CultureInfo.InvariantCulture) > count)
                .DistinctBy(m => m.Groups["document"].Value).Take(1)
                .Select(m => Finding(r, m.Groups["document"].Value, printed)));
    }

    private static ReadingFinding Finding(RowReading row, string document, string printed) => new(
        "number-beyond-count", Severity.Info, row.Row,
        $"Ghi chú dẫn văn bản số {document} trong khi cả năm chỉ có {printed} được ban hành: số hiệu vượt số đã ban hành.",
        $"The note cites document {document} although only {printed} were issued in the year: the number is beyond the count.",
        $"≤ {printed}", document);

    [GeneratedRegex(@"\b(?<document>(?<number>\d{1,4})\s*/\s*(?<year>20\d\d)\s*/\s*(?:QĐ|NQ)\s*-\s*(?:UBND|HĐND))(?<other>[^;]{0,60}?\bcủa\s+(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)\s+(?:tỉnh|thành phố))?", RegexOptions.IgnoreCase)]
    private static partial Regex LegalDocument();
}
