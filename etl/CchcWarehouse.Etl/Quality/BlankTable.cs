using CchcWarehouse.Etl.Facts;
using CchcWarehouse.Etl.Review;

namespace CchcWarehouse.Etl.Quality;

/// <summary>A table in which no number stands: a form that was not filled in, or one of words alone.</summary>
/// <remarks>It would end the figures of the report before it; so it waits until a person says that it is that unit's report.</remarks>
public static class BlankTable
{
    private const string Rule = "no-figures";

    /// <summary>The finding alone: what the table says stays as it is.</summary>
    public static ReportReading Note(ReportReading reading) => IsBlank(reading) ? reading with { Findings = [.. reading.Findings, Finding(reading)] } : reading;

    /// <summary>The report as it may be loaded: of no period while nobody confirms it.</summary>
    public static ReportReading Check(ReportReading reading) =>
        !IsBlank(reading) ? reading
        : reading.Findings.Any(f => f.Rule == DecisionWords.Rule && f.Row is null) ? Note(reading)
        : Note(reading) with { Report = reading.Report with { PeriodCode = null } };

    private static bool IsBlank(ReportReading reading) => reading.Rows.All(r => r.Value is null && !(r.Status == ObservationStatus.Review && r.PrintedValue is not null));

    private static ReadingFinding Finding(ReportReading reading) => new(
        Rule, Severity.Error, null,
        $"Bảng có {reading.Rows.Count} dòng nhưng không có số liệu nào: có thể là biểu mẫu chưa điền. Số liệu chưa được nạp; nếu đúng là báo cáo, hãy xác nhận đơn vị và kỳ.",
        $"The table has {reading.Rows.Count} rows but not one figure: it may be a form that was not filled in. Nothing is loaded; if it is the report, confirm its unit and period.",
        Actual: "0");
}
