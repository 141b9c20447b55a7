using System.Globalization;
using CchcWarehouse.Etl.Facts;

namespace CchcWarehouse.Commands;

/// <summary>A reading for people: whose report, every row, every finding, the counts.</summary>
internal static class ReadingTable
{
    private static readonly CultureInfo Vietnamese = VietnameseNumbers();

    public static void Print(ReportReading reading)
    {
        PrintReport(reading);
        PrintRows(reading.Rows);
        PrintFindings(reading.Findings);
        Console.Out.WriteLine(Counts(reading));
        Console.Out.WriteLine();
    }

    private static void PrintReport(ReportReading reading)
    {
        var report = reading.Report;
        var unknown = new Spoken("không rõ", "unknown").ToString();
        var unit = report.AdminUnitCode is null ? unknown : $"{report.AdminUnitName} ({report.AdminUnitCode}, {report.AdminUnitLevel})";
        Console.Out.WriteLine(reading.FileName);
        Console.Out.WriteLine($"{new Spoken("Đơn vị", "Unit")}: {unit}");
        Console.Out.WriteLine($"{new Spoken("Kỳ", "Period")}: {report.PeriodCode ?? unknown}   {new Spoken("Số", "Number")}: {report.Number ?? unknown}   {new Spoken("Ngày", "Date")}: {report.IssuedOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? unknown}");
    }

    private static void PrintRows(IReadOnlyList<RowReading> rows)
    {
        var table = Terminal.Table(
            new("Dòng", "Row"), new("STT", "No."), new("Nội dung", "Label"), new("Trị số in", "Printed"),
            new("Giá trị", "Value"), new("Trạng thái", "Status"), new("Chỉ tiêu", "Indicator"));
        foreach (var row in rows)
            table.AddTexts(
                $"{row.Row}", row.PrintedNumber, row.Label, row.PrintedValue, Value(row), row.Status.ToString(), row.IndicatorCode);
        Terminal.Output.Write(table);
    }

    private static string Value(RowReading row)
    {
        var value = row.Value?.ToString("#,0.######", Vietnamese) ?? row.CodeLabel ?? row.TextValue ?? string.Empty;
        var mark = row.Qualifier switch
        {
            ValueQualifier.Above => "> ",
            ValueQualifier.Below => "< ",
            ValueQualifier.About => "≈ ",
            _ => string.Empty,
        };
        return mark + value + (row.Denominator is { } whole ? $"/{whole.ToString("#,0.######", Vietnamese)}" : string.Empty);
    }

    private static void PrintFindings(IReadOnlyList<ReadingFinding> findings)
    {
        foreach (var finding in findings)
        {
            var place = finding.Row is { } row ? $" {new Spoken($"dòng {row}", $"row {row}")}" : string.Empty;
            Console.Out.WriteLine($"{finding.Severity}{place} [{finding.Rule}] {new Spoken(finding.Message, finding.MessageEn)}");
        }
    }

    private static Spoken Counts(ReportReading reading)
    {
        var rows = reading.Rows.Count;
        var values = reading.Rows.Count(r => r.Value is not null);
        var facts = reading.Rows.Count(r => r.IndicatorCode is not null && r.Status is not ObservationStatus.Review);
        var review = reading.Rows.Count(r => r.Status is ObservationStatus.Review);
        return new Spoken(
            $"{rows} dòng, {values} giá trị, {facts} dòng khớp chỉ tiêu, {review} dòng chờ xem xét, {reading.Findings.Count} ghi nhận.",
            $"{rows} rows, {values} values, {facts} matched to an indicator, {review} waiting for review, {reading.Findings.Count} findings.");
    }

    private static CultureInfo VietnameseNumbers()
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (culture.NumberFormat.NumberGroupSeparator, culture.NumberFormat.NumberDecimalSeparator) = (".", ",");
        return culture;
    }
}
