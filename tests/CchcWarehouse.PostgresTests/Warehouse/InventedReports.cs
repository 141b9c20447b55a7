using System.Globalization;
using System.Text;
using CchcWarehouse.Etl.Documents;
using CchcWarehouse.Etl.Facts;
using NodaTime;

namespace CchcWarehouse.PostgresTests.Warehouse;

/// <summary>Reports without papers: what a reader would have made of them.</summary>
internal static class InventedReports
{
    public static RowReading Row(int row, string indicator, decimal value) => new(
        row, row + 10, null, row.ToString(CultureInfo.InvariantCulture), "Số nhiệm vụ", RowKind.Measure, "Nhiệm vụ", value.ToString(CultureInfo.InvariantCulture), value, null,
        ValueQualifier.Exact, ObservationStatus.Normal, null, null, indicator, "TASK", null, [new("so khớp đúng", "so khớp đúng")]);

    public static SourceDocument Document(string name) => SourceDocument.FromBytes(name + ".txt", Encoding.UTF8.GetBytes(name));

    public static ReportReading Reading(
        SourceDocument document, string? period, string? unit, LocalDate? issuedOn = null, string? number = null, params RowReading[] rows) => new(
            document.FileName, document.Sha256, new ReportIdentity(unit, unit, null, period, number, issuedOn, document.FileName), rows,
            [new ReadingFinding("test", Severity.Info, 1, "thử", "test")]);
}
