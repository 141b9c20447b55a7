using System.Globalization;
using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Star.Dimensions;
using NodaTime;

namespace CchcWarehouse.Etl.Quality;

/// <summary>A report of results for a period that had not begun when the report came.</summary>
/// <remarks>The period is then misprinted: it is not guessed, the report waits for a person.</remarks>
public static class FuturePeriod
{
    /// <param name="receivedOn">The day on which the document came, so that reading it later says the same.</param>
    public static ReportReading Check(ReportReading reading, LocalDate receivedOn) =>
        ReferencePeriod.TryParse(reading.Report.PeriodCode, out var period) && period.StartDate > receivedOn
            ? reading with { Report = reading.Report with { PeriodCode = null }, Findings = [.. reading.Findings, Finding(period, receivedOn)] }
            : reading;

    private static ReadingFinding Finding(ReferencePeriod period, LocalDate receivedOn) => new(
        "period-in-future", Severity.Error, null,
        $"Kỳ báo cáo {period.Name} bắt đầu ngày {Day(period.StartDate)}, sau ngày nhận báo cáo {Day(receivedOn)}: kỳ báo cáo ghi sai, số liệu chưa được nạp.",
        $"The period {period.NameEn} begins on {Day(period.StartDate)}, after the report came on {Day(receivedOn)}: the period is misprinted, nothing is loaded.",
        Expected: $"≤ {receivedOn.Year.ToString(CultureInfo.InvariantCulture)}", Actual: period.Code);

    private static string Day(LocalDate date) => date.ToString("dd/MM/uuuu", CultureInfo.InvariantCulture);
}
